import shutil
import warnings

import numpy as np
import pandas as pd
import pytest

from cxlab.errors import InputError
from cxlab.statistics.moments import Moments
from cxlab.survey.big import dataset, one_look
from cxlab.survey.big.dataset import sum_of_columns, sums_of_dataset
from cxlab.survey.big.dataset_source import open_dataset, streams
from cxlab.survey.big.plan import Wanted, sums_of_plan
from tests.statistics.test_moments import same
from tests.survey.big.summed import moments_of_dataset
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


@pytest.fixture(params=["polars", "duckdb"])
def engine(request):
    return request.param


def opened(path, engine):
    table = open_dataset(path if engine == "polars" else f"{engine}://#{path}")
    assert table.get_backend().name == engine
    return table


@pytest.fixture
def parquet(tmp_path):
    path = tmp_path / "shop.parquet"
    frame().to_parquet(path)
    return path


def floats(table):
    return {name: table[name].astype(float).to_numpy(na_value=np.nan) for name in NAMES}


def test_a_parquet_file_gives_the_moments_of_its_answers(parquet):
    found = moments_of_dataset(parquet, NAMES)
    same(found, Moments.from_responses(floats(frame())), EXACT)


def test_each_group_gives_its_own_and_a_row_of_none_is_left_out(parquet, engine):
    found = sums_of_dataset(opened(parquet, engine), [["a", "b"]], by="branch")
    table = frame()
    assert set(found) == {"x", "y"}
    for branch, (sums,) in found.items():
        own = floats(table[table["branch"] == branch])
        expected = Moments.from_responses({name: own[name] for name in ("a", "b")})
        same(sums.moments(), expected, EXACT)


def test_a_folder_of_parts_equals_one_file(parquet, tmp_path, engine):
    folder = tmp_path / "parts"
    (folder / "later").mkdir(parents=True)
    frame()[:100].to_parquet(folder / "1.parquet")
    frame()[100:].to_parquet(folder / "later" / "2.parquet")
    one, parts = (sums_of_dataset(opened(p, engine), SETS) for p in (parquet, folder))
    assert one == parts


def test_a_far_mean_loses_no_digit(tmp_path):
    path = tmp_path / "far.parquet"
    pd.DataFrame({"a": [10**8 + i for i in (1, 2, 3)]}).to_parquet(path)
    assert moments_of_dataset(path, ["a"]).covariance.tolist() == [[1.0]]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (["agree", "no", "no"], "column 'a' holds string, need whole numbers"),
        ([1.5, 2.0, 3.0], "column 'a' holds numbers with decimals"),
        ([1, 2, 2**40], "cannot be summed exactly"),
        ([1.0, None, None], "people who answered all of these questions: 1"),
    ],
)
def test_what_cannot_be_summed_exactly_is_refused(tmp_path, values, message):
    path = tmp_path / "shop.parquet"
    pd.DataFrame({"a": values}).to_parquet(path)
    with pytest.raises(InputError, match=message):
        moments_of_dataset(path, ["a"])


def test_decimals_are_refused_of_known_size_too(tmp_path):
    path = tmp_path / "shop.parquet"
    pd.DataFrame({"a": [1.5, 2.0, 3.0], "b": [1, 2, 3]}).to_parquet(path)
    with pytest.raises(InputError, match="column 'a' holds numbers with decimals"):
        sums_of_dataset(open_dataset(path), [["a", "b"]], largest=7)


@pytest.mark.parametrize("kind", ["int8", "int16", "int64"])
@pytest.mark.parametrize("largest", [7, 63, 64, 90, 91, 127, 181, 182, 32_767, 46_341, 2**28])
@pytest.mark.parametrize("multiplied", [True, False])
def test_no_engine_runs_over(tmp_path, engine, kind, largest, multiplied, monkeypatch):
    if largest > np.iinfo(kind).max:
        return
    if not multiplied:
        monkeypatch.setattr(dataset, "streams", lambda table: False)
    rows = [(largest, largest, -largest), (largest, -largest, -largest), (largest, 0, 1)] * 3
    path = tmp_path / "shop.parquet"
    pd.DataFrame(rows, columns=NAMES, dtype=kind).to_parquet(path)
    summed = sums_of_dataset(opened(path, engine), SETS, largest=largest)[None]
    for names, sums in zip(SETS, summed, strict=True):
        columns = [[row[NAMES.index(name)] for row in rows] for name in names]  # Python's integers
        assert sums.sums == tuple(map(sum, columns))
        assert sums.products == tuple(
            sum(x * y for x, y in zip(columns[i], columns[j], strict=True))
            for i in range(len(names))
            for j in range(i, len(names))
        )


