import json
import zipfile

import pytest

from cxlab.survey.definitions.labelled import labelled_definition
from cxlab.survey.files.jamovi import read_jamovi
from cxlab.survey.files.labelled import Label, LabelledColumn
from tests.survey.definitions.samples import check


@pytest.fixture
def folder(shared):
    return shared / "cases" / "definitions" / "omv"


def test_a_jamovi_file_is_its_own_definition(folder, tmp_path):
    check(folder / "data.omv", out=tmp_path / "book.yml")


def test_it_defines_a_table_of_the_same_columns(folder, tmp_path):
    check(folder / "data.csv", folder / "data.omv", out=tmp_path / "book.yml")


def test_without_declared_codes_the_words_tell_them(folder, tmp_path):
    """Labels in another order, archives without a fourth part, no missing values declared."""
    with zipfile.ZipFile(folder / "data.omv") as old:
        parts = {name: old.read(name) for name in old.namelist()}
    meta, extra = json.loads(parts["metadata.json"]), json.loads(parts["xdata.json"])
    for field in meta["dataSet"]["fields"]:
        field["missingValues"] = []
    for column in extra.values():
        column["labels"] = [label[:3] for label in column["labels"]]
    parts |= {"metadata.json": json.dumps(meta), "xdata.json": json.dumps(extra)}
    with zipfile.ZipFile(tmp_path / "data.omv", "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    assert read_jamovi(tmp_path / "data.omv")[0].missing == 0
    check(tmp_path / "data.omv", out=tmp_path / "book.yml")


def test_labels_are_answers_in_their_order():
    labels = (Label(2.0, "no"), Label(1.0, "yes"), Label(9.0, "", missing=True))
    column = LabelledColumn("A", "Is it?", (1.0, None), labels)
    (question,) = labelled_definition([column], "x.omv", "jamovi").questions
    assert [answer.code for answer in question.answers] == ["2", "1", "9"]
    assert [answer.missing for answer in question.answers] == [False, False, True]
