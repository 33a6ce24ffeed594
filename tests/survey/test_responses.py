import numpy as np
import pytest

from cxlab.errors import InputError, LackError
from cxlab.evidence.account import account_of_responses
from cxlab.evidence.correlation_table import moments_of_table
from cxlab.published import SURVEYS, fingerprint
from cxlab.statistics.moments import Moments
from cxlab.survey.codebook.codebook_file import read_codebook
from cxlab.survey.files.read import read_survey
from cxlab.survey.responses import clean
from tests.survey.simple import items, responses, table

HERE = SURVEYS.parent.parent / "tests" / "survey"


def test_the_real_kiosk_file_gives_its_printed_table(shared):
    """From the questionnaire's raw export to the published moments, all six decimals of them."""
    path = shared / "data" / "kiosk" / "kiosk_raw_cp949.csv"
    cleaned = clean(read_survey(path), read_codebook(HERE / "kiosk.yml"))
    printed = moments_of_table(SURVEYS / "kiosk_kservqual2019.csv")
    pairs = {int(pair.item): pair for pair in cleaned.codebook.pairs()}
    names = [pairs[item].expectation for item in range(1, 25)]
    names += [pairs[item].perception for item in range(1, 25)]
    names += [*cleaned.codebook.outcomes()["satisfaction"], *cleaned.codebook.outcomes()["reuse"]]
    moments = cleaned.moments(names)
    assert moments.n == printed.n == 207
    assert moments.mean.round(6) == pytest.approx(printed.mean, abs=1e-9)
    assert moments.sd.round(6) == pytest.approx(printed.sd, abs=1e-9)
    assert moments.correlation.round(6) == pytest.approx(printed.correlation, abs=1e-9)
    assert cleaned.steps[:3] == ("211 answers", "4 never used a kiosk", "207 analysed")
    assert account_of_responses(cleaned).extra["files"] == {
        path.name: fingerprint(path),
        "kiosk.yml": fingerprint(HERE / "kiosk.yml"),
    }


def test_reversed_items_are_turned_at_the_ends_of_their_scale(tmp_path):
    columns = {"P1": "role: perception, reversed: true", "s": "role: outcome, scale: [0, 10]"}
    columns["t"] = "role: outcome, scale: [0, 10], reversed: true"
    found = responses(tmp_path, table({"P1": [1, 7, 3], "s": [0, 9, 10], "t": [0, 9, 11]}), columns)
    assert found.frame["P1"].tolist() == [7, 1, 5]
    assert found.frame["s"].tolist() == [0, 9, 10]
    assert found.frame["t"].tolist()[:2] == [10, 1]
    assert np.isnan(found.frame["t"][2])
    assert "2 columns reversed" in found.steps


LEFT_OUT = {  # in one of all ways in which an answer, or somebody, can be
    "P1": [5, 99, 8, "agree", 6, 7],
    "P2": [None, 4, 5, "?", 3, 7],
    "use": ["often", "rarely", None, "NEVER ", "often", "often"],
    "w": ["1.5", 2, "0.5", "?", 0, 1],
    "branch": ["a", "-", "b", "b", "b", "a"],
}


def test_nobody_is_left_out_without_being_counted(tmp_path):
    columns = items(2, "P") | {
        "use": "role: screen, exclude: [never], because: never came",
        "w": "role: weight",
        "branch": 'role: group, missing: ["-"]',
    }
    cleaned = responses(tmp_path, table(LEFT_OUT), columns, "missing: [99]")
    assert cleaned.steps == (
        "6 answers",
        "1 never came",
        "1 without an answer to 'use', kept",
        "1 with weight 0, left out",
        "4 analysed",
        "1 out of range, set to missing",
        "2 answers missing (in 3 respondents)",
        "Weights: from 0.50 to 2.00; the 4 answers are worth 3 unweighted ones",
    )
    assert cleaned.row_numbers == (2, 3, 4, 7)
    assert cleaned.weights.tolist() == [1.5, 2, 0.5, 1]
    assert cleaned.others["branch"].tolist()[0] == "a"
    assert cleaned.others["branch"].isna().tolist() == [False, True, False, False]
    assert cleaned.values["P1"].out_of_range == (4,)


