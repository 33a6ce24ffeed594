"""A table as it lies in a file: rows of cells, each row with its number, nothing interpreted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from math import isnan
from typing import Any

from cxlab.words import say_count

Cell = str | float | None
EXACT_INTEGERS = 2**53


@dataclass(frozen=True)
class Grid:
    """Rows of cells, the head included.

    Attributes
    ----------
    rows : list of list of Cell
        All of one length; cells are text, float, or None where blank.
    numbers : list of int
        Each row's number, as a spreadsheet shows it.
    format : str
        What the file is, in plain words.
    decimal : str
        As `cxlab.survey.written_number.number` takes it: "." or ",", or "" where nothing shows
        which.
    notes : tuple of str
    left_out : tuple of str
        Those of the notes that tell of rows which are nobody's answers.
    """

    rows: list[list[Cell]]
    numbers: list[int]
    format: str
    decimal: str = "."
    notes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


class PerCent(float):
    """A number that its file shows with a percent sign, e.g. 20 of ``20%``."""


def has_percent_sign(cell: Cell) -> bool:
    """Say whether a cell is shown with a percent sign.

    Examples
    --------
    >>> has_percent_sign("20 %"), has_percent_sign(PerCent(20)), has_percent_sign(20.0)
    (True, True, False)
    """
    return isinstance(cell, PerCent) or (isinstance(cell, str) and cell.rstrip().endswith("%"))


def cell_of(value: Any) -> Cell:
    """Return a value of any file as text, float or None.

    Whole numbers too long for a float, such as ids, stay text to the last digit.
    """
    if value is None:
        return None
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int) and abs(value) > EXACT_INTEGERS:
        return str(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    try:
        number = float(value)
    except (TypeError, ValueError):
        return str(value)
    return None if isnan(number) else number


def plain_text(cell: Cell) -> str:
    """Return a cell as text, whole numbers without decimals; "" where blank."""
    return "" if cell is None else cell if isinstance(cell, str) else f"{cell:.15g}"


def trimmed(rows: Iterable[tuple[int, list[Cell]]]) -> tuple[list[int], list[list[Cell]], int]:
    """Return the rows that hold something, without empty columns at the right.

    Returns
    -------
    numbers : list of int
    rows : list of list of Cell
        As they are: not yet of one length.
    empty : int
        Rows between others that hold nothing.
    """
    numbers: list[int] = []
    kept: list[list[Cell]] = []
    waiting = empty = 0
    for number, row in rows:
        width = len(row)
        while width and row[width - 1] is None:
            width -= 1
        if width:
            numbers.append(number)
            kept.append(row)
            empty += waiting if len(kept) > 1 else 0
            waiting = 0
        else:
            waiting += 1
    return numbers, kept, empty


def empty_rows(n: int) -> str:
    """Say how many rows that hold nothing were left out."""
    return say_count("{n} empty row skipped", "{n:,} empty rows skipped", n)
