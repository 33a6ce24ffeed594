import json
import zipfile

import pytest

from cxlab.errors import InputError
from cxlab.survey.definitions.read import read_definition, read_definitions


def test_every_sample_is_told_by_its_content(shared, tmp_path):
    folder = shared / "cases" / "definitions"
    tools = {
        "qsf/definition.qsf": "Qualtrics",
        "lss_l10n/definition.lss": "LimeSurvey",
        "lss_l10n/archive.lsa": "LimeSurvey",
        "xlsform/form.xlsx": "XLSForm",
        "redcap/dictionary.csv": "REDCap",
        "redcap/project.xml": "REDCap",
        "omv/data.omv": "jamovi",
    }
    for place, (name, tool) in enumerate(tools.items()):
        copy = tmp_path / f"{place}.definition"
        copy.write_bytes((folder / name).read_bytes())
        assert read_definition(copy).tool == tool


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"%PDF-1.7", "is a PDF, no definition of a survey; taken are Qualtrics"),
        (b"\xd0\xcf\x11\xe0 old", "an old Excel file"),
        (b"$FL2 spss", "an SPSS file, which is data with labels of its own"),
        (b"  \n", "is empty"),
        (b'{"page": [], "title": "x"}', r"JSON without 'SurveyElements' \(found: page, title\)"),
        (b'{"pages": [], "title": "x"}', "by SurveyJS; definitions of that kind are not taken"),
        (b"{" * 100_000, "is not JSON|nested without end"),
        (b'{"a": ' * 100_000, "nested without end"),
        (b"<html><body/></html>", "a web page"),
        (b"<survey><q/></survey>", "XML with the root <survey>"),
        (b"<survey>", "is not XML"),
        (b"PK\x03\x04 broken", "cannot be unpacked, it seems to be damaged"),
        (b"a,b\n1,2\n", "Of tables only that one is taken"),
    ],
)
def test_what_is_no_definition_is_named(tmp_path, content, message):
    path = tmp_path / "form"
    path.write_bytes(content)
    with pytest.raises(InputError, match=message):
        read_definition(path)


def test_an_archive_of_other_things_is_named(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("photo.jpg", b"")
    with pytest.raises(InputError, match=r"an archive of photo\.jpg"):
        read_definition(tmp_path / "x.zip")


def test_a_definition_without_questions_is_refused(shared, tmp_path):
    project = shared / "cases" / "definitions" / "redcap" / "project.xml"
    with pytest.raises(InputError, match=r"holds no questions; give the file"):
        read_definitions([project])
    empty = tmp_path / "x.qsf"
    empty.write_text(json.dumps({"SurveyElements": [3, None, {"Element": "SQ"}]}))
    with pytest.raises(InputError, match="holds no questions; give"):
        read_definitions([empty])


def test_files_that_are_not_there(tmp_path):
    with pytest.raises(InputError, match="there is no such file"):
        read_definition(tmp_path / "x.qsf")
    with pytest.raises(InputError, match="is a folder"):
        read_definition(tmp_path)
