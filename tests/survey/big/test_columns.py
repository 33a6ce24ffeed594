from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cxlab.statistics.moments import Moments
from cxlab.survey.big.columns import first_look, lacking, read_rated
from cxlab.survey.big.dataset_source import open_dataset
from cxlab.survey.files.read import read_survey
from cxlab.survey.responses import clean
from tests.statistics.test_moments import same
from tests.survey.big.test_responses import COLUMNS, survey
from tests.survey.simple import book, items
from tests.tolerances import EXACT

RATED = {name: text for name, text in COLUMNS.items() if name != "use"}


def opened(source, raw, rated, needs=()):
    """The moments of rated columns, what was read in each, and the first look at them."""
    table = open_dataset(source) if isinstance(source, Path) else source
    look = first_look(table, rated, needs)
    return *read_rated(table, raw, rated, look=look, needs=needs), look


def test_each_column_is_read_and_counted_as_in_a_small_survey(tmp_path):
    """Of plain columns, of a turned scale, of codes and words: none is miscounted."""
    path = tmp_path / "shop.parquet"
    survey().to_parquet(path)
    codebook = book(tmp_path, RATED, "missing: [99]")
    raw = read_survey(str(path))
    held = clean(raw, codebook)
    rated = [codebook.column(name) for name in RATED]
    moments, read, _ = opened(path, raw, rated)
    assert set(read) == set(moments.cells) == set(RATED)
    for name, column in read.items():
        answers = held.frame[name].dropna()
        assert (column.answers, column.top) == (len(answers), int((answers == 7).sum()))
        # Answers outside the scale count as missing where they are analysed, and apart here.
        assert column.answers + column.missing + column.outside == len(held.frame)


@pytest.mark.parametrize("engine", ["", "duckdb://#"])
@pytest.mark.parametrize("plain", [True, False])
def test_what_is_needed_comes_with_the_first_look_where_cells_are_answers(
    tmp_path, looks, engine, plain
):
    """Else with a second one: after a single code for 'no answer', nothing of the first counts."""
    path, rng = tmp_path / "shop.parquet", np.random.default_rng(1)
    table = pd.DataFrame(rng.integers(1, 8, (900, 6)), columns=list(items(3))).astype("Int8")
    table = table.mask(rng.random(table.shape) < 0.1)
    if not plain:
        table.loc[899, "E2"] = 99
    table.to_parquet(path)
    codebook = book(tmp_path, items(3) | {"P3": "role: perception, item: 3, reversed: true"})
    raw = read_survey(str(path))
    rated = [codebook.column(name) for name in items(3)]
    needs = [["E1", "P1"], {"gap": {"P2": 1.0, "E2": -1.0, "P3": 0.5}}, ["E3"]]
    source = open_dataset(f"{engine}{path}")
    moments, read, look = opened(source, raw, rated, needs)
    held = clean(raw, codebook).frame
    people = int(held.isna().any(axis=1).sum())
    # Besides the first look: the different cells of what is no answer, and a look at the others.
    assert (lacking(moments, read, look, needs), len(looks)) == (people, 1 if plain else 3)
    for names in needs[::2]:
        same(moments(names), Moments.from_responses(held[names]), EXACT)
    parts = Moments.from_responses(held[["P2", "E2", "P3"]])
    same(moments.composites(needs[1]), parts.composites(needs[1]), EXACT)
    assert len(looks) == (1 if plain else 3)


def test_a_wide_scale_fits(tmp_path):
    path = tmp_path / "shop.parquet"
    answers = pd.DataFrame({"S": [20_000, 60_000, 45_000] * 70}, dtype="uint16")
    answers.to_parquet(path)
    codebook = book(tmp_path, {"S": "role: outcome, scale: [20000, 60000], reversed: true"})
    raw = read_survey(str(path))
    moments, read, _ = opened(path, raw, [codebook.column("S")])
    summed, held = moments(["S"]), clean(raw, codebook).moments(["S"])
    assert summed.mean == pytest.approx(held.mean, rel=EXACT)
    assert summed.covariance == pytest.approx(held.covariance, rel=EXACT)
    assert read["S"].top == 70
