"""LimeSurvey: the structure of a survey as ``.lss`` (XML), alone or in an archive ``.lsa``.

Older files repeat a question for each language; newer ones keep the texts apart, in sections ending
in ``_l10ns``. Exports hold the codes of answers. What an answer counts in an assessment is never
exported; it tells the order where it is not the same for all answers of a question.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cxlab.errors import InputError
from cxlab.survey.definitions.definition import SINGLE, TICK, Answer, Definition, Question
from cxlab.survey.definitions.markup import plain
from cxlab.survey.files.archive import Element, opened, xml_of
from cxlab.survey.written_number import number

Row = Mapping[str, str]
Scale = tuple[str, str]  # of a question: its id and "0", or "1" for the second of two
LISTS, ARRAYS, BOXES = {"L", "!", "O"}, {"F", "H", "1"}, {"M", "P"}
# Types whose answers stand in no section, in the order from low to high.
FIXED = {
    "5": [("1", ""), ("2", ""), ("3", ""), ("4", ""), ("5", "")],
    "A": [("1", ""), ("2", ""), ("3", ""), ("4", ""), ("5", "")],
    "B": [(str(point), "") for point in range(1, 11)],
    "C": [("N", "No"), ("U", "Uncertain"), ("Y", "Yes")],
    "E": [("D", "Decrease"), ("S", "Same"), ("I", "Increase")],
    "Y": [("N", "No"), ("Y", "Yes")],
    "G": [("F", "Female"), ("M", "Male")],
}
WITH_ROWS = ARRAYS | {"A", "B", "C", "E"}
OWN_WORDS = Answer("-oth-", "Other", missing=True)


@dataclass(frozen=True)
class _Texts:
    """The texts of questions, answers and groups by id, the base language first."""

    questions: Mapping[str, tuple[str, ...]]
    answers: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, tuple[str, ...]]


def _refuse_parts(root: Element, name: str) -> None:
    """Refuse the structure of a group, a question or a set of labels."""
    kind = root.findtext("LimeSurveyDocType") or ""
    if kind != "Survey":
        raise InputError(
            f"{name}: is a LimeSurvey file of the kind '{plain(kind)}'; need the structure of the "
            "whole survey (Display/Export, 'Survey structure (.lss)')"
        )


def limesurvey_definition(root: Element, name: str) -> Definition:
    """Return the definition that the XML of an ``.lss`` holds."""
    _refuse_parts(root, name)
    base = (root.findtext("languages/language") or "").strip()
    texts = _Texts(
        _texts(root, base, ("questions", "subquestions", "question_l10ns"), ("qid", "question")),
        _texts(root, base, ("answers", "answer_l10ns"), ("aid", "answer")),
        _texts(root, base, ("groups", "group_l10ns"), ("gid", "group_name")),
    )
    groups, answers = _first(root, "groups", "gid"), _answers(root, texts)
    rows = {**_first(root, "questions", "qid"), **_first(root, "subquestions", "qid")}
    subs: dict[str, list[Row]] = {}
    for row in sorted(rows.values(), key=lambda row: _place(row, "question_order")):
        subs.setdefault(row.get("parent_qid") or "0", []).append(row)
    ordered = sorted(
        subs.get("0", []),
        key=lambda row: _place(groups.get(row.get("gid", ""), {}), "group_order"),
    )
    columns = [
        column
        for row in ordered
        for column in _columns(row, subs.get(row.get("qid", ""), []), texts=texts, answers=answers)
    ]
    settings = _rows(root, "surveys_languagesettings")
    title = next((plain(row.get("surveyls_title")) for row in settings), "")
    return Definition(name, "LimeSurvey", tuple(columns), title=title)


def archived_definition(path: Path) -> Definition:
    """Return the definition within an archive ``.lsa``."""
    with opened(path) as archive:
        inside = [part for part in archive.namelist() if part.casefold().endswith(".lss")]
        content = archive.read(inside[0])
    return limesurvey_definition(xml_of(content, f"{path.name}/{inside[0]}"), path.name)


def _rows(root: Element, section: str) -> list[dict[str, str]]:
    return [
        {field.tag: field.text or "" for field in row}
        for row in root.iterfind(f"{section}/rows/row")
    ]


def _first(root: Element, section: str, key: str) -> dict[str, Row]:
    """Return the rows of a section by id, the first where each language has one."""
    rows: dict[str, Row] = {}
    for row in _rows(root, section):
        rows.setdefault(row.get(key, ""), row)
    return rows


def _texts(
    root: Element, base: str, sections: tuple[str, ...], keys: tuple[str, str]
) -> dict[str, tuple[str, ...]]:
    by_id: dict[str, dict[str, str]] = {}
    id, text = keys
    for section in sections:
        for row in _rows(root, section):
            if wording := plain(row.get(text)):
                by_id.setdefault(_key(row, id), {}).setdefault(row.get("language", ""), wording)
    return {
        id: tuple(wording for _, wording in sorted(texts.items(), key=lambda pair: pair[0] != base))
        for id, texts in by_id.items()
    }


def _key(row: Row, id: str) -> str:
    """Return a row's id; answers of older files have none but question, scale and code."""
    if id != "aid" or "aid" in row:
        return row.get(id, "")
    return "/".join(row.get(key, "") for key in ("qid", "scale_id", "code"))


