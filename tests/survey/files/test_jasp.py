import json
import sqlite3
import zipfile
from contextlib import closing

import pytest

from cxlab.errors import InputError
from cxlab.survey.files.jasp import read_jasp
from cxlab.survey.files.read import read_survey

# As JASP 0.95 makes them, without what is not read.
TABLES = """
CREATE TABLE DataSets (id INTEGER PRIMARY KEY, emptyValuesJson TEXT);
CREATE TABLE Columns (id INTEGER PRIMARY KEY, dataSet INT, name TEXT, title TEXT, description TEXT,
    colIdx INT, emptyValuesJson TEXT NULL, columnType TEXT);
CREATE TABLE Labels (id INTEGER PRIMARY KEY, columnId INT, value INT, ordering INT, label TEXT,
    originalValueJson TEXT);
CREATE TABLE DataSet_1 (rowNumber INTEGER PRIMARY KEY, Column_1_DBL REAL, Column_1_INT INT,
    Column_2_DBL REAL, Column_2_INT INT);
INSERT INTO DataSets VALUES (1, '{"strings": ["", "NA"]}');
INSERT INTO Columns VALUES (1, 1, 'rate', '', 'Is it fast?', 1, '{"strings": ["9"]}', 'scale');
INSERT INTO Columns VALUES (2, 1, 'shop', 'Which shop?', '', 0, NULL, 'nominal');
INSERT INTO Labels VALUES (1, 1, 0, 1, 'yes', '2.0'), (2, 1, 1, 0, 'no', '1.0');
INSERT INTO Labels VALUES (3, 1, 2, 2, '', '9');
INSERT INTO Labels VALUES (4, 2, 7, 0, '', '"north"'), (5, 2, 8, 1, '', '"NA"');
INSERT INTO DataSet_1 VALUES (1, 2.0, 0, 'nan', 7), (2, 1.0, 1, 'nan', 8), (3, 9.0, 2, 'nan', -1);
"""


def written(path, script=TABLES):
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(script)
        content = database.serialize()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("internal.sqlite", content)
    return path


def test_a_value_is_that_of_its_label(tmp_path):
    survey = read_survey(written(tmp_path / "x.jasp"))
    assert survey.columns == ("shop", "rate")
    assert survey.frame.to_numpy().tolist() == [["north", 2.0], [None, 1.0], [None, None]]
    assert survey.user_missing == {"shop": 1, "rate": 1}
    assert survey.questions == {"shop": "Which shop?", "rate": "Is it fast?"}
    assert survey.labels["rate"] == {1.0: "no", 2.0: "yes"}


def test_labels_keep_their_order(tmp_path):
    shop, rate = read_jasp(written(tmp_path / "x.jasp"))
    assert (shop.ordered, rate.ordered) == (False, True)
    assert [(label.value, label.text) for label in rate.labels][:2] == [(1.0, "no"), (2.0, "yes")]


def test_what_cannot_be_read_is_refused(tmp_path):
    path = tmp_path / "x.jasp"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("data.bin", json.dumps({}))
    with pytest.raises(InputError, match="of an older version"):
        read_survey(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("internal.sqlite", b"no database")
    with pytest.raises(InputError, match="cannot be read as a JASP file"):
        read_survey(path)
    with pytest.raises(InputError, match="is a JASP file without data"):
        read_survey(written(path, TABLES.split("INSERT INTO Columns", maxsplit=1)[0]))


def test_rows_that_the_filter_leaves_out_are_told_and_can_be_screened(tmp_path):
    filtered = f"""{TABLES}
        ALTER TABLE DataSet_1 ADD COLUMN Filter_1 INT NOT NULL DEFAULT 1;
        UPDATE DataSet_1 SET Filter_1 = 0 WHERE rowNumber = 2;"""
    survey = read_survey(written(tmp_path / "x.jasp", filtered))
    assert survey.frame["JASP filter"].tolist() == [1.0, 0.0, 1.0]
    assert survey.filters == ("JASP filter",)
    assert survey.kept["JASP filter"].startswith(
        "1 answer that JASP leaves out by its filter, kept"
    )
    open_to_all = filtered.replace("SET Filter_1 = 0", "SET Filter_1 = 1")
    assert read_survey(written(tmp_path / "x.jasp", open_to_all)).columns == ("shop", "rate")
