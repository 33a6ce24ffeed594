import shutil
import warnings

import numpy as np
import pandas as pd
import pytest

from cxlab.errors import InputError
from cxlab.statistics import dataset
from cxlab.statistics.dataset import sum_of_columns, sums_of_dataset
from cxlab.statistics.dataset_source import open_dataset
from cxlab.statistics.moments import Moments
from tests.statistics.test_moments import same
from tests.tolerances import EXACT

NAMES = ["a", "b", "c"]
SETS = [["a", "b"], NAMES, ["c"]]


def frame(n=300, seed=1):
    rng = np.random.default_rng(seed)
    table = pd.DataFrame({name: rng.integers(1, 8, n) for name in NAMES}).astype("Int8")
    for name in NAMES[:2]:
        table[name] = table[name].mask(rng.random(n) < 0.1)
    table["branch"] = rng.choice(["x", "y", None], n, p=[0.5, 0.4, 0.1])
    return table


@pytest.fixture
def parquet(tmp_path):
    path = tmp_path / "shop.parquet"
    frame().to_parquet(path)
    return path


def floats(table):
    return {name: table[name].astype(float).to_numpy(na_value=np.nan) for name in NAMES}


def test_a_parquet_file_gives_the_moments_of_its_answers(parquet):
    found = Moments.from_dataset(parquet, NAMES)
    same(found, Moments.from_responses(floats(frame())), EXACT)


def test_each_group_gives_its_own_and_a_row_of_none_is_left_out(parquet):
    found = sums_of_dataset(open_dataset(parquet), [["a", "b"]], by="branch")
    table = frame()
    assert set(found) == {"x", "y"}
    for branch, (sums,) in found.items():
        own = floats(table[table["branch"] == branch])
        expected = Moments.from_responses({name: own[name] for name in ("a", "b")})
        same(sums.moments(), expected, EXACT)


def test_a_folder_of_parts_equals_one_file(parquet, tmp_path):
    folder = tmp_path / "parts"
    (folder / "later").mkdir(parents=True)
    frame()[:100].to_parquet(folder / "1.parquet")
    frame()[100:].to_parquet(folder / "later" / "2.parquet")
    one, parts = (sums_of_dataset(open_dataset(p), SETS) for p in (parquet, folder))
    assert one == parts


def test_a_far_mean_loses_no_digit(tmp_path):
    path = tmp_path / "far.parquet"
    pd.DataFrame({"a": [10**8 + i for i in (1, 2, 3)]}).to_parquet(path)
    assert Moments.from_dataset(path, ["a"]).covariance.tolist() == [[1.0]]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (["agree", "no", "no"], "column 'a' holds string, need whole numbers"),
        ([1.5, 2.0, 3.0], "column 'a' holds numbers with decimals"),
        ([1, 2, 2**40], "cannot be summed exactly"),
        ([1.0, None, None], "1 complete answers"),
    ],
)
def test_what_cannot_be_summed_exactly_is_refused(tmp_path, values, message):
    path = tmp_path / "shop.parquet"
    pd.DataFrame({"a": values}).to_parquet(path)
    with pytest.raises(InputError, match=message):
        Moments.from_dataset(path, ["a"])


def test_decimals_are_refused_of_known_size_too(tmp_path):
    path = tmp_path / "shop.parquet"
    pd.DataFrame({"a": [1.5, 2.0, 3.0], "b": [1, 2, 3]}).to_parquet(path)
    with pytest.raises(InputError, match="column 'a' holds numbers with decimals"):
        sums_of_dataset(open_dataset(path), [["a", "b"]], largest=7)


def test_counted_and_summed_give_the_same_integers(parquet, monkeypatch):
    counted = sums_of_dataset(open_dataset(parquet), SETS, largest=7)
    monkeypatch.setattr(dataset, "COUNTED", 0)
    assert sums_of_dataset(open_dataset(parquet), SETS, largest=7) == counted


@pytest.mark.parametrize("rows", [7, 50_000])
def test_multiplied_and_summed_give_the_same_integers(parquet, monkeypatch, rows):
    table = open_dataset(parquet)
    monkeypatch.setattr(dataset, "COUNTED", 0)
    summed = sums_of_dataset(table, [NAMES], largest=7)
    monkeypatch.setattr(dataset, "ROWS", rows)
    monkeypatch.setattr(dataset, "MULTIPLIED", 1)
    by_engine, engine = [], dataset._summed
    monkeypatch.setattr(
        dataset, "_summed", lambda *said, **named: by_engine.append(1) or engine(*said, **named)
    )
    for largest in (7, 10**6, 2**30):  # in short numbers, in long ones, and by the engine
        assert sums_of_dataset(table, [NAMES], largest=largest) == summed
        assert bool(by_engine) == (rows * largest**2 >= 2**53)
        by_engine.clear()


@pytest.mark.parametrize(
    ("count", "most"), [(2, 100), (3, 40), (5, 7), (22, 7), (9, 30), (40, 127)]
)
def test_a_sum_of_columns_never_runs_over(tmp_path, count, most):
    names = [f"x{place}" for place in range(count)]
    pd.DataFrame({name: [most, most, 0] for name in names}, dtype="int8").to_parquet(
        tmp_path / "shop.parquet"
    )
    table = open_dataset(tmp_path / "shop.parquet")
    total = sum_of_columns([table[name] for name in names], most, count * most)
    many = [f"{place}" for place in range(6)]
    found = sums_of_dataset(table.select(**dict.fromkeys(many, total)), [many],
                            largest=dict.fromkeys(many, count * most))[None][0]  # fmt: skip
    assert set(found.sums) == {2 * count * most}
    assert set(found.products) == {2 * (count * most) ** 2}


def test_a_group_without_complete_answers_to_a_set_has_none(tmp_path):
    path = tmp_path / "shop.parquet"
    pd.DataFrame({"a": [1, 2], "b": [None, 3], "branch": ["x", "y"]}).to_parquet(path)
    found = sums_of_dataset(open_dataset(path), [["a"], ["b"]], by="branch")
    assert [[sums.n for sums in own] for own in (found["x"], found["y"])] == [[1, 0], [1, 1]]


def test_spark_gives_the_same_integers(parquet, monkeypatch):
    pytest.importorskip("pyspark", reason="the extra cxlab[spark] is not installed")
    if not shutil.which("java"):
        pytest.skip("Spark needs Java, which is not on the path")
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    url = "pyspark://?spark.master=local[1]&spark.sql.shuffle.partitions=2"
    with warnings.catch_warnings():
        # PySpark 4.0 leaves its sockets to the collector, and calls pandas 3 by old names.
        warnings.simplefilter("ignore", ResourceWarning)
        warnings.filterwarnings("ignore", "The 'future.infer_string' option is deprecated")
        warnings.filterwarnings("ignore", "The copy keyword is deprecated")
        table = open_dataset(f"{url}#{parquet}")
        try:
            ours = open_dataset(parquet)
            assert sums_of_dataset(table, SETS) == sums_of_dataset(ours, SETS)
            assert sums_of_dataset(table, SETS, "branch") == sums_of_dataset(ours, SETS, "branch")
        finally:
            table.get_backend().disconnect()
