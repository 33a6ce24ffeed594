import numpy as np
import pandas as pd
import pyreadstat
import pytest

from cxlab.evidence.account import account_of_responses
from cxlab.survey.check import NAMES
from cxlab.survey.files.read import read_survey
from cxlab.survey.quality import checks, checks_table
from cxlab.survey.responses import clean
from tests.survey.simple import book, items, responses, table


def check(found, key):
    (one,) = [each for each in checks(found) if each.key == key]
    return one.passed, one.text


def answers(n=60, seed=4):
    """Two expectations and three perceptions of one dimension, clean."""
    rng = np.random.default_rng(seed)
    common = rng.normal(size=n)
    drawn = {
        name: np.clip(np.rint(4 + 2 * common + rng.normal(size=n)), 1, 7).astype(int)
        for name in ("E1", "E2", "P1", "P2", "P3")
    }
    return {name: list(map(int, values)) for name, values in drawn.items()}


COLUMNS = {
    name: f"role: {role}, item: {item}, dimension: speed, label: item {item}"
    for role in ("expectation", "perception")
    for item in range(1, 4)
    if (name := f"{role[0].upper()}{item}") != "E3"
}


def test_a_clean_survey_passes(tmp_path):
    found = responses(tmp_path, table(answers()), COLUMNS)
    done = checks(found)
    assert [check.key for check in done] == list(NAMES)
    assert {check.passed for check in done} == {True, None}


def test_answers_outside_and_missing_are_named_by_row_and_never_shown(tmp_path):
    given = answers()
    given["E1"][3], given["P2"][0] = 61234, None
    cleaned = responses(tmp_path, table(given), COLUMNS)
    passed, text = check(cleaned, "out_of_range")
    assert passed is False
    assert text.startswith("1 of 299 answers lie outside their scale and count as missing (row 5")
    assert "expectation 'item 1'" in text
    assert "61234" not in repr(checks_table(checks(cleaned))) + repr(account_of_responses(cleaned))
    passed, text = check(cleaned, "missing")
    assert text.startswith("1 of 300 answers missing; 2 of 60 respondents have a gap")
    passed, text = check(cleaned, "half_pairs")
    assert "of 120 pairs 1 have an expectation without its perception and 1 a perception" in text


def test_expectations_at_the_ceiling(tmp_path):
    given = answers() | {"E1": [7] * 60, "E2": [1] + [7] * 59}
    passed, text = check(responses(tmp_path, table(given), COLUMNS), "ceiling")
    assert passed is False
    assert text.startswith("99.2% of all expectations are the highest answer of the scale. Where")


@pytest.mark.parametrize("turned", [["P1"], ["P2", "P3"]])
def test_items_worded_against_their_dimension(tmp_path, turned):
    given = answers()
    for name in turned:
        given[name] = [8 - value for value in given[name]]
    passed, text = check(responses(tmp_path, table(given), COLUMNS), "against")
    assert passed is False
    assert "perception 'item 1' (speed)" in text
    said = {name: said + ", reversed: true" * (name in turned) for name, said in COLUMNS.items()}
    mended = responses(tmp_path, table(given), said)
    assert check(mended, "against")[0] is True


def test_a_scale_nobody_uses_the_end_of(tmp_path):
    passed, text = check(responses(tmp_path, table(answers()), COLUMNS, "scale: [1, 9]"), "scale")
    assert (passed, text) == (False, "nobody answered 9 on the scale 1 to 9: is the scale right?")


def test_a_scale_that_the_files_own_labels_contradict(tmp_path):
    path = tmp_path / "shop.sav"
    labels = {number: f"label {number}" for number in range(1, 6)}
    pyreadstat.write_sav(
        pd.DataFrame({"P1": [1.0, 5.0]}), str(path), variable_value_labels={"P1": labels}
    )
    found = clean(read_survey(path), book(tmp_path, {"P1": "role: perception, label: fast"}))
    passed, text = check(found, "scale")
    assert passed is False
    assert "the file labels 'fast' from 1 to 5, the codebook says 1 to 7" in text


def test_a_misspelled_value_of_a_screen(tmp_path):
    text = table({"P1": [5, 6], "use": ["never ", "often"]})
    columns = {"P1": "role: perception", "use": "role: screen, exclude: [nevr]"}
    passed, text = check(responses(tmp_path, text, columns), "screens")
    assert passed is False
    assert text.startswith("'nevr' does not occur in 'use'. Did you mean 'never'?")


def test_few_people_single_items_and_columns_without_a_role(tmp_path):
    text = table({"P1": [5, 6], "P2": [5, 7], "note": ["a", "b"]})
    columns = {"P1": "role: perception, dimension: speed", "P2": "role: perception, label: kind"}
    cleaned = responses(tmp_path, text, columns)
    assert check(cleaned, "people")[0] is False
    passed, text = check(cleaned, "dimensions")
    assert passed is False
    assert "one item only, whose reliability nobody can tell: speed (perceptions)" in text
    assert "1 of 2 columns belong to no dimension and stay out of all: perception 'kind'" in text
    assert check(cleaned, "unused")[1] == "not in the codebook: 1 of 3: note"
    assert ("Columns not used", "1 of 3: note") in account_of_responses(cleaned).rows


def test_what_needs_a_look_comes_first(tmp_path):
    found = responses(tmp_path, table({"P1": [5, 6]}), items(1, "P"))
    results = [row[1] for row in checks_table(checks(found)).rows]
    assert results == sorted(results, key=lambda said: said != "look at this")


def test_a_summary_row_stands_among_the_checks(tmp_path):
    columns = {"id": [*range(1, 61), "Average"]}
    columns |= {name: [*values, 4] for name, values in answers().items()}
    passed, text = check(responses(tmp_path, table(columns), COLUMNS, "scale: [1, 7]"), "people")
    assert not passed
    assert "60" in text
    assert "Average" in text


@pytest.mark.parametrize(
    ("first", "second", "is_told"),
    [
        ("reliability", "reliabilty", True),
        ("Tangible", "tangibles", True),
        ("online service", "offline service", False),
        ("speed 1", "speed 2", False),
    ],
)
def test_a_dimension_misspelled_in_some_items_is_told(tmp_path, first, second, is_told):
    columns = {
        f"P{item}": f"role: perception, item: {item}, dimension: {first if item < 3 else second}"
        for item in range(1, 5)
    }
    drawn = np.random.default_rng(3).integers(1, 8, (40, 4))
    frame = {name: list(map(int, drawn[:, place])) for place, name in enumerate(columns)}
    passed, text = check(responses(tmp_path, table(frame), columns), "dimensions")
    assert (passed, "mend the name" in text) == (not is_told, is_told)
    assert not is_told or (first in text and second in text)
