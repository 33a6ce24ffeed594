"""XLSForm workbooks (``.xlsx``) as KoboToolbox, ODK and SurveyCTO read them.

Sheets ``survey`` and ``choices``, heads in any case. Codes are the names of choices as text: 1.0 is
1. ``or_other`` adds a choice ``other``, to every question on that list, and a column for its words.
"""

import re
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cxlab import limits
from cxlab.errors import InputError
from cxlab.survey.definitions.definition import OTHER, SINGLE, TICK, Answer, Definition, Question
from cxlab.survey.definitions.markup import plain
from cxlab.survey.files.archive import opened
from cxlab.survey.files.grid import cell_of, plain_text
from cxlab.survey.text import one_line, word

Row = Mapping[str, str]
SELECT = re.compile(
    r"(?P<kind>select[ _]one|select1|select[ _](?:all[ _]that[ _]apply|multiple|all)|add select one"
    r"(?: prompt using)?|add select multiple(?: prompt using)?)(?: from)?\s+(?P<list>\S+)"
    r"(?P<other>\s+or[ _](?:specify[ _])?other)?",
    re.IGNORECASE,
)
FROM_FILE = re.compile(r"select_(?:one|multiple)_(?:from_file|external)\b", re.IGNORECASE)
OPENS = re.compile(r"begin[ _](?:group|repeat|loop)", re.IGNORECASE)
CLOSES = re.compile(r"end[ _](?:group|repeat|loop)", re.IGNORECASE)
RANGE = re.compile(r"\b(start|end)\s*=\s*'?(-?\d+(?:\.\d+)?)")
NO_QUESTION = {"", "note", "start", "end", "today", "deviceid", "audit", "simserial", "username"}
OTHERS = Answer("other", "Other", missing=True)
LISTS = ("list_name", "list name", "list_name ")


def xlsform_definition(path: Path) -> Definition:
    """Return the definition that a workbook holds.

    Raises
    ------
    InputError
        If it is broken or no XLSForm; its sheets are named.
    """
    sheets = _sheets(path)
    if "survey" not in sheets or not any("type" in row for row in sheets["survey"]):
        raise InputError(
            f"{path.name}: is a workbook with the sheets {', '.join(map(repr, sheets))}, but no "
            "XLSForm: that has a sheet 'survey' with the heads 'type' and 'name'"
        )
    settings = next(iter(sheets.get("settings", [])), {})
    language = settings.get("default_language", "")
    lists = _lists(sheets.get("choices", []), language)
    shared = {
        match["list"]
        for row in sheets["survey"]
        if (match := SELECT.match(row.get("type", ""))) and match["other"]
    }
    for name in shared:
        if all(answer.code != "other" for answer in lists.get(name, ())):
            lists[name] = (*lists.get(name, ()), OTHERS)
    questions = [
        question
        for row, groups in _asked(sheets["survey"], language)
        for question in _questions(row, groups, lists=lists, language=language)
    ]
    title = settings.get("form_title", "")
    return Definition(path.name, "XLSForm", tuple(questions), title=title)


def _sheets(path: Path) -> dict[str, list[dict[str, str]]]:
    """Return the rows of each sheet by head, everything as text."""
    from openpyxl import load_workbook

    with opened(path):  # looks up what it unpacks to
        pass
    try:
        with path.open("rb") as file, warnings.catch_warnings():
            # openpyxl names every feature of Excel that it does not keep; none is a question.
            warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
            book = load_workbook(file, read_only=True, data_only=True)
            return {word(sheet.title): list(_rows(sheet, path.name)) for sheet in book.worksheets}
    except InputError:
        raise
    except Exception as error:  # whatever a broken file makes of its parser
        raise InputError(
            f"{path.name}: cannot be read as an Excel workbook, it seems to be damaged "
            f"({type(error).__name__})"
        ) from None


