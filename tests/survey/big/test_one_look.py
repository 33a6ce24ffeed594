import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cxlab.survey.big import one_look as module
from cxlab.survey.big.dataset_source import open_dataset
from cxlab.survey.big.one_look import Asked, one_look

ENGINES = pytest.mark.parametrize("engine", ["", "duckdb://#"])


@ENGINES
@pytest.mark.parametrize("kind", ["int8", "uint8", "int16", "int64", "float64"])
def test_a_look_counts_what_columns_hold(tmp_path, engine, kind, monkeypatch):
    monkeypatch.setattr(module, "ROWS", 64)  # the bits of what is missing begin within a byte
    path, rng = tmp_path / "shop.parquet", np.random.default_rng(1)
    answers = rng.integers(1, 8, 500)
    missing = rng.random(500) < 0.2
    missing[:70] = True
    columns = {
        "a": pa.array(answers.astype(kind), mask=missing),
        "b": pa.array(np.ones(500, dtype=kind)),
        "none": pa.nulls(500, pa.int8()),
    }
    pq.write_table(pa.table(columns), path, row_group_size=77)
    asked = {"a": Asked((1, 7), top=7), "b": Asked((1, 7), top=2), "none": Asked((1, 7), top=0)}
    look = one_look(open_dataset(f"{engine}{path}"), asked, [["a"], ["a", "b"]])
    held = answers[~missing]
    seen = look.columns["a"]
    assert (seen.answers, seen.least, seen.most) == (len(held), held.min(), held.max())
    assert seen.top == (held == 7).sum()
    assert (look.columns["b"].answers, look.columns["b"].top) == (500, 0)
    assert (look.columns["none"].answers, look.columns["none"].least) == (0, None)
    assert (look.rows, look.lacking) == (500, 500)
    assert look.sums(["a"]).products == (int((held**2).sum()),)
    assert look.sums(["b", "a"]).sums == (len(held), int(held.sum()))


@ENGINES
def test_a_cell_out_of_bounds_leaves_no_sums_but_all_counts(tmp_path, engine, monkeypatch):
    monkeypatch.setattr(module, "ROWS", 10)
    path = tmp_path / "shop.parquet"
    pd.DataFrame({"a": [1, 2] * 10 + [10**12] + [3] * 20}).to_parquet(path)
    look = one_look(open_dataset(f"{engine}{path}"), {"a": Asked((1, 7), top=3)}, [["a"]])
    assert look.sums(["a"]) is None
    seen = look.columns["a"]
    assert (seen.answers, seen.least, seen.most, seen.top) == (41, 1, 10**12, 20)


def test_a_scale_whose_ends_add_up_to_more_than_a_byte_is_turned(tmp_path):
    path = tmp_path / "shop.parquet"
    pd.DataFrame({"a": pd.array([50, 100, 60], dtype="Int8"), "b": [50, 50, 51]}).to_parquet(path)
    asked = {"a": Asked((50, 100), turned=150), "b": Asked((50, 100))}
    sums = one_look(open_dataset(path), asked, [["a", "b"]]).sums(["a", "b"])
    assert (sums.n, sums.sums) == (3, (100 + 50 + 90, 151))


def test_a_turned_column_is_multiplied_as_it_counts(tmp_path):
    path = tmp_path / "shop.parquet"
    pd.DataFrame({"a": pd.array([1, 7, None, 2], dtype="Int8"), "b": [1, 1, 1, 3]}).to_parquet(path)
    asked = {"a": Asked((1, 7), top=1, turned=8), "b": Asked((1, 7))}
    look = one_look(open_dataset(path), asked, [["a", "b"]])
    sums = look.sums(["a", "b"])
    assert (sums.n, sums.sums, sums.products) == (3, (14, 5), (49 + 1 + 36, 7 + 1 + 18, 11))
    assert look.columns["a"].top == 1
