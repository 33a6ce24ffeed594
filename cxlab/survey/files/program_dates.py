"""Dates, months and durations as SPSS and Stata count them: from the number and its format.

The programs' own readers turn months and quarters into days, lose the days of a duration over 24
hours, and give up a whole file for one impossible date; so numbers are read, and written out here.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from cxlab.survey.files.grid import Cell, cell_of

SPSS_START, STATA_START = datetime(1582, 10, 14), datetime(1960, 1, 1)
MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
STATA_FORMAT = re.compile(r"%-?\d*(?:t([cCdwmqhy])|(d))")
Writer = Callable[[float], str]


def dated(values: Sequence[Any], number_format: str, program: str) -> tuple[list[Cell], int]:
    """Return a column's cells, and how many hold a date that there cannot be (now None).

    Parameters
    ----------
    values : sequence
        Numbers as the file holds them; anything else is kept.
    number_format : str
        Of the variable, e.g. "QYR8" or "%tq".
    program : str
        "SPSS" or "Stata".

    Examples
    --------
    >>> dated([13994380800.0, 1e30], "QYR8", "SPSS")
    (['2 Q 2026', None], 1)
    >>> dated([264.0], "%tq", "Stata")
    (['2026q1'], 0)
    """
    write = _spss(number_format) if program == "SPSS" else _stata(number_format)
    if write is None:
        return [cell_of(value) for value in values], 0
    cells: list[Cell] = []
    impossible = 0
    for value in values:
        cell = cell_of(value)
        if isinstance(cell, float):
            try:
                cell = write(cell)
            except (OverflowError, ValueError):
                cell, impossible = None, impossible + 1
        cells.append(cell)
    return cells, impossible


def _spss(number_format: str) -> Writer | None:
    kind = number_format.rstrip("0123456789.")
    if kind in ("DATE", "ADATE", "EDATE", "JDATE", "SDATE"):
        return lambda seconds: _moment(seconds).date().isoformat()
    if kind in ("DATETIME", "YMDHMS"):
        return lambda seconds: _moment(seconds).isoformat(" ")
    if kind in ("TIME", "DTIME", "MTIME"):
        return duration
    if kind == "MOYR":
        return lambda seconds: f"{MONTHS[_moment(seconds).month - 1]} {_moment(seconds).year}"
    if kind == "QYR":
        return lambda seconds: f"{(_moment(seconds).month + 2) // 3} Q {_moment(seconds).year}"
    if kind == "WKYR":
        return lambda seconds: f"{_week(_moment(seconds).date())} WK {_moment(seconds).year}"
    return None


def _stata(number_format: str) -> Writer | None:
    match = STATA_FORMAT.match(number_format)
    kind = (match[1] or match[2]) if match else ""
    parts = {"w": 52, "m": 12, "q": 4, "h": 2}
    if kind == "d":
        return lambda days: (STATA_START + timedelta(days=days)).date().isoformat()
    if kind in ("c", "C"):
        return lambda ms: (STATA_START + timedelta(milliseconds=ms)).isoformat(" ")
    if kind in parts:
        return lambda count: _part(count, parts[kind], kind)
    return None


def _part(count: float, parts: int, letter: str) -> str:
    year, part = divmod(int(count), parts)
    if count % 1 or not date.min.year <= 1960 + year <= date.max.year:
        raise ValueError(count)
    return f"{1960 + year}{letter}{part + 1}"


def _moment(seconds: float) -> datetime:
    return SPSS_START + timedelta(seconds=seconds)


def _week(day: date) -> int:
    """Return the week of the year as SPSS counts them: the first begins on 1 January."""
    return (day.timetuple().tm_yday - 1) // 7 + 1


def duration(seconds: float) -> str:
    """Return a time of a clock, or how long something took, also more than a day.

    Examples
    --------
    >>> duration(11045), duration(108000), duration(-60)
    ('03:04:05', '30:00:00', '-00:01:00')
    """
    whole = round(abs(seconds))
    sign = "-" if seconds < 0 else ""
    return f"{sign}{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"
