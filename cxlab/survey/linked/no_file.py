"""Columns of people of whom there is no file: what is missing there is no evidence, no mistake."""

from collections.abc import Sequence
from pathlib import Path

from cxlab.survey.codebook.codebook import SOURCES, Codebook, Column
from cxlab.survey.files.raw_survey import RawSurvey
from cxlab.survey.text import word
from cxlab.words import say

ASKED = {
    "expectation": ("customer", "manager", "standard"),
    "perception": ("customer", "staff"),
    "promise": SOURCES,
    "driver": ("staff", "customer"),
    "outcome": ("customer",),
}
# The drivers that the hypotheses name of staff; any other may be customers' as well.
OF_STAFF = ("engagement", "empathy", "training", "empowerment", "staff satisfaction")


def who_answered(name: str) -> str:
    """Return whose file it is by its name; "" where that does not tell.

    Examples
    --------
    >>> who_answered("Managers 2026.csv"), who_answered("answers.csv")
    ('manager', '')
    """
    stem = word(Path(name).stem)
    return next((source for source in SOURCES if stem.startswith(source)), "")


def columns_of_no_file(codebook: Codebook, raws: Sequence[RawSurvey]) -> tuple[Column, ...]:
    """Return the columns that no file has, and that only people without a file can have answered.

    A column that may be of a file that is there is none of them: it is missing by mistake. A file
    whose name does not tell who answered may hold anybody.
    """
    heads: dict[str, set[str]] = {}
    for raw in raws:
        told = who_answered(raw.name)
        has_sources = any(column.name in raw.columns for column in codebook.of("source"))
        for source in SOURCES if has_sources or not told else (told,):
            heads.setdefault(source, set()).update(raw.columns)
    return tuple(
        column
        for column in codebook.of(*ASKED)
        if not any(column.name in of_source for of_source in heads.values())
        and not heads.keys() & _asked(column)
    )


def not_looked_for(codebook: Codebook, raws: Sequence[RawSurvey]) -> list[tuple[str, str]]:
    """Name these columns in the account; nothing where there are none."""
    if not (columns := columns_of_no_file(codebook, raws)):
        return []
    names = ", ".join(column.name for column in columns)
    return [(say("Not looked for, as those who would answer have no file"), names)]


def _asked(column: Column) -> tuple[str, ...]:
    """Return who may have been asked for a column."""
    is_of_staff = word(column.outcome).replace("_", " ") in OF_STAFF
    return ("staff",) if column.role == "driver" and is_of_staff else ASKED[column.role]
