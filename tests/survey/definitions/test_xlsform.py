import re

import pytest
from openpyxl import Workbook, load_workbook

from cxlab.errors import InputError
from cxlab.survey.definitions.definition import TICK
from cxlab.survey.definitions.xlsform import xlsform_definition
from tests.survey.definitions.samples import AGREE, SATISFIED, check, read_rows, write_rows


@pytest.fixture
def sample(shared):
    folder = shared / "cases" / "definitions" / "xlsform"
    return load_workbook(folder / "form.xlsx"), read_rows(folder / "data_kobo.csv")


def as_it_is(form, rows):
    return rows


def central_heads(form, rows):
    rows[0] = [head.replace("/", "-") for head in rows[0]]
    return rows


def heads_without_groups(form, rows):
    rows[0] = [head.split("/", 1)[-1] for head in rows[0]]
    return rows


def other_language_first(form, rows):
    form["settings"]["D2"] = "Korean (ko)"
    return rows


def groups_without_labels(form, rows):
    for place, row in enumerate(form["survey"].iter_rows(values_only=True), start=1):
        if str(row[0]).startswith("begin"):
            form["survey"].cell(place, 3).value = form["survey"].cell(place, 4).value = None
    return rows


def no_groups(form, rows):
    survey = form["survey"]
    for place in range(survey.max_row, 0, -1):
        if re.match("(begin|end)[ _]group", str(survey.cell(place, 1).value)):
            survey.delete_rows(place)
    return heads_without_groups(form, rows)


def older_spellings(form, rows):
    survey, choices = form["survey"], form["choices"]
    survey.title = "other"  # openpyxl takes "Survey" for a second "survey"
    survey.title, choices["A1"], choices["B1"] = "Survey", "list name", "value"
    for cell in next(survey.iter_rows(max_row=1)):
        cell.value = cell.value.replace("label::", "Label : ").upper()
    for cell, *_ in survey.iter_rows(min_row=2):
        cell.value = re.sub("^select_one (\\w+)$", r"select one from \1", cell.value)
    return rows


def labels_in_cells(form, rows):
    words = {str(code): text for code, text in enumerate(AGREE, 1)} | {"-99": "Don't know"}
    turned = {str(code): text for code, text in enumerate(AGREE[::-1], 1)}
    for row in rows[1:]:
        for place, head in enumerate(rows[0]):
            if re.search(r"/(E|P)\d$", head):
                row[place] = (words | (turned if head.endswith("P4") else {})).get(row[place], "")
            elif head.endswith("SAT"):
                row[place] = SATISFIED.get(row[place], "")
    return rows


def labels_in_heads(form, rows):
    labels = {row[1]: row[2] for row in form["survey"].iter_rows(values_only=True) if row[1]}
    rows[0] = [labels.get(head.rsplit("/", 1)[-1], head) for head in rows[0]]
    return rows


VARIANTS = [
    as_it_is,
    central_heads,
    heads_without_groups,
    other_language_first,
    groups_without_labels,
    no_groups,
    older_spellings,
    labels_in_cells,
    labels_in_heads,
]


@pytest.mark.parametrize("change", VARIANTS, ids=lambda change: change.__name__)
def test_every_way_to_write_it_gives_the_right_gaps(sample, tmp_path, change):
    form, rows = sample
    data = write_rows(tmp_path / "data.csv", change(form, rows))
    form.save(tmp_path / "form.xlsx")
    check(data, tmp_path / "form.xlsx", out=tmp_path / "book.yml")


def written(path, survey, choices=()):
    form = Workbook()
    form.active.title = "survey"
    for row in (("type", "name", "label"), *survey):
        form["survey"].append(row)
    form.create_sheet("choices")
    for row in (("list_name", "name", "label"), *choices):
        form["choices"].append(row)
    form.save(path)
    return xlsform_definition(path).questions


def test_codes_are_the_text_of_cells(tmp_path):
    choices = [("x", 1.0, "a"), ("x", True, "b"), ("x", "NA", "c"), ("x", "01", "d")]
    (question,) = written(tmp_path / "f.xlsx", [("select_one x", "Q", "Which?")], choices)
    assert [answer.code for answer in question.answers] == ["1", "TRUE", "NA", "01"]


def test_or_other_spreads_over_a_shared_list(tmp_path):
    """As pyxform 4.5.0 does it: the choice for every question, the column only for its own."""
    survey = [("select_one x or_other", "A", "Which?"), ("select_one x", "B", "And which?")]
    questions = written(tmp_path / "f.xlsx", survey, [("x", "1", "a"), ("x", "2", "b")])
    codes = {q.names[0]: [answer.code for answer in q.answers] for q in questions}
    assert codes == {"A": ["1", "2", "other"], "A_other": [], "B": ["1", "2", "other"]}


def test_boxes_and_ranges(tmp_path):
    survey = [("select_multiple x", "M", "Which?"), ("range", "R", "How much?")]
    questions = written(tmp_path / "f.xlsx", survey, [("x", "1", "a"), ("x", "2", "b")])
    assert [q.names[0] for q in questions if q.kind == TICK] == ["M/1", "M/2"]
    assert questions[-1].ends == (1.0, 10.0)


def test_another_workbook_is_refused_with_its_sheets(tmp_path):
    form = Workbook()
    form.active.title = "Answers"
    form.save(tmp_path / "f.xlsx")
    with pytest.raises(InputError, match=r"with the sheets 'answers', but no XLSForm"):
        xlsform_definition(tmp_path / "f.xlsx")
