"""Files that hold one row an answer: told, and turned into one row a person."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np

from cxlab.errors import InputError, nearest
from cxlab.survey.files.grid import plain_text
from cxlab.survey.files.raw_survey import RawSurvey
from cxlab.survey.text import one_line, shortened
from cxlab.survey.written_number import number
from cxlab.words import say

Fact = TypeVar("Fact")
MOST_COLUMNS = 12  # of a file that is looked at
FEWEST_QUESTIONS = 3
NEARLY_ALL = 0.9


def from_long(raw: RawSurvey, respondent: str, question: str, answer: str) -> RawSurvey:
    """Return a survey of one row an answer as one of one row a person.

    Other columns stay where they say one thing for each person; the rest are left out and noted.
    A person's row number is that of the first answer.

    Parameters
    ----------
    raw : RawSurvey
    respondent, question, answer : str
        The columns that say whose answer, to which question, and which.

    Raises
    ------
    InputError
        If a column is not there, a cell that says whose or to what is blank, a question is called
        as another column is, or a person answers one question twice.
    """
    _check_columns(raw, (respondent, question, answer))
    people, questions = _keys(raw, respondent), _keys(raw, question)
    _check_once(raw, people, questions)
    kept, left_out = _kept(raw, people, {respondent, question, answer})
    asked = list(dict.fromkeys(questions))
    if clash := set(asked) & {respondent, *kept}:
        raise InputError(f"{raw.name}: a question and a column are both called '{min(clash)}'")
    firsts = sorted({who: place for place, who in reversed([*enumerate(people)])}.values())
    wide = raw.frame.iloc[firsts][[respondent, *kept]].reset_index(drop=True)
    answered = dict(zip(zip(people, questions, strict=True), raw.frame[answer], strict=True))
    for name in asked:
        cells = [answered.get((people[place], name)) for place in firsts]
        wide[name] = np.array(cells, dtype=object)
    columns = tuple(map(str, wide.columns))
    labels = _of(columns, raw.labels)
    if answer in raw.labels:
        labels |= dict.fromkeys(asked, raw.labels[answer])
    return replace(
        raw,
        columns=columns,
        questions=_of(columns, raw.questions),
        frame=wide,
        row_numbers=tuple(raw.row_numbers[place] for place in firsts),
        notes=(*raw.notes, *_turned(len(people), len(firsts), asked, left_out)),
        labels=labels,
        user_missing=_of(columns, raw.user_missing),
    )


def _of(columns: Sequence[str], facts: Mapping[str, Fact]) -> dict[str, Fact]:
    return {name: fact for name, fact in facts.items() if name in columns}


def _check_columns(raw: RawSurvey, names: Sequence[str]) -> None:
    for name in names:
        if name not in raw.columns:
            raise InputError(
                f"{raw.name}: has no column '{name}', which the codebook's 'long' names."
                f"{nearest(name, raw.columns)}"
            )


def _turned(
    rows: int, people: int, questions: Sequence[str], left_out: Sequence[str]
) -> tuple[str, ...]:
    """Say what became of the file."""
    turned = say(
        "{rows:,} rows of one answer each, turned into {people:,} people with {questions:,} "
        "questions",
        rows=rows,
        people=people,
        questions=len(questions),
    )
    if not left_out:
        return (turned,)
    names = shortened(", ".join(left_out), 200)
    several = say(
        "columns that say more than one thing of a person, left out: {names}", names=names
    )
    return turned, several


def long_columns(raw: RawSurvey) -> tuple[str, str, str] | None:
    """Return the columns of whose answer, to what, and which, where a file may be long.

    The questions are few texts, each said nearly as often; with one of them, whose answer it is
    comes nearly never twice.
    """
    rows = len(raw.frame)
    if not 3 <= len(raw.columns) <= MOST_COLUMNS or rows < 4 * FEWEST_QUESTIONS:
        return None
    different = {name: raw.frame[name].nunique() for name in raw.columns}
    for question in raw.columns:
        cells = raw.frame[question].tolist()
        asked = Counter(cell for cell in cells if isinstance(cell, str) and number(cell) is None)
        if not FEWEST_QUESTIONS <= len(asked) <= rows // 3 or sum(asked.values()) < rows:
            continue
        for person in raw.columns:
            people = different[person]
            fits = people * len(asked) >= NEARLY_ALL * rows and max(asked.values()) <= people
            if person == question or people < FEWEST_QUESTIONS or not fits:
                continue
            if people * len(asked) > 2 * rows or raw.frame[[person, question]].duplicated().any():
                continue
            others = [name for name in raw.columns if name not in (person, question)]
            answer = next((name for name in reversed(others) if different[name] < rows / 2), "")
            if answer:
                return person, question, answer
    return None


def long_note(raw: RawSurvey) -> tuple[str, ...]:
    """Say that a file seems to hold one row an answer, and what to write in the codebook."""
    if not (columns := long_columns(raw)):
        return ()
    keys = ", ".join(
        f"{key}: {name}"
        for key, name in zip(("respondent", "question", "answer"), columns, strict=True)
    )
    return (
        say(
            "the file seems to hold one row an answer, not one row a person; if so, write "
            "'long: {keys}' into the codebook, and its columns are the questions",
            keys="{" + keys + "}",
        ),
    )


def _keys(raw: RawSurvey, column: str) -> list[str]:
    keys = [one_line(plain_text(cell)) for cell in raw.frame[column].tolist()]
    if "" in keys:
        row = raw.row_numbers[keys.index("")]
        raise InputError(f"{raw.name}, row {row}, column '{column}': is blank; whose answer is it?")
    return keys


def _check_once(raw: RawSurvey, people: list[str], questions: list[str]) -> None:
    seen: dict[tuple[str, str], int] = {}
    for row, pair in zip(raw.row_numbers, zip(people, questions, strict=True), strict=True):
        if pair in seen:
            raise InputError(
                f"{raw.name}, row {row}: '{shortened(pair[0])}' answers '{shortened(pair[1])}' a "
                f"second time, first in row {seen[pair]}; keep one of the two, or name a column "
                "that tells them apart"
            )
        seen[pair] = row


def _kept(raw: RawSurvey, people: list[str], used: set[str]) -> tuple[list[str], list[str]]:
    """Return the other columns that say one thing of each person, and those that say more."""
    kept: list[str] = []
    left_out: list[str] = []
    for name in raw.columns:
        if name not in used:
            of_person: dict[str, object] = {}
            one = all(
                of_person.setdefault(person, cell) == cell
                for person, cell in zip(people, raw.frame[name].tolist(), strict=True)
            )
            (kept if one else left_out).append(name)
    return kept, left_out
