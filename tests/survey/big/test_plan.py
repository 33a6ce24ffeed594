import numpy as np
import pandas as pd
import pytest

from cxlab.errors import LackError
from cxlab.survey.big import dataset
from cxlab.survey.big.dataset_source import open_dataset
from cxlab.survey.big.plan import Wanted, columns_of, exact, key_of, sums_of_plan

NEEDS = [
    ["a", "b"],
    ["b", "c", "a"],
    {"gap": {"a": 0.5, "b": 0.5, "c": -1.0}, "outcome": {"d": 1 / 3, "a": 2 / 3}},
    {"sum": {"c": 1.0}},
]


@pytest.fixture
def table(tmp_path):
    rng = np.random.default_rng(1)
    frame = pd.DataFrame(rng.integers(1, 8, (400, 4)), columns=list("abcd")).astype("Int8")
    frame.mask(rng.random(frame.shape) < 0.1).to_parquet(tmp_path / "shop.parquet")
    return tmp_path / "shop.parquet"


@pytest.mark.parametrize("engine", ["", "duckdb://#"])
def test_a_plan_takes_one_look_and_gives_the_same_by_any_way(table, engine, looks, monkeypatch):
    """Rows multiplied here, or weighted sums made by the engine, as on Spark."""
    opened = open_dataset(f"{engine}{table}")
    cells, plan = {name: opened[name] for name in "abcd"}, [Wanted.of(need) for need in NEEDS]
    multiplied = sums_of_plan(opened, cells, plan, 7)
    assert len(looks) == 1
    monkeypatch.setattr(dataset, "streams", lambda table: False)
    assert sums_of_plan(opened, cells, plan, 7) == multiplied
    assert len(looks) == 2


def test_the_sums_of_a_plan_are_those_of_its_answers(table):
    opened = open_dataset(table)
    cells, frame = {name: opened[name] for name in "abcd"}, pd.read_parquet(table)
    *_, gap, _ = sums_of_plan(opened, cells, [Wanted.of(need) for need in NEEDS], 7)
    whole = frame.dropna().astype(int)
    first, second = whole["a"] + whole["b"] - 2 * whole["c"], whole["d"] + 2 * whole["a"]
    assert (gap.n, gap.sums) == (len(whole), (first.sum(), second.sum()))
    assert gap.products == ((first**2).sum(), (first * second).sum(), (second**2).sum())


def test_a_need_takes_its_columns_once_each():
    assert [columns_of(need) for need in NEEDS] == [Wanted.of(need).columns for need in NEEDS]


def test_needs_are_remembered_by_what_they_ask_for():
    assert key_of(["a", "b"]) == key_of(("a", "b")) != key_of(["b", "a"])
    assert key_of(NEEDS[2]) != key_of(NEEDS[3])


def test_sums_too_large_for_an_engine_are_exact_where_rows_are_multiplied_here(table, monkeypatch):
    opened, frame = open_dataset(table), pd.read_parquet(table)[["a", "b"]].dropna()
    need = {"sum": {"a": 10_000.0, "b": 0.0001}}
    plan, cells = [exact(need, opened, 100)], {name: opened[name] for name in "ab"}
    (sums,) = sums_of_plan(opened, cells, plan, 100)
    values = [10**8 * int(a) + int(b) for a, b in frame.to_numpy()]
    assert (sums.sums, sums.products) == ((sum(values),), (sum(x * x for x in values),))
    monkeypatch.setattr(dataset, "streams", lambda table: False)
    with pytest.raises(LackError, match="numbers as large as 10,000,000,100 cannot be summed"):
        exact(need, opened, 100)
