"""A user's file of how long customers stayed: durations, or dates of start and end."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from cxlab.data_path import path_text
from cxlab.errors import InputError, nearest_columns
from cxlab.evidence.account import Line
from cxlab.evidence.far_day import refuse_far_day
from cxlab.numbers import fixed
from cxlab.statistics.survival import Stay
from cxlab.survey.files.user_table import UserTable
from cxlab.words import phrase, say

NOT_SAID = "not said"
PER_YEAR = {"days": 365.25, "weeks": 365.25 / 7, "months": 12.0, "quarters": 4.0, "years": 1.0}
UNITS = {
    "days": phrase("days"),
    "weeks": phrase("weeks"),
    "months": phrase("months"),
    "quarters": phrase("quarters"),
    "years": phrase("years"),
}
TAKEN = "duration, left (0 or 1), or start, end, left (dates as 2026-03-31), one row a customer"
ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ][\d:.]+)?")


@dataclass(frozen=True, eq=False)
class Retention:
    """How long customers stayed.

    Attributes
    ----------
    stay : Stay
    per_year : float
        Units of the durations in a year.
    path : Path
    lines : tuple of (str, str)
        What the account says of the file.

    Examples
    --------
    >>> stay = Stay(np.array([12.0]), np.array([True]), np.array([1]))
    >>> Retention(stay, per_year=12.0, path=Path("stay.csv"), lines=()).stay.n
    1
    """

    stay: Stay
    per_year: float
    path: Path
    lines: tuple[Line, ...]


def read_retention(path: Path, unit: str = NOT_SAID) -> Retention:
    r"""Read one row a customer: ``duration, left``, or ``start, end, left``.

    Parameters
    ----------
    path : Path
    unit : str
        Of durations, a key of `PER_YEAR`; dates tell it themselves.

    Raises
    ------
    InputError
        If the columns, a number, a date or the unit make no sense.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "stay.csv"
    ...     _ = path.write_text("start,end,left\n2024-02-29,2025-02-28,1\n2024-01-01,,0\n")
    ...     read_retention(path).stay.durations.round(3).tolist()
    [0.997, 1.158]
    """
    table = UserTable(path := Path(path_text("path", path)))
    by_dates = {"start", "end"} <= set(table.columns)
    if "left" not in table.columns or not (by_dates or "duration" in table.columns):
        near = nearest_columns(table.columns, (("duration", "left"), ("start", "end", "left")))
        raise InputError(f"{table.name}: found {', '.join(table.columns)}; taken are {TAKEN}{near}")
    left = np.array(table.whole("left", (0, 1))) == 1
    if by_dates:
        durations, note = _between(table, left)
        unit = "years"
    else:
        durations, note = _durations(table, unit), say("given in {unit}", unit=say(UNITS[unit]))
    stay = Stay(durations, left, np.ones(len(left), dtype=int))
    used = {"start", "end", "left"} if by_dates else {"duration", "left"}
    longest = float(fixed(stay.longest, 2))
    lines = [
        (say("How long customers stayed"), say("your file {name}", name=table.name)),
        (say("Customers in it"), say("{n:,}, of whom {left:,} left", n=stay.n, left=left.sum())),
        (say("Longest stay"), say("{most:g} {unit}", most=longest, unit=say(UNITS[unit]))),
        (say("Durations"), note),
        (say("Taken for granted"), say("who left early is in the file, too")),
    ]
    if unused := [name for name in table.columns if name not in used]:
        lines.append((say("Columns not used"), ", ".join(unused)))
    lines += [(say("Note"), text) for text in table.notes]
    return Retention(stay, PER_YEAR[unit], path, tuple(lines))


def _durations(table: UserTable, unit: str) -> np.ndarray:
    if unit not in PER_YEAR:
        raise InputError(
            f"unit: {table.name} gives durations, but not in what; say -p unit=months, or one of "
            f"{', '.join(PER_YEAR)}"
        )
    durations = table.number("duration")
    for row, duration in zip(table.line_numbers, durations, strict=True):
        if duration < 0:
            raise InputError(
                f"{table.name}, row {row}, column 'duration': found {duration:g}, need 0 or more"
            )
    return np.array(durations)


def _between(table: UserTable, left: np.ndarray) -> tuple[np.ndarray, str]:
    """Return years from start to end; who stays without an end was seen on the file's last day."""
    starts = [_date(table, "start", *cell) for cell in _cells(table, "start")]
    ends = [
        None if not text and not gone else _date(table, "end", row, text)
        for (row, text), gone in zip(_cells(table, "end"), left, strict=True)
    ]
    *others, last = sorted({*starts, *filter(None, ends)})
    if len(others) > 1 and None in ends:  # who stays is taken to be there until then
        refuse_far_day(f"{table.name}, columns 'start' and 'end'", last, others[0], others[-1])
    years = []
    for row, start, end in zip(table.line_numbers, starts, ends, strict=True):
        if end is not None and end < start:
            raise InputError(f"{table.name}, row {row}: end {end} lies before start {start}")
        years.append(_years(start, end or last))
    return np.array(years), say("from the dates; who stays without an end, until {last}", last=last)


def _cells(table: UserTable, column: str) -> list[tuple[int, str]]:
    return list(zip(table.line_numbers, table.text(column), strict=True))


def _date(table: UserTable, column: str, row: int, text: str) -> date:
    try:
        if matched := ISO.fullmatch(text):
            return date.fromisoformat(matched.group(1))
    except ValueError:
        pass
    raise InputError(
        f"{table.name}, row {row}, column '{column}': found '{text or 'nothing'}', need a date "
        "written as 2026-03-31"
    )


def _years(start: date, end: date) -> float:
    """Return whole years, by the anniversary, and the rest as a part of one."""
    whole = end.year - start.year - ((end.month, end.day) < (start.month, start.day))
    year = start.year + whole
    leap_day = (start.month, start.day) == (2, 29) and not _is_leap(year)
    anniversary = date(year, 3, 1) if leap_day else start.replace(year=year)
    return whole + max((end - anniversary).days, 0) / 366


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
