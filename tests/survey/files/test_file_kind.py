import sqlite3
from contextlib import closing

import pandas as pd
import pytest

from cxlab.errors import InputError
from cxlab.survey.files.file_kind import file_kind
from cxlab.survey.files.read import read_survey

TABLE = pd.DataFrame({"E1": [1.0, 2.0], "P1": [3.0, 4.0]})


@pytest.fixture
def refused(tmp_path):
    def why(name, write):
        path = tmp_path / name
        write(path)
        with pytest.raises(InputError) as raised:
            read_survey(path)
        return str(raised.value)

    return why


def test_files_of_other_libraries_are_named_by_their_bytes(refused):
    import duckdb

    def into_sqlite(path):
        with closing(sqlite3.connect(path)) as connection:
            TABLE.to_sql("answers", connection, index=False)

    arrow = refused("a.dat", TABLE.to_feather)
    assert "is an Arrow (Feather) file" in arrow
    assert "pandas.read_feather('a.dat').to_parquet('x.parquet')" in arrow
    assert "data=sqlite://a.db#TABLE" in refused("a.db", into_sqlite)
    assert "data=duckdb://b.db#TABLE" in refused("b.db", lambda path: duckdb.connect(path).close())
    assert "is a pickle" in refused("a.pkl", TABLE.to_pickle)
    for ending in ("gz", "bz2", "xz"):
        compressed = refused(f"a.csv.{ending}", TABLE.to_csv)
        assert compressed.endswith("is compressed; unpack it first")


@pytest.mark.parametrize(
    ("name", "start", "instead"),
    [
        ("a.rds", b"\x1f\x8b", "haven::write_sav"),  # compressed, but nothing to unpack
        ("a.RData", b"BZh91AY&SY", "haven::write_sav"),
        ("a.bin", b"\0" * 12 + b"\xc2\xea\x81\x60", r"haven::read_sas\('a.bin'\)"),
        ("a.dat", b"HEADER RECORD***", r"haven::read_xpt\('a.dat'\)"),
        ("a.por", b"0" * 16, r"haven::read_por\('a.por'\)"),
        ("a.xlsb", b"PK\x03\x04", "save it as .xlsx"),
        ("a.numbers", b"PK\x03\x04", "export it there as Excel"),
    ],
)
def test_what_is_not_read_says_what_to_do_instead(tmp_path, name, start, instead):
    with pytest.raises(InputError, match=f"^{name}: is a .*{instead}"):
        file_kind(tmp_path / name, start)


@pytest.mark.parametrize("head", ["ORC_1", "RDX", "FEA1", "BZh", "Rar!"])
def test_a_head_that_looks_like_a_magic_word_is_a_head(tmp_path, head):
    path = tmp_path / "a.csv"
    path.write_text(f"{head},E1\n1,2\n", encoding="utf-8")
    assert read_survey(path).columns == (head, "E1")