def test_numbers_that_could_be_no_answers_are_summed_exactly_or_refused(tmp_path, engine):
    path = tmp_path / "shop.parquet"
    for large in (2**29, 2**31 - 1):
        pd.DataFrame({"a": [large] * 9, "b": [1] * 9}).to_parquet(path)
        found = sums_of_dataset(opened(path, engine), [["a", "b"]])[None][0]
        assert (found.sums, found.products) == ((9 * large, 9), (9 * large**2, 9 * large, 9))
    pd.DataFrame({"a": [2**31], "b": [1]}).to_parquet(path)
    with pytest.raises(InputError, match="as large as 2,147,483,648 cannot be summed exactly"):
        sums_of_dataset(opened(path, engine), [["a", "b"]])


def test_floats_of_whole_numbers_count_and_nan_is_nobody(tmp_path, engine):
    path = tmp_path / "shop.parquet"
    pd.DataFrame({"a": [1.0, np.nan, 3.0], "g": [np.nan, 1.0, 1.0]}).to_parquet(path)
    assert sums_of_dataset(opened(path, engine), [["a"]])[None][0].sums == (4,)
    found = sums_of_dataset(opened(path, engine), [["a"], ["g"]], by="g")
    assert {key: [own.n for own in sums] for key, sums in found.items()} == {1.0: [1, 2]}
    pd.DataFrame({"a": [1.0, np.inf, 3.0]}).to_parquet(path)
    with pytest.raises(InputError, match="column 'a' holds numbers with decimals"):
        sums_of_dataset(opened(path, engine), [["a"]])


def test_groups_that_read_alike_are_refused(tmp_path, engine):
    path = tmp_path / "shop.parquet"
    stamps = np.array([1577836800000000001, 1577836800000000002], dtype="datetime64[ns]")
    pd.DataFrame({"a": [1, 2], "g": stamps}).to_parquet(path)
    with pytest.raises(InputError, match="column 'g': two of its values both read '2020-01-01"):
        sums_of_dataset(opened(path, engine), [["a"]], by="g")


def test_pairs_and_larger_sets_give_the_same_integers(parquet, engine):
    table = opened(parquet, engine).mutate(one=1)
    pairs = sums_of_dataset(table, [["a", "b"]], largest=7)[None][0]
    grouped = sums_of_dataset(table, [["a", "b"]], "one", largest=7)
    assert grouped == {1: (pairs,)}


@pytest.mark.parametrize("rows", [7, 50_000])
def test_multiplied_and_summed_give_the_same_integers(parquet, engine, monkeypatch, looks, rows):
    table = opened(parquet, engine)
    monkeypatch.setattr(dataset, "streams", lambda table: False)
    summed = sums_of_dataset(table, SETS, largest=7)
    monkeypatch.setattr(dataset, "streams", streams)
    monkeypatch.setattr(one_look, "ROWS", rows)
    for largest in (7, 10**5, 2**30):  # in short numbers, in long ones, and by the engine
        assert sums_of_dataset(table, SETS, largest=largest) == summed
    assert len(looks) == 4


def test_numbers_larger_than_said_are_refused(parquet, engine):
    with pytest.raises(InputError, match="numbers larger than 5 were found"):
        sums_of_dataset(opened(parquet, engine), SETS, largest=5)


@pytest.mark.parametrize(
    ("count", "most"), [(2, 100), (3, 40), (5, 7), (22, 7), (9, 30), (40, 127)]
)
def test_a_sum_of_columns_never_runs_over(tmp_path, engine, count, most):
    names = [f"x{place}" for place in range(count)]
    pd.DataFrame({name: [most, most, 0] for name in names}, dtype="int8").to_parquet(
        tmp_path / "shop.parquet"
    )
    table = opened(tmp_path / "shop.parquet", engine)
    total = sum_of_columns([table[name] for name in names], most, count * most)
    many = [f"{place}" for place in range(6)]
    summed = sums_of_dataset(
        table.select(**dict.fromkeys(many, total)),
        [many, many[:2]],
        largest=dict.fromkeys(many, count * most),
    )[None]
    for sums in summed:
        assert set(sums.sums) == {2 * count * most}
        assert set(sums.products) == {2 * (count * most) ** 2}


def test_a_group_without_complete_answers_to_a_set_has_none(tmp_path):
    path = tmp_path / "shop.parquet"
    pd.DataFrame({"a": [1, 2], "b": [None, 3], "branch": ["x", "y"]}).to_parquet(path)
    found = sums_of_dataset(open_dataset(path), [["a"], ["b"]], by="branch")
    assert [[sums.n for sums in own] for own in (found["x"], found["y"])] == [[1, 0], [1, 1]]


def test_spark_gives_the_same_integers(parquet, monkeypatch, looks):
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
            plan = [Wanted.of(["a", "c"]), Wanted.of({"gap": {"a": 0.5, "b": 0.5, "c": -1.0}})]
            both = ([one, {name: one[name] for name in NAMES}, plan, 7] for one in (table, ours))
            asked = len(looks)
            spark, polars = (sums_of_plan(*of_engine) for of_engine in both)
            assert spark == polars
            assert len(looks) == asked + 2
        finally:
            table.get_backend().disconnect()
