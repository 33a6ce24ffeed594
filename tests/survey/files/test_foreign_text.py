import pytest

from cxlab.survey.files.foreign_text import definition_not_taken, no_table


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            '{"SurveyEntry": {"a": 1},\n "SurveyElements": []}',
            "by Qualtrics; give it with --definition",
        ),
        ("<?xml?><document><LimeSurveyDocType>Survey", "by LimeSurvey; give it with --definition"),
        ("<ODM xmlns='x'>", "a project of REDCap"),
        ('{"title": "x", "pages": [{"elements": []}]}', "by SurveyJS; definitions of that kind"),
        ("<?xml?>\n<sss version='2.0'>", "as Triple-S; definitions of that kind"),
        ("<ddi:codeBook>", "a codebook of DDI"),
        ("<h:html xmlns='http://www.w3.org/2002/xforms'>", "an XForm of ODK; give the XLSForm"),
        ('{"a": 1}\n{"a": 2}', r"read_json('x', lines=True)"),
        ('[\n  {"a": 1}\n]', "read_json('x').to_csv"),
        ("<?xml?><?mso-application progid='Excel.Sheet'?>", "Excel 2003"),
        ("<div><TABLE border=1>", "a web page"),
        ("<data/>", "is XML"),
    ],
)
def test_what_is_no_table_is_named(text, what):
    assert what in no_table(text, "x")


@pytest.mark.parametrize("text", ["[기대] 시설,[인식] 시설\n1,2", "a,b\n{1},<2>", ""])
def test_a_table_is_none_of_them(text):
    assert no_table(text, "x") == ""


def test_definitions_that_are_taken_are_not_refused():
    assert definition_not_taken('{"SurveyElements": [], "pages": {}}', "x") == ""
