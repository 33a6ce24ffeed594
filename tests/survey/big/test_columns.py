import pandas as pd
import pytest

from cxlab.statistics.moments import Moments
from cxlab.survey.big import moments as big_moments
from cxlab.survey.big.columns import read_rated
from cxlab.survey.big.dataset_source import open_dataset
from cxlab.survey.files.read import read_survey
from cxlab.survey.responses import clean
from tests.statistics.test_moments import same
from tests.survey.big.test_responses import COLUMNS, survey
from tests.survey.simple import book
from tests.tolerances import EXACT

RATED = {name: text for name, text in COLUMNS.items() if name != "use"}


def test_each_column_is_read_and_counted_as_in_a_small_survey(tmp_path):
    """Of plain columns, of a turned scale, of codes and words: none is miscounted."""
    path = tmp_path / "shop.parquet"
    survey().to_parquet(path)
    codebook = book(tmp_path, RATED, "missing: [99]")
    raw = read_survey(str(path))
    held = clean(raw, codebook)
    rated = [codebook.column(name) for name in RATED]
    moments, read = read_rated(open_dataset(path), raw, rated, 7)
    assert set(read) == set(moments.cells) == set(RATED)
    for name, found in read.items():
        answers = held.frame[name].dropna()
        assert (found.answers, found.top) == (len(answers), int((answers == 7).sum()))
        # Answers outside the scale count as missing where they are analysed, and apart here.
        assert found.answers + found.missing + found.outside == len(held.frame)


def test_the_pairs_of_all_items_are_asked_for_in_one_look(tmp_path, monkeypatch):
    path = tmp_path / "shop.parquet"
    survey().to_parquet(path)
    codebook = book(tmp_path, RATED, "missing: [99]")
    raw = read_survey(str(path))
    rated = [codebook.column(name) for name in RATED]
    moments, _ = read_rated(open_dataset(path), raw, rated, 7)
    assert ("P2", "E2") in moments.pairs
    held = clean(raw, codebook)
    for pair in moments.pairs:
        same(moments(pair), Moments.from_responses(held.frame[list(pair)]), EXACT)
        monkeypatch.setattr(big_moments, "sums_of_dataset", None)  # not asked for again


def test_a_wide_scale_fits(tmp_path):
    path = tmp_path / "shop.parquet"
    answers = pd.DataFrame({"S": [20_000, 60_000, 45_000] * 70}, dtype="uint16")
    answers.to_parquet(path)
    codebook = book(tmp_path, {"S": "role: outcome, scale: [20000, 60000], reversed: true"})
    raw = read_survey(str(path))
    moments, read = read_rated(open_dataset(path), raw, [codebook.column("S")], 60_000)
    found, held = moments(["S"]), clean(raw, codebook).moments(["S"])
    assert found.mean == pytest.approx(held.mean, rel=EXACT)
    assert found.covariance == pytest.approx(held.covariance, rel=EXACT)
    assert read["S"].top == 70
