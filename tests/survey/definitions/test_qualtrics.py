import json
import re

import pytest

from cxlab.survey.definitions.qualtrics import qualtrics_definition
from tests.survey.definitions.samples import (
    AGREE,
    SATISFIED,
    check,
    read_rows,
    write_json,
    write_rows,
)

HEADS = 3


@pytest.fixture
def sample(shared):
    folder = shared / "cases" / "definitions" / "qsf"
    return json.loads((folder / "definition.qsf").read_text()), read_rows(
        folder / "data_values.csv"
    )


def payload(form, id):
    return next(p["Payload"] for p in form["SurveyElements"] if p["PrimaryAttribute"] == id)


def blocks(form):
    return next(p for p in form["SurveyElements"] if p["Element"] == "BL")


def each_cell(rows, change):
    """Put ``change(head, cell)`` in place of every answer."""
    heads = rows[0]
    for row in rows[HEADS:]:
        row[:] = [change(head, cell) for head, cell in zip(heads, row, strict=True)]


def as_it_is(form, rows):
    return rows


def one_head_row(form, rows):
    return rows[:1] + rows[HEADS:]


def renamed_columns(form, rows):
    rows[0] = ["ResponseId"] + [f"V{place}" for place in range(1, len(rows[0]))]
    return rows


def blocks_as_list(form, rows):
    blocks(form)["Payload"] = list(blocks(form)["Payload"].values())
    return rows


def blocks_and_matrices_without_names(form, rows):
    for block in blocks(form)["Payload"].values():
        block["Description"] = "Block"
    for id in ("QID2", "QID3"):
        payload(form, id)["QuestionText"] = "Please rate."
    return rows


def ids_as_codes(form, rows):
    """Without recodes the ids 4 to 11 are exported: 4 is the lowest point, 11 "don't know"."""
    for id in ("QID2", "QID3"):
        del payload(form, id)["RecodeValues"]
    ids = {str(code): str(code + 3) for code in range(1, 8)} | {"99": "11"}
    each_cell(rows, lambda h, cell: ids.get(cell, cell) if re.match(r"E\d|PERC", h) else cell)
    return rows


def choice_text(form, rows):
    words = {str(code): text for code, text in enumerate(AGREE, 1)} | {"99": "Don\u2019t know"}
    turned = {str(8 - code): text for code, text in enumerate(AGREE, 1)} | {"99": words["99"]}
    by_head = {"P4": turned, "SAT": SATISFIED}
    each_cell(rows, lambda h, cell: by_head.get(h, words).get(cell, cell))
    each_cell(rows, lambda h, cell: "1" if h[:2] in ("CH", "Fi") and cell else cell)
    return rows


def other_language_first(form, rows):
    korean = ["전혀 동의하지 않음", "동의하지 않음", "약간 동의하지 않음", "보통", "약간 동의"]
    korean += ["동의", "매우 동의", "모름"]
    turned = korean[6::-1] + korean[7:]
    scales = [("QID2", "Answers", korean), ("QID3", "Answers", korean), ("QID4", "Choices", turned)]
    for id, part, texts in scales:
        question = payload(form, id)
        question["Language"] = {"EN": {part: question[part]}}
        keys = question[part]
        question[part] = {key: {"Display": text} for key, text in zip(keys, texts, strict=True)}
    return rows


def words_that_nobody_knows(form, rows):
    """Where no word tells the direction, the fewer with the labels turned round are reversed."""
    words = ["Ei", "Bi", "Ci", "Di", "Fi", "Gi", "Hi"]
    for id, part in (("QID2", "Answers"), ("QID3", "Answers"), ("QID4", "Choices")):
        question = payload(form, id)
        texts = [*(words[::-1] if id == "QID4" else words), "N/A"]
        question[part] = {k: {"Display": t} for k, t in zip(question[part], texts, strict=True)}
    return rows


def reversed_by_grading(form, rows):
    question = payload(form, "QID4")
    texts = [*AGREE, "Don\u2019t know"]
    keys = question["Choices"]
    question["Choices"] = {k: {"Display": t} for k, t in zip(keys, texts, strict=True)}
    question["GradingData"] = [
        {"ChoiceID": str(code), "index": code - 1, "Grades": {"SC_1": str(8 - code)}}
        for code in range(1, 8)
    ]
    return rows


def row_of_a_matrix_reversed_by_grading(form, rows):
    matrix = payload(form, "QID3")
    matrix["Choices"]["9"] = {"Display": payload(form, "QID4")["QuestionText"]}
    matrix["GradingData"] = [
        {
            "ChoiceID": row,
            "AnswerID": str(id),
            "Grades": {"SC_1": 11 - id if row == "9" else id - 3},
        }
        for row in matrix["Choices"]
        for id in range(4, 11)
    ]
    elements = form["SurveyElements"]
    form["SurveyElements"] = [p for p in elements if p["PrimaryAttribute"] != "QID4"]
    place = rows[0].index("P4")
    rows[0][place], rows[2][place] = "PERC_9", '{"ImportId":"QID3_9"}'
    return rows


