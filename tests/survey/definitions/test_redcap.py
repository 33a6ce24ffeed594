import re
from xml.etree import ElementTree

import pytest

from cxlab.errors import InputError
from cxlab.survey.definitions.redcap import choices_of, redcap_definition, redcap_project
from tests.survey.definitions.samples import (
    AGREE,
    SATISFIED,
    check,
    drafted,
    read_rows,
    write_rows,
)

CHOICES, LABEL, FORM, SECTION = 5, 4, 1, 2


@pytest.fixture
def folder(shared):
    return shared / "cases" / "definitions" / "redcap"


def as_it_is(form, rows):
    return form, rows


def heads_of_the_api(form, rows):
    names = ["field_name", "form_name", "section_header", "field_type", "field_label"]
    form[0] = [*names, "select_choices_or_calculations", *form[0][6:]]
    return form, rows


def one_form_without_sections(form, rows):
    for row in form[1:]:
        row[FORM], row[SECTION] = "survey", ""
    return form, rows


def no_spaces_round_the_bars(form, rows):
    for row in form[1:]:
        row[CHOICES] = row[CHOICES].replace(" | ", "|")
    return form, rows


def markup_in_labels(form, rows):
    for row in form[1:]:
        row[LABEL] = f'<div class="rich-text"><p>{row[LABEL]}</p></div>'
    return form, rows


def labels_in_cells(form, rows):
    words = {str(code): text for code, text in enumerate(AGREE, 1)} | {"99": "Don't know"}
    words["4"] = "Neither agree, nor disagree"
    turned = {str(code): text for code, text in enumerate(AGREE[::-1], 1)}
    for row in rows[1:]:
        for place, head in enumerate(rows[0]):
            if re.fullmatch(r"[ep]\d", head):
                texts = words | (turned if head == "p4" else {})
                row[place] = texts.get(row[place], row[place])
            elif head == "sat":
                row[place] = SATISFIED.get(row[place], row[place])
    return form, rows


def fields_in_another_order(form, rows):
    return [form[0], *form[:0:-1]], rows


VARIANTS = [
    as_it_is,
    heads_of_the_api,
    one_form_without_sections,
    no_spaces_round_the_bars,
    markup_in_labels,
    labels_in_cells,
    fields_in_another_order,
]


@pytest.mark.parametrize("change", VARIANTS, ids=lambda change: change.__name__)
def test_every_way_to_write_it_gives_the_right_gaps(folder, tmp_path, change):
    form, rows = change(read_rows(folder / "dictionary.csv"), read_rows(folder / "data_raw.csv"))
    dictionary = write_rows(tmp_path / "form.csv", form)
    data = write_rows(tmp_path / "data.csv", rows)
    check(data, dictionary, folder / "project.xml", out=tmp_path / "book.yml")


def test_only_the_project_names_the_codes_for_no_answer(folder, tmp_path):
    data, dictionary = folder / "data_raw.csv", folder / "dictionary.csv"
    both, _ = drafted(data, dictionary, folder / "project.xml", out=tmp_path / "both.yml")
    assert both.codebook.column("p6").missing == (99, -888, -999)
    assert both.values["p6"].out_of_range == ()
    alone, text = drafted(data, dictionary, out=tmp_path / "alone.yml")
    assert len(alone.values["p6"].out_of_range) == 1
    assert "in the data, but not in the definition: -888 (1)" in text


def test_boxes_calculations_and_sliders(folder):
    questions = {q.names[0]: q for q in redcap_definition(folder / "dictionary.csv").questions}
    assert {"ch___1", "ch___2", "ch____9"} <= set(questions)
    assert questions["gapmean"].answers == ()
    assert questions["visits"].ends == (0.0, 100.0)
    assert questions["p1"].groups == ("perc matrix", "perceptions")


def test_choices_split_at_the_first_comma():
    answers = choices_of("a,No|1, Yes, often | , nothing")
    assert [(answer.code, answer.label) for answer in answers] == [("a", "No"), ("1", "Yes, often")]


PROJECT = """<ODM xmlns="http://www.cdisc.org/ns/odm/v1.3" xmlns:redcap="https://projectredcap.org">
<Study><GlobalVariables><StudyName>Desk</StudyName></GlobalVariables><MetaDataVersion>
<FormDef OID="F" redcap:FormName="service"><ItemGroupRef ItemGroupOID="G"/></FormDef>
<ItemGroupDef OID="G"><ItemRef ItemOID="e1"/><ItemRef ItemOID="ch___1"/></ItemGroupDef>
<ItemDef OID="e1" redcap:Variable="e1" redcap:FieldType="radio">
<Question><TranslatedText>Is it fast?</TranslatedText></Question>
<CodeListRef CodeListOID="e1.choices"/></ItemDef>
<ItemDef OID="ch___1" redcap:Variable="ch" redcap:FieldType="checkbox">
<Question><TranslatedText>How?</TranslatedText></Question>
<CodeListRef CodeListOID="ch___1.choices"/></ItemDef>
<CodeList OID="e1.choices"><CodeListItem CodedValue="1"><Decode><TranslatedText>No</TranslatedText>
</Decode></CodeListItem><CodeListItem CodedValue="2"><Decode><TranslatedText>Yes</TranslatedText>
</Decode></CodeListItem></CodeList>
<CodeList OID="ch___1.choices" redcap:CheckboxChoices="1, Phone|-9, None"/>
</MetaDataVersion></Study></ODM>"""


def test_a_whole_project_defines_its_fields():
    definition = redcap_project(ElementTree.fromstring(PROJECT), "p.xml")
    radio, *boxes = definition.questions
    assert (radio.names, radio.wording, radio.groups) == (("e1",), "Is it fast?", ("service",))
    assert [(a.code, a.label) for a in radio.answers] == [("1", "No"), ("2", "Yes")]
    assert [box.names[0] for box in boxes] == ["ch___1", "ch____9"]
    assert definition.title == "Desk"


def test_another_table_is_refused(tmp_path):
    write_rows(tmp_path / "x.csv", [["id", "Field Type"], ["1", "radio"]])
    with pytest.raises(InputError, match=r"without the column 'field_name'.*REDCap"):
        redcap_definition(tmp_path / "x.csv")
