import csv
import io
import re
from xml.etree import ElementTree

import pytest

from cxlab.errors import InputError
from cxlab.survey.definitions.limesurvey import archived_definition, limesurvey_definition
from cxlab.survey.files.archive import xml_of
from tests.survey.definitions.samples import AGREE, SATISFIED, check


@pytest.fixture
def folder(shared):
    return shared / "cases" / "definitions" / "lss_l10n"


def as_it_is(form, data):
    return form, data


def other_language_first(form, data):
    one, other = "<language>en</language>", "<language>ko</language>"
    return form.replace(one, "HERE").replace(other, one, 1).replace("HERE", other, 1), data


def assessment_of_zero(form, data):
    return re.sub(r"(<assessment_value><!\[CDATA\[)\d+", r"\g<1>0", form), data


def groups_without_names(form, data):
    return re.sub(r"<group_name>.*?</group_name>", "<group_name/>", form), data


def names_of_expressions(form, data):
    return form, re.sub(r'"(EXP|PER|CH)\[(\w+)\]"', r'"\1_\2"', data)


def names_of_r(form, data):
    return form, re.sub(r'"(EXP|PER|CH)\[(\w+)\]"', r'"\1.\2."', data)


def full_answers(form, data):
    rows = list(csv.reader(io.StringIO(data)))
    words = {f"AO0{place}": text for place, text in enumerate(AGREE, 1)} | {"AO08": "Don't know"}
    turned = {f"AO0{place}": text for place, text in enumerate(AGREE[::-1], 1)}
    for row in rows[1:]:
        for place, head in enumerate(rows[0]):
            texts = SATISFIED if head == "SAT" else words | (turned if head == "P4" else {})
            row[place] = texts.get(row[place], row[place])
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return form, text.getvalue()


def rows_turned_round(form, data):
    """The order of questions, rows and answers in the file is not theirs."""
    root = ElementTree.fromstring(form)
    for rows in root.iterfind("*/rows"):
        rows[:] = list(rows)[::-1]
    return ElementTree.tostring(root, encoding="unicode"), data


def older_layout(form, data):
    """One row for each language within questions, answers and groups, as up to version 3."""
    root = ElementTree.fromstring(form)
    for name, texts, key, fields in (
        ("questions", "question_l10ns", "qid", ("question", "language")),
        ("subquestions", "question_l10ns", "qid", ("question", "language")),
        ("answers", "answer_l10ns", "aid", ("answer", "language")),
        ("groups", "group_l10ns", "gid", ("group_name", "language")),
    ):
        section = root.find(f"{name}/rows")
        old = list(section)
        section[:] = []
        for row in old:
            for text in root.iterfind(f"{texts}/rows/row"):
                if text.findtext(key) == row.findtext(key):
                    whole = ElementTree.SubElement(section, "row")
                    whole.extend(field for field in row if field.tag != "aid")
                    whole.extend(text.find(field) for field in fields)
    for name in ("question_l10ns", "answer_l10ns", "group_l10ns"):
        root.remove(root.find(name))
    return ElementTree.tostring(root, encoding="unicode"), data


VARIANTS = [
    as_it_is,
    other_language_first,
    assessment_of_zero,
    groups_without_names,
    names_of_expressions,
    names_of_r,
    full_answers,
    rows_turned_round,
    older_layout,
]


@pytest.mark.parametrize("change", VARIANTS, ids=lambda change: change.__name__)
def test_every_way_to_write_it_gives_the_right_gaps(folder, tmp_path, change):
    form, data = change(
        (folder / "definition.lss").read_text(encoding="utf-8"),
        (folder / "results_codes.csv").read_text(encoding="utf-8"),
    )
    definition, answers = tmp_path / "form.lss", tmp_path / "data.csv"
    definition.write_text(form, encoding="utf-8")
    answers.write_text(data, encoding="utf-8")
    check(answers, definition, out=tmp_path / "book.yml")


def test_an_archive_holds_the_same_definition(folder):
    alone = limesurvey_definition(xml_of((folder / "definition.lss").read_bytes(), "x"), "x")
    assert archived_definition(folder / "archive.lsa").questions == alone.questions


def lss(question, extra=""):
    text = (
        "<document><LimeSurveyDocType>Survey</LimeSurveyDocType><languages><language>en</language>"
        f"</languages><questions><rows><row>{question}<parent_qid>0</parent_qid></row></rows>"
        f"</questions>{extra}</document>"
    )
    return limesurvey_definition(ElementTree.fromstring(text), "x.lss").questions


def test_types_with_answers_of_their_own():
    points = "<qid>1</qid><sid>9</sid><gid>3</gid><type>5</type><title>Q</title>"
    (question,) = lss(points)
    assert [answer.code for answer in question.answers] == ["1", "2", "3", "4", "5"]
    assert question.names == ("Q", "9X3X1")
    (yes_no,) = lss(points.replace("<type>5<", "<type>Y<"))
    assert [answer.code for answer in yes_no.answers] == ["N", "Y"]


def test_two_scales_are_two_columns():
    def answer(code, scale):
        return f"<row><qid>1</qid><code>{code}</code><scale_id>{scale}</scale_id></row>"

    rows = "".join(answer(code, scale) for code, scale in (("A", 0), ("B", 0), ("C", 1), ("D", 1)))
    sub = "<row><qid>2</qid><parent_qid>1</parent_qid><title>S</title><scale_id>0</scale_id></row>"
    extra = f"<answers><rows>{rows}</rows></answers><subquestions><rows>{sub}</rows></subquestions>"
    first, second = lss("<qid>1</qid><type>1</type><title>Q</title>", extra)
    assert (first.names[:2], second.names[:2]) == (("Q[S][1]", "Q_S_0"), ("Q[S][2]", "Q_S_1"))
    assert [answer.code for answer in second.answers] == ["C", "D"]


def test_a_group_alone_is_refused():
    root = ElementTree.fromstring(
        "<document><LimeSurveyDocType>Group</LimeSurveyDocType></document>"
    )
    with pytest.raises(InputError, match=r"of the kind 'Group'; need the structure of the whole"):
        limesurvey_definition(root, "x.lsg")
