from cxlab.statistics.dataset_source import open_dataset
from cxlab.survey.big_columns import read_rated
from cxlab.survey.read import read_survey
from cxlab.survey.responses import clean
from tests.survey.simple import book
from tests.survey.test_big import COLUMNS, survey

RATED = {name: text for name, text in COLUMNS.items() if name != "use"}


def test_each_column_is_read_and_counted_as_in_a_small_survey(tmp_path):
    """Of pairs counted together, of a turned scale, of codes and words: none is miscounted."""
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
    assert [n for (value,), n in moments.counts(["S"]) if value == 7] == [read["S"].top]


def test_what_reading_counted_is_not_counted_again(tmp_path):
    path = tmp_path / "shop.parquet"
    survey().to_parquet(path)
    codebook = book(tmp_path, RATED, "missing: [99]")
    rated = [codebook.column(name) for name in RATED]
    moments, _ = read_rated(open_dataset(path), read_survey(str(path)), rated, 7)
    assert ("P2", "E2") in moments.counted  # as the gap of its item asks for them