def _place(row: Row, key: str) -> float:
    return number(row.get(key, "")) or 0.0


def _answers(root: Element, texts: _Texts) -> dict[Scale, tuple[Answer, ...]]:
    """Return the answers of each question and scale: the section runs across questions."""
    grouped: dict[Scale, dict[str, Row]] = {}
    for row in _rows(root, "answers"):
        place = (row.get("qid", ""), row.get("scale_id") or "0")
        grouped.setdefault(place, {}).setdefault(row.get("code", ""), row)
    answers = {}
    for place, rows in grouped.items():
        points = [number(row.get("assessment_value", "")) for row in rows.values()]
        graded = len(set(points)) > 1
        ordered = sorted(rows.values(), key=lambda row: _place(row, "sortorder"))
        answers[place] = tuple(
            Answer(
                row.get("code", ""),
                *_split(texts.answers.get(_key(row, "aid"), ())),
                points=number(row.get("assessment_value", "")) if graded else None,
            )
            for row in ordered
        )
    return answers


def _split(texts: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    return (texts[0], texts[1:]) if texts else ("", ())


def _columns(
    row: Row, subs: Sequence[Row], *, texts: _Texts, answers: Mapping[Scale, tuple[Answer, ...]]
) -> list[Question]:
    """Return the columns of a question: itself, its rows, or its boxes."""
    id, kind, code = row.get("qid", ""), row.get("type", ""), row.get("title", "")
    wording, wordings = _split(texts.questions.get(id, ()))
    field = f"{row.get('sid', '')}X{row.get('gid', '')}X{id}"
    offered = tuple(Answer(*answer) for answer in FIXED.get(kind, ())) or answers.get((id, "0"), ())
    whole = Question(
        (code, field),
        wording,
        groups=texts.groups.get(row.get("gid", ""), ()),
        family=id,
        wordings=wordings,
    )
    if not subs or kind in LISTS:
        if row.get("other") == "Y":
            offered = (*offered, OWN_WORDS)
        is_choice = kind in LISTS | set(FIXED) and bool(offered)
        return [replace(whole, answers=offered, kind=SINGLE) if is_choice else whole]
    both = (offered, answers.get((id, "1"), ()))
    parts = [_part(whole, sub, texts) for sub in subs if (sub.get("scale_id") or "0") == "0"]
    return [column for part in parts for column in _row(part, kind, answers=both)]


def _part(whole: Question, sub: Row, texts: _Texts) -> Question:
    """Return one of the rows, or boxes, of a question."""
    (code, field), part = whole.names, sub.get("title", "")
    text, others = _split(texts.questions.get(sub.get("qid", ""), ()))
    return replace(
        whole,
        names=(f"{code}[{part}]", f"{code}_{part}", f"{field}{part}"),
        wording=text,
        about=whole.wording,
        wordings=others,
    )


def _row(
    base: Question, kind: str, *, answers: tuple[tuple[Answer, ...], tuple[Answer, ...]]
) -> list[Question]:
    if kind in BOXES:
        ticked = (Answer("Y", base.wording),)
        return [replace(base, kind=TICK, answers=ticked)]
    if kind not in WITH_ROWS or not answers[0]:
        return [base]
    if kind != "1":
        return [replace(base, kind=SINGLE, answers=answers[0])]
    bracket, plain_name, field = base.names
    return [
        replace(
            base,
            names=(f"{bracket}[{place + 1}]", f"{plain_name}_{place}", f"{field}#{place}"),
            kind=SINGLE,
            answers=answers[place],
            family=f"{base.family}#{place}",
        )
        for place in (0, 1)
    ]