def test_moments_are_of_everybody_who_answered_weighted_and_of_some_rows(tmp_path):
    text = table({"P1": [5, 6, 7, 1], "P2": [1, 2, None, 4], "w": [1, 3, 9, 2]})
    cleaned = responses(tmp_path, text, items(2, "P") | {"w": "role: weight"})
    assert cleaned.moments(["P1", "P2"]).mean[0] == pytest.approx((5 + 18 + 63 + 2) / 15)
    assert cleaned.moments(["P1", "P2"]).n == 4
    assert cleaned.moments(["P2"]).mean == pytest.approx([(1 + 6 + 8) / 6])
    some = cleaned.at([True, True, False, True])
    assert some.row_numbers == (2, 3, 5)
    moments = some.moments(["P1", "P2"])
    plain = Moments.from_responses({"P1": [5, 6, 1], "P2": [1, 2, 4]}, [1, 3, 2])
    assert moments.mean == pytest.approx(plain.mean)
    assert moments.covariance == pytest.approx(plain.covariance)
    assert (moments.n, moments.effective) == (3, plain.n)
    with pytest.raises(LackError, match="people who answered: 1"):
        cleaned.at([False, False, True, True]).moments(["P2"])
    with pytest.raises(ValueError, match="no column 'P3'"):
        cleaned.moments(["P3"])


def test_scores_are_of_people_who_answered_half(tmp_path):
    text = table({"P1": [5, 6, 7, 1], "P2": [1, 2, None, None], "P3": [1, None, None, None]})
    found = responses(tmp_path, text, items(3, "P"))
    scores = found.scores({"all": ["P1", "P2", "P3"]})
    assert scores.n == 2  # one of three is less than half
    assert scores.people.answers[0, 0] == pytest.approx(7 / 3)


def test_strata_and_clusters_are_read_and_their_cost_is_said(tmp_path):
    columns = items(1, "P") | {"shop": "role: cluster", "region": "role: stratum"}
    text = table({"P1": [1, 1, 5, 5, 3, 3, 2, 2], "shop": list("aabbccdd"), "region": [1] * 8})
    cleaned = responses(tmp_path, text, columns)
    assert cleaned.design.clusters.tolist() == [0, 0, 1, 1, 2, 2, 3, 3]
    # Twins: twice the variance of means, times 7 / 8 over 3 / 4.
    assert any("design effect of 2.33" in step for step in cleaned.steps)
    single = responses(
        tmp_path, text.replace("b", "a").replace("c", "a").replace("d", "a"), columns
    )
    assert single.design.clusters is None
    assert any("people count as drawn one by one" in step for step in single.steps)
    blank = text.replace("5,b", "5,")
    with pytest.raises(InputError, match="row 4, column 'shop': found nothing, need the cluster"):
        responses(tmp_path, blank, columns)


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"P01": "role: perception"}, "shop.yml: column 'P01' is not in shop.csv. Did you mean"),
        ({"P1": "role: perception", "w": "role: weight"}, "row 3, column 'w': found nothing, need"),
        ({"P1": "role: perception", "v": "role: weight"}, "row 2, column 'v': found '-1', need a"),
        (
            {"P1": "role: perception", "who": "role: source"},
            "row 3, column 'who': found 'manger', allowed are customer, .*Did you mean 'manager'",
        ),
        (
            {"P1": "role: perception", "v": 'role: screen, exclude: [-1, "2"]'},
            "no answers are left .2 answers; 2 left out by 'v'",
        ),
    ],
)
def test_what_is_refused(tmp_path, columns, message):
    text = table({"P1": [5, 6], "w": [1, None], "v": [-1, 2], "who": ["Customer", "manger"]})
    with pytest.raises(InputError, match=message):
        responses(tmp_path, text, columns)