def gaps_in_ids(form, rows):
    """Choices 2, 4, 7, 8, 12; columns numbered by place, joined by import id."""
    ids = dict(zip("12345", ("2", "4", "7", "8", "12"), strict=True))
    matrix = payload(form, "QID3")
    matrix["Choices"] = {ids[key]: choice for key, choice in matrix["Choices"].items()}
    matrix["ChoiceOrder"] = list(matrix["Choices"])
    rows[2] = [re.sub(r"QID3_(\d)", lambda m: f"QID3_{ids[m[1]]}", cell) for cell in rows[2]]
    return rows


def gaps_in_ids_and_one_head_row(form, rows):
    return one_head_row(form, gaps_in_ids(form, rows))


def names_of_2017(form, rows):
    rows[0] = [f"EXP_{head}" if re.fullmatch(r"E\d", head) else head for head in rows[0]]
    return one_head_row(form, rows)


def no_answer_between_the_points(form, rows):
    """99 lies on 0 to 100: the points are numbered 1 to 5."""
    question = payload(form, "QID5")
    question["Choices"]["6"] = {"Display": "Not applicable"}
    question["RecodeValues"]["6"] = "99"
    return rows


def wordings_in_tags(form, rows):
    for id in ("QID2", "QID3"):
        for choice in payload(form, id)["Choices"].values():
            choice["Display"] = f"<div><b>{choice['Display'].replace(' ', '&nbsp;')}</b><br/></div>"
    return rows


def choices_as_list(form, rows):
    question = payload(form, "QID5")
    question["Choices"] = list(question["Choices"].values())
    question["RecodeValues"] = list(question["RecodeValues"].values())
    question["ChoiceOrder"] = []
    return rows


def no_answer_by_its_code_alone(form, rows):
    for id, part in (("QID2", "Answers"), ("QID3", "Answers"), ("QID4", "Choices")):
        question = payload(form, id)
        last = list(question[part])[-1]
        question[part][last], question["AnalyzeChoices"] = {"Display": "Ohne Kontakt"}, {}
        question["RecodeValues"][last] = "-1"
    each_cell(rows, lambda h, cell: "-1" if cell == "99" else cell)
    return rows


def sides_coded_differently(form, rows):
    """Perceptions from 0 to 6, one alone from 7 down to 1: by their labels one scale."""
    recodes = payload(form, "QID3")["RecodeValues"]
    recodes.update({key: str(int(code) - 1) for key, code in recodes.items() if code != "99"})
    less = {str(code): str(code - 1) for code in range(1, 8)}
    each_cell(rows, lambda h, cell: less.get(cell, cell) if h.startswith("PERC") else cell)
    alone = payload(form, "QID4")["RecodeValues"]
    alone.update({key: str(8 - int(code)) for key, code in alone.items() if code != "99"})
    turned = {str(code): str(8 - code) for code in range(1, 8)}
    each_cell(rows, lambda h, cell: turned.get(cell, cell) if h == "P4" else cell)
    return rows


VARIANTS = [
    as_it_is,
    one_head_row,
    renamed_columns,
    blocks_as_list,
    blocks_and_matrices_without_names,
    ids_as_codes,
    choice_text,
    other_language_first,
    words_that_nobody_knows,
    reversed_by_grading,
    row_of_a_matrix_reversed_by_grading,
    gaps_in_ids,
    gaps_in_ids_and_one_head_row,
    names_of_2017,
    no_answer_between_the_points,
    wordings_in_tags,
    choices_as_list,
    no_answer_by_its_code_alone,
]


@pytest.mark.parametrize("change", VARIANTS, ids=lambda change: change.__name__)
def test_every_way_to_write_it_gives_the_right_gaps(sample, tmp_path, change):
    form, rows = sample
    data = write_rows(tmp_path / "data.csv", change(form, rows))
    check(data, write_json(tmp_path / "form.qsf", form), out=tmp_path / "book.yml")


def test_sides_coded_differently_are_one_scale(sample, tmp_path):
    form, rows = sample
    data = write_rows(tmp_path / "data.csv", sides_coded_differently(form, rows))
    check(data, write_json(tmp_path / "form.qsf", form), out=tmp_path / "book.yml", turned=0)


def test_the_flow_gives_the_order_and_the_trash_is_left_out(sample):
    definition = qualtrics_definition(sample[0], "form.qsf")
    names = [question.names[0] for question in definition.questions]
    assert names[:8] == ["E1", "E2", "E3", "E4", "E5", "E6", "PERC_1", "PERC_2"]
    assert names.count("P1") == 0
    assert [q.names[0] for q in definition.questions if q.family == "QID6"] == [
        "CH_1",
        "CH_2",
        "CH_9",
    ]
    assert definition.questions[0].groups == ("Expectations",)
    assert definition.questions[0].about == "Think of an excellent service desk."
