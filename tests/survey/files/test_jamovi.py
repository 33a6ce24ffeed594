import csv
import json
import struct
import zipfile

import pytest

from cxlab.errors import InputError
from cxlab.survey.codebook.draft import draft
from cxlab.survey.files.jamovi import read_jamovi
from cxlab.survey.files.read import read_survey

EMPTY = -(2**31)


def field(name, kind, data_type, **more):
    return {"name": name, "type": kind, "dataType": data_type, "columnType": "Data", **more}


def written(path, fields, content, labels=None, strings=b"", rows=3, **more):
    with zipfile.ZipFile(path, "w") as archive:
        meta = {"dataSet": {"rowCount": rows, "fields": fields, **more}}
        archive.writestr("metadata.json", json.dumps(meta))
        archive.writestr("xdata.json", json.dumps(labels or {}))
        archive.writestr("data.bin", content)
        archive.writestr("strings.bin", strings)
    return path


def test_the_sample_holds_what_its_table_holds(shared):
    folder = shared / "cases" / "definitions" / "omv"
    with (folder / "data.csv").open(encoding="utf-8-sig") as opened:
        table = list(csv.DictReader(opened))
    survey = read_survey(folder / "data.omv")
    for name in survey.columns:
        cells = [row[name] for row in table]
        if name != "SATtxt":
            cells = [None if cell in ("", "99") else float(cell) for cell in cells]
        assert survey.frame[name].tolist() == [cell if cell != "" else None for cell in cells]
    assert survey.user_missing["E1"] == sum(row["E1"] == "99" for row in table)
    assert survey.questions["P4"] == "This service desk has staff who can be trusted."


def test_columns_lie_one_after_another(tmp_path):
    fields = [
        field("id", "string", "Text"),
        field("word", "integer", "Text", missingValues=["== 'none'"]),
        field("rate", "integer", "Integer", missingValues=[">= 8", "== -1"]),
        field("share", "number", "Decimal"),
    ]
    content = struct.pack("<3i3i3i3d", 0, 3, EMPTY, 0, 1, EMPTY, 5, 9, -1, 0.5, float("nan"), 2)
    labels = {
        "word": {"labels": [[0, "good", "g", False], [1, "none", "none", False]]},
        "rate": {"labels": [[5, "5", "5"], [9, "lost", "9"]]},
    }
    survey = read_survey(written(tmp_path / "x.omv", fields, content, labels, b"aa\0b\0"))
    assert survey.frame.to_numpy().tolist() == [
        ["aa", "good", 5.0, 0.5],
        ["b", None, None, None],
        [None, None, None, 2.0],
    ]
    assert survey.user_missing == {"id": 0, "word": 1, "rate": 2, "share": 0}


@pytest.mark.parametrize("content", [b"", b"\0" * 8])
def test_a_damaged_file_is_refused(tmp_path, content):
    path = written(tmp_path / "x.omv", [field("a", "integer", "Integer")], content)
    with pytest.raises(InputError, match="cannot be read as a jamovi file"):
        read_jamovi(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("meta", "")
    with pytest.raises(InputError, match="is a jamovi file without data"):
        read_survey(path)


def test_a_file_that_declares_more_than_it_may_is_refused(tmp_path):
    path = written(tmp_path / "x.omv", [field("a", "integer", "Integer")], b"", rows=10**9)
    with pytest.raises(InputError, match="CXLAB_MOST_CELLS"):
        read_jamovi(path)


def test_a_filter_and_weights_are_told(tmp_path):
    """As jamovi writes them; a formula without a result leaves out, too."""
    fields = [
        field("rate", "integer", "Integer"),
        {**field("Filter 1", "integer", "Integer"), "columnType": "Filter", "active": True},
        {**field("Filter 2", "integer", "Integer"), "columnType": "Filter", "active": False},
        field("w", "number", "Decimal"),
    ]
    content = struct.pack("<3i3i3i3d", 5, 6, 7, 1, 0, EMPTY, 0, 0, 0, 0.5, 1.5, 1.0)
    path = written(tmp_path / "x.omv", fields, content, weights="w")
    survey = read_survey(path)
    assert survey.frame["Filter 1"].tolist() == [1.0, 0.0, 0.0]
    assert (survey.filters, survey.weight) == (("Filter 1",), "w")
    assert survey.kept["Filter 1"].startswith(
        "2 answers that jamovi leaves out by its filter, kept"
    )
    assert '"Filter 1": {role: screen, exclude: [0], because: "filtered out"}' in draft(survey).text