def _rows(sheet: Any, name: str) -> Iterator[dict[str, str]]:
    sheet.reset_dimensions()  # what the sheet says of them need not be so
    heads: list[str] = []
    cells, most = 0, limits.CELLS.most
    for values in sheet.iter_rows(values_only=True):
        cells += len(values)
        if cells > most:
            limits.CELLS.check(cells, name)
        texts = [plain_text(cell_of(value)).strip() for value in values]
        if not heads:
            heads = [re.sub(r"\s*:+\s*", "::", word(text)) for text in texts]
            heads = heads if any(heads) else []
        elif any(texts):
            yield {head: text for head, text in zip(heads, texts, strict=False) if head and text}


def _labels(row: Row, language: str) -> tuple[str, ...]:
    """Return the labels, the default language first."""
    labels = {
        head.removeprefix("label").removeprefix("::"): plain(text)
        for head, text in row.items()
        if head == "label" or head.startswith("label::")
    }
    first = word(language)
    ordered = sorted(labels, key=lambda name: name not in (first, ""))
    return tuple(labels[name] for name in ordered if labels[name])


def _lists(rows: list[dict[str, str]], language: str) -> dict[str, tuple[Answer, ...]]:
    lists: dict[str, tuple[Answer, ...]] = {}
    for row in rows:
        name = next((row[head] for head in LISTS if head in row), "")
        code = one_line(row.get("name", row.get("value", "")))
        if name and code:
            labels = _labels(row, language)
            answer = Answer(code, labels[0] if labels else "", labels[1:])
            lists[name] = (*lists.get(name, ()), answer)
    return lists


Group = tuple[str, tuple[str, ...]]


def _asked(rows: list[dict[str, str]], language: str) -> Iterator[tuple[Row, list[Group]]]:
    """Yield the questions with the groups around them, the outermost first."""
    groups: list[Group] = []
    for row in rows:
        kind = one_line(row.get("type", ""))
        if OPENS.match(kind):
            groups.append((row.get("name", ""), _labels(row, language)))
        elif CLOSES.match(kind):
            groups = groups[:-1]
        elif word(kind) not in NO_QUESTION and row.get("name"):
            yield row, list(groups)


def _questions(
    row: Row, groups: list[Group], *, lists: Mapping[str, tuple[Answer, ...]], language: str
) -> list[Question]:
    kind, name = one_line(row["type"]), row["name"]
    labels = _labels(row, language)
    match = None if FROM_FILE.match(kind) else SELECT.match(kind)
    many = bool(match) and not re.match(r".*(one|select1)", match["kind"] if match else "", re.I)
    answers = lists.get(match["list"], ()) if match else ()
    one = Question(
        _names(name, groups),
        labels[0] if labels else "",
        groups=tuple(
            text for group, titles in reversed(groups) for text in (*titles, group) if text
        ),
        answers=() if many else answers,
        kind=SINGLE if answers and not many else OTHER,
        family=name,
        ends=_range(row) if word(kind) == "range" else None,
        wordings=labels[1:],
    )
    boxes = [_box(one, answer) for answer in (answers if many else ())]
    words = [Question(_names(f"{name}_other", groups), one.wording, groups=one.groups)]
    return [one, *boxes, *(words if match and match["other"] else ())]


def _box(question: Question, answer: Answer) -> Question:
    """Return the column of one answer of a question that takes many."""
    return Question(
        tuple(f"{head}{mark}{answer.code}" for head in question.names for mark in "/._"),
        answer.label or answer.code,
        about=question.wording,
        groups=question.groups,
        answers=(Answer("1", answer.label),),
        kind=TICK,
        family=f"{question.family}/",
    )


def _names(name: str, groups: list[Group]) -> tuple[str, ...]:
    """Return the heads of a column: alone, or with its groups before it."""
    path = [group for group, _ in groups if group]
    return (name, "/".join([*path, name]), "-".join([*path, name]), ".".join([*path, name]))


def _range(row: Row) -> tuple[float, float] | None:
    ends = {key.casefold(): float(end) for key, end in RANGE.findall(row.get("parameters", ""))}
    return (ends.get("start", 1.0), ends.get("end", 10.0))
