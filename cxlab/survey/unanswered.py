"""Columns that nobody answered: as if they had not been asked, so that all else has its answers."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from cxlab.survey.codebook.codebook import Codebook, Column
from cxlab.survey.text import shortened
from cxlab.words import say

SIDES = ("expectation", "perception", "importance", "promise")
MEANS = ("outcome", "driver")  # of which each name is the mean of its columns


def unanswered_columns(codebook: Codebook, answered: Collection[str]) -> tuple[Column, ...]:
    """Return the columns that nobody answered, of what is summed up with others that somebody did.

    Where nobody answered anything of a side, or of an outcome, this stays: what needs it says so.

    Parameters
    ----------
    codebook : Codebook
    answered : collection of str
        Heads of the columns that hold an answer, be it outside the scale.

    Examples
    --------
    >>> book = Codebook("a.yml", "", (Column("P1", "perception"), Column("P2", "perception")))
    >>> [column.name for column in unanswered_columns(book, ["P2"])]
    ['P1']
    >>> unanswered_columns(book, [])
    ()
    """
    columns = codebook.of(*SIDES, *MEANS)
    known = {_kind(column) for column in columns if column.name in answered}
    return tuple(
        column for column in columns if column.name not in answered and _kind(column) in known
    )


def _kind(column: Column) -> tuple[str, str]:
    return column.role, column.outcome if column.role in MEANS else ""


def without(codebook: Codebook, columns: Sequence[Column]) -> Codebook:
    """Return a codebook in which some columns are not used.

    Examples
    --------
    >>> book = Codebook("a.yml", "", (Column("P1", "perception"), Column("P2", "perception")))
    >>> [column.role for column in without(book, book.columns[:1]).columns]
    ['ignore', 'perception']
    """
    names = {column.name for column in columns}
    return replace(
        codebook,
        columns=tuple(
            replace(c, role="ignore") if c.name in names else c for c in codebook.columns
        ),
    )


def unanswered_step(columns: Sequence[Column]) -> tuple[str, ...]:
    """Name the columns in the account; nothing where there are none."""
    if not columns:
        return ()
    names = ", ".join(shortened(column.name, 40) for column in columns)
    return (say("Asked of nobody, left out: no answers to {columns}", columns=names),)
