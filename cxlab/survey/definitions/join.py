"""Which column of an export holds which question: by import id, by name, else by wording."""

import re
from collections.abc import Collection, Iterable, Mapping
from itertools import count
from pathlib import Path

from cxlab.errors import InputError, closest
from cxlab.survey.definitions.definition import Definition, Question
from cxlab.survey.definitions.markup import plain
from cxlab.survey.files.grid import plain_text
from cxlab.survey.files.raw_survey import RawSurvey
from cxlab.survey.files.read import PROGRAMS, read_grid
from cxlab.survey.text import shortened, word

IMPORT_ID = re.compile(r"""\{\s*["']ImportId["']\s*:\s*["']([^"']+)["']""")
LOOPED = re.compile(r"^\d+_(?=QID)")
LOOSE = re.compile(r"[^\w]+")
MOST_HEADS = 4


def join(raw: RawSurvey, definition: Definition, ids: Mapping[str, str]) -> dict[str, Question]:
    """Return the question of each column that has one.

    Parameters
    ----------
    raw : RawSurvey
    definition : Definition
    ids : mapping of str to str
        Import ids of columns, as `import_ids` reads them.

    Raises
    ------
    InputError
        If there is none: with the nearest names.
    """
    joined = _by_id(raw, definition, ids) or _by_name(raw, definition)
    joined = joined | {
        name: question
        for name, question in _by_wording(raw, definition, joined).items()
        if name not in joined
    }
    if not joined:
        raise _nothing_shared(raw, definition)
    return {name: joined[name] for name in raw.columns if name in joined}


def import_ids(path: Path, raw: RawSurvey) -> dict[str, str]:
    """Return the import ids that stand in a row below the heads of a Qualtrics export."""
    if raw.format in PROGRAMS or "Qualtrics" not in raw.format:
        return {}
    for row in read_grid(path).rows[1:MOST_HEADS]:
        ids = [IMPORT_ID.match(plain_text(cell).strip()) for cell in row]
        if sum(match is not None for match in ids) > len(ids) / 2:
            pairs = zip(raw.columns, ids, strict=False)
            return {name: match[1].replace("-", "_") for name, match in pairs if match}
    return {}


def _by_id(raw: RawSurvey, definition: Definition, ids: Mapping[str, str]) -> dict[str, Question]:
    by_id = {question.id: question for question in definition.questions if question.id}
    joined: dict[str, Question] = {}
    taken: set[str] = set()
    for name in raw.columns:
        id = ids.get(name, "")
        question = by_id.get(id) or by_id.get(LOOPED.sub("", id))
        if question is not None and question.id not in taken:
            joined[name] = question
            taken.add(question.id)
    return joined


def _by_name(raw: RawSurvey, definition: Definition) -> dict[str, Question]:
    """Join the questions of each family by the way of writing that fits most of its columns."""
    columns: dict[str, str] = {}
    for name in raw.columns:
        columns.setdefault(word(name), name)
    loose: dict[str, str] = {}
    for name in raw.columns:
        loose.setdefault(_loosened(name), name)
    families: dict[str, list[Question]] = {}
    for place, question in enumerate(definition.questions):
        families.setdefault(question.family or str(place), []).append(question)
    joined: dict[str, Question] = {}
    for questions in families.values():
        ways = [
            {
                column: question
                for question in questions
                if (column := _column(question.names[way], columns, loose, taken=joined))
            }
            for way in range(min(len(question.names) for question in questions))
        ]
        best = max(ways, key=lambda way: (len(way), _alike(raw, way)), default={})
        joined |= best
    return joined


def _column(
    name: str, columns: Mapping[str, str], loose: Mapping[str, str], *, taken: Collection[str]
) -> str:
    """Return the first column of a name that no earlier question has; "" where there is none.

    A head that occurs again is read as "head (2)".
    """
    column = columns.get(word(name)) or loose.get(_loosened(name), "")
    again = (f"{column} ({place})" for place in count(2))
    while column in taken:
        column = columns.get(word(next(again)), "")
    return column


def _loosened(name: str) -> str:
    """Return a name without the marks that programs change: brackets, dots, hyphens."""
    return LOOSE.sub("_", word(name)).strip("_")


def _alike(raw: RawSurvey, joined: Mapping[str, Question]) -> int:
    """Count the columns whose own text ends like the wording of their question."""
    return sum(
        word(plain(raw.questions.get(name, ""))).endswith(word(question.wording))
        for name, question in joined.items()
    )


def _by_wording(
    raw: RawSurvey, definition: Definition, joined: Mapping[str, Question]
) -> dict[str, Question]:
    """Join by what the columns ask, where only one of the questions left asks it."""
    done = set(joined.values())
    asked: dict[str, list[Question]] = {}
    for question in definition.questions:
        for text in () if question in done else set(map(_bare, _wordings(question))):
            asked.setdefault(text, []).append(question)
    by_wording: dict[str, Question] = {}
    for name in raw.columns:
        for text in (name, raw.questions.get(name, "")):
            fitting = asked.get(_bare(plain(text)), [])
            if len(fitting) == 1 and fitting[0] not in by_wording.values():
                by_wording.setdefault(name, fitting[0])
    return by_wording


def _wordings(question: Question) -> Iterable[str]:
    """Return what stands over the column where an export writes out its question."""
    for text in (question.wording, *question.wordings):
        if len(text) > 2:
            yield text
            yield f"{question.about} {text}"


def _bare(text: str) -> str:
    return " ".join(LOOSE.sub(" ", word(text)).split())


def _nothing_shared(raw: RawSurvey, definition: Definition) -> InputError:
    names = [question.names[0] for question in definition.questions]
    near = [(name, closest(name, raw.columns, 0.6)) for name in names]
    alike = ", ".join(f"'{name}' and '{other}'" for name, other in near[:200] if other)
    nearest = f" The nearest are {shortened(alike, 200)}." if alike else ""
    return InputError(
        f"{definition.name}: defines {shortened(', '.join(names), 150)}; {raw.name} has "
        f"{shortened(', '.join(raw.columns), 150)}. They share no column.{nearest} Is it the "
        "definition of another survey?"
    )
