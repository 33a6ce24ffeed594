import gc
import sqlite3
from contextlib import closing

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cxlab.errors import InputError
from cxlab.survey.big.dataset import sums_of_dataset
from cxlab.survey.big.dataset_source import database_file, open_dataset, redacted
from tests.survey.big.summed import moments_of_dataset

NUMBERS = pd.DataFrame({"a": [1, 2, 4], "b": [1, 3, 2]})


@pytest.fixture
def parquet(tmp_path):
    NUMBERS.to_parquet(tmp_path / "shop.parquet")
    return tmp_path / "shop.parquet"


def test_sources_that_are_not_there_are_named_without_password(tmp_path, parquet):
    with pytest.raises(InputError, match="no column 'aa'.*Did you mean 'a'"):
        moments_of_dataset(parquet, ["aa"])
    with pytest.raises(InputError, match="no such file"):
        open_dataset(tmp_path / "no.parquet")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="folder without Parquet files"):
        open_dataset(tmp_path / "empty")
    (tmp_path / "bad.parquet").write_text("no")
    with pytest.raises(InputError, match="bad.parquet: is no Parquet file, or is damaged"):
        open_dataset(tmp_path / "bad.parquet")
    with pytest.raises(InputError) as raised:
        open_dataset("nosuch://me:secret@host/db?password=secret#t")
    assert "secret" not in str(raised.value)


def test_a_url_is_shown_without_user_password_and_folders():
    assert "geheim" not in redacted("duckdb:///disk/u:geheim@x.db#t")
    assert redacted("pg://me:secret@host/db?password=secret#t") == "pg://host/db#t"
    assert redacted("duckdb:///disk/me/shop.db#t") == "duckdb:///shop.db#t"
    assert redacted("pyspark://#/disk/me/shop.parquet") == "pyspark://#shop.parquet"


def test_a_table_behind_a_url_equals_its_file(parquet, tmp_path):
    import duckdb

    with duckdb.connect(tmp_path / "shop.db") as connection:
        connection.execute(f"create table answers as from '{parquet}'")
    url = f"duckdb://{tmp_path}/shop.db"
    sums = sums_of_dataset(open_dataset(f"{url}#answers"), [["a", "b"]])
    assert sums == sums_of_dataset(open_dataset(parquet), [["a", "b"]])
    with pytest.raises(InputError, match="no table 'answer'. Did you mean 'answers'.*: answers$"):
        open_dataset(f"{url}#answer")
    in_memory = open_dataset(f"duckdb://#{parquet}")
    assert sums_of_dataset(in_memory, [["a", "b"]]) == sums


def test_an_sqlite_file_is_found_from_here_too(tmp_path, monkeypatch):
    with closing(sqlite3.connect(tmp_path / "shop.db")) as connection:
        NUMBERS.to_sql("answers", connection, index=False)
    monkeypatch.chdir(tmp_path)
    table = open_dataset("sqlite://shop.db#answers")
    assert table.get_backend().name == "sqlite"
    assert table.columns == ("a", "b")
    with pytest.raises(InputError, match="no table 'answer'. Did you mean 'answers'.*: answers$"):
        open_dataset("sqlite://shop.db#answer")


def test_an_sqlite_file_is_closed_once_nobody_reads_it(tmp_path):
    with closing(sqlite3.connect(tmp_path / "shop.db")) as connection:
        NUMBERS.to_sql("answers", connection, index=False)
    table = open_dataset(f"sqlite://{tmp_path}/shop.db#answers")
    connection = table.get_backend().con
    assert connection.execute("SELECT COUNT(*) FROM answers").fetchone() == (len(NUMBERS),)
    del table
    gc.collect()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")


def test_an_engine_that_there_is_not_names_the_nearest():
    with pytest.raises(InputError, match="no engine 'pysprak'. Did you mean 'pyspark'"):
        open_dataset("pysprak://#t")


def test_what_polars_reads_otherwise_goes_to_duckdb(tmp_path):
    for branch in ("branch=7", "branch=8"):  # folders that are a column
        (tmp_path / "parts" / branch).mkdir(parents=True)
        NUMBERS.to_parquet(tmp_path / "parts" / branch / "part.parquet")
    found = sums_of_dataset(open_dataset(tmp_path / "parts"), [["a", "b"]], "branch")
    assert sorted(found) == [7, 8]
    assert {sums.n for (sums,) in found.values()} == {3}


@pytest.mark.parametrize(
    "kind", [pa.timestamp("us", "+05:30"), pa.map_(pa.string(), pa.int8()), pa.float16()], ids=str
)
def test_a_column_that_polars_cannot_read_harms_no_other(tmp_path, kind):
    path = tmp_path / "shop.parquet"
    pq.write_table(pa.table({"a": [1, 2], "odd": pa.nulls(2, kind)}), path)
    assert sums_of_dataset(open_dataset(path), [["a"]])[None][0].sums == (3,)


def test_damaged_data_are_said_to_be(tmp_path):
    path = tmp_path / "shop.parquet"
    numbers = np.random.default_rng(1).integers(1, 8, (5000, 2))
    pd.DataFrame(numbers, columns=["a", "b"]).to_parquet(path)
    damaged = bytearray(path.read_bytes())
    damaged[60:900:3] = bytes(byte ^ 255 for byte in damaged[60:900:3])
    path.write_bytes(damaged)
    for source in (path, f"duckdb://#{path}"):
        with pytest.raises(InputError, match="cannot sum up the data"):
            sums_of_dataset(open_dataset(source), [["a", "b"]])


@pytest.mark.parametrize(
    "name", ["shop[1].parquet", "shop*.parquet", "매장 1.parquet", "~shop.parquet"]
)
def test_a_name_is_no_pattern(tmp_path, name):
    NUMBERS.to_parquet(tmp_path / name)
    NUMBERS[:1].to_parquet(tmp_path / "shop1.parquet")
    table = open_dataset(tmp_path / name)
    assert table.get_backend().name == "polars"
    assert sums_of_dataset(table, [["a", "b"]])[None][0].n == len(NUMBERS)


@pytest.mark.parametrize("engine", ["duckdb", "sqlite"])
def test_a_wrong_address_makes_no_database(tmp_path, engine):
    with pytest.raises(InputError, match="there is no file 'shp.db'"):
        open_dataset(f"{engine}://{tmp_path}/shp.db#answers")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "url",
    [
        "duckdb://md:shop#t",
        "duckdb://motherduck:shop#t",
        "duckdb://#t",
        "duckdb://:memory:#t",
        "postgres://host/db#t",
    ],
)
def test_what_is_no_file_is_not_looked_for(url):
    assert database_file(url) is None
