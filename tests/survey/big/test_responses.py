import numpy as np
import pandas as pd
import pytest

from cxlab.errors import InputError
from cxlab.statistics.moments import Moments
from cxlab.survey.big import responses as big
from cxlab.survey.files.read import read_survey
from cxlab.survey.responses import clean
from cxlab.survey.unanswered import without
from tests.statistics.test_moments import same
from tests.survey.simple import book, items

COLUMNS = items(3) | {
    "P2": "role: perception, item: 2, dimension: speed, reversed: true",
    "S": "role: outcome, answers: {bad: 1, good: 7}",
    "use": "role: screen, exclude: [never], because: never came",
}


def survey(n=400, seed=1):
    rng = np.random.default_rng(seed)
    table = pd.DataFrame({name: rng.integers(1, 8, n) for name in items(3)})
    table.loc[rng.random(n) < 0.05, "E1"] = 99
    table.loc[rng.random(n) < 0.05, "P3"] = 9
    table["P1"] = table["P1"].astype(float).mask(rng.random(n) < 0.1)
    table["S"] = rng.choice(["bad", "Good ", "4", None], n)
    table["use"] = rng.choice(["often", "Never", None], n)
    return table


@pytest.fixture
def both(tmp_path):
    """The same file held, and summed up where it lies."""
    survey().to_parquet(tmp_path / "shop.parquet")
    codebook = book(tmp_path, COLUMNS, "missing: [99]")
    path = str(tmp_path / "shop.parquet")
    return clean(read_survey(path), codebook), big.clean_big(path, codebook)


def test_a_big_survey_is_cleaned_as_a_small_one(both):
    held, summed = both
    assert summed.steps == held.steps
    assert summed.people == len(held.frame)
    assert summed.raw.fingerprint == held.raw.fingerprint
    for names in (["E1", "P1"], ["P1", "P2", "P3", "S"], ["S"]):
        same(summed.moments(names), Moments.from_responses(held.frame[names]), 1e-12)


def test_what_cannot_be_checked_says_so(both):
    said = {check.key: check for check in both[1].checks}
    assert said["twins"].passed is None
    assert "too many answers to hold" in said["twins"].text
    assert said["out_of_range"].passed is False


def test_weights_and_decimals_and_ids_in_place_of_answers_are_refused(tmp_path):
    path = tmp_path / "shop.parquet"
    pd.DataFrame({"P1": [1.5, 2], "P2": [1, 2], "w": [1, 2]}).to_parquet(path)
    weighted = book(tmp_path, {"P2": "role: perception", "w": "role: weight"})
    with pytest.raises(InputError, match="weights are not supported"):
        big.clean_big(str(path), weighted)
    with pytest.raises(InputError, match="'P1': found 1.5; .* whole numbers only"):
        big.clean_big(str(path), book(tmp_path, {"P1": "role: perception"}))
    pd.DataFrame({"P1": range(1001)}).to_parquet(path)
    with pytest.raises(InputError, match="more than 1,000 different"):
        big.clean_big(str(path), book(tmp_path, {"P1": "role: perception"}))


@pytest.mark.parametrize("role", ["stratum", "cluster", "wave", "source"])
def test_what_decides_who_counts_is_refused_not_ignored(tmp_path, role):
    path = tmp_path / "shop.parquet"
    pd.DataFrame({"P1": [1, 2], "shop": ["a", "b"]}).to_parquet(path)
    with pytest.raises(InputError, match=f"column 'shop': a {role} is not supported"):
        big.clean_big(
            str(path), book(tmp_path, {"P1": "role: perception", "shop": f"role: {role}"})
        )


def test_a_scale_that_the_answers_speak_against_is_checked_however_many_there_are(tmp_path):
    path = tmp_path / "shop.parquet"
    drawn = np.random.default_rng(2).integers(1, 6, (400, 2))
    pd.DataFrame(drawn, columns=["E1", "P1"]).to_parquet(path)
    plain = book(tmp_path, items(1), "scale: [1, 7]")
    (scale,) = [c for c in big.clean_big(str(path), plain).checks if c.key == "scale"]
    assert scale.passed is False
    right = book(tmp_path, items(1), "scale: [1, 5]")
    (scale,) = [c for c in big.clean_big(str(path), right).checks if c.key == "scale"]
    assert scale.passed is True
    turned = items(1) | {"P1": "role: perception, item: 1, reversed: true"}
    with pytest.raises(InputError, match="reversed on the scale 1 to 7, but nobody answered 7"):
        big.clean_big(str(path), book(tmp_path, turned, "scale: [1, 7]"))
    with pytest.raises(InputError, match="lie outside the scale 6 to 9"):
        big.clean_big(str(path), book(tmp_path, items(1), "scale: [6, 9]"))


@pytest.mark.parametrize("nothing", [99, None, np.nan], ids=["codes", "null", "nan"])
def test_a_column_without_answers_counts_as_not_asked(tmp_path, nothing):
    table, path = survey(), tmp_path / "shop.parquet"
    table["E2"] = nothing
    table.to_parquet(path)
    codebook = book(tmp_path, COLUMNS, "missing: [99]")
    asked = []

    def needs(of):
        asked.append([pair.item for pair in of.pairs()])
        return [[column.name for column in of.of("expectation")]]

    summed, held = big.clean_big(str(path), codebook, needs), clean(read_survey(path), codebook)
    assert summed.steps == held.steps
    assert summed.steps[-1].endswith("no answers to E2")
    assert [c.name for c in summed.unanswered] == ["E2"]
    assert asked == [["1", "2", "3"], ["1", "3"]]
    same(summed.moments(["E1", "E3"]), Moments.from_responses(held.frame[["E1", "E3"]]), 1e-12)
    assert {c.key: c.text for c in summed.checks}["missing"] == big.clean_big(
        str(path), without(codebook, summed.unanswered)
    ).checks[2].text
