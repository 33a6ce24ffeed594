"""Where a user's data are: a file, or with ``file.xlsx#Sheet`` one of its sheets."""

import os
import re
from pathlib import Path

from cxlab.errors import InputError

WITH_SHEET = re.compile(r"(?is)(.+\.xls[xm])#(.+)")


def path_text(name: str, given: str | os.PathLike[str]) -> str:
    """Return a path (or the URL of a table) as a text, however it was given from Python.

    Raises
    ------
    InputError
        For what is no path, such as a DataFrame.

    Examples
    --------
    >>> path_text("data", Path("shop.csv")), path_text("data", "duckdb://shop.db#answers")
    ('shop.csv', 'duckdb://shop.db#answers')
    """
    if not isinstance(given, str | os.PathLike):
        raise InputError(
            f"{name} is a {type(given).__name__}; the path of a file is needed: write it to one "
            "first, e.g. frame.to_csv('mine.csv', index=False)"
        )
    return os.fspath(given)


def file_and_sheet(path: str | Path) -> tuple[Path, str]:
    """Return the file that a path names, and the sheet after a ``#``; "" where none is named.

    A run's own folder holds a link called as the user named data and sheet: that is the file.

    Examples
    --------
    >>> file_and_sheet("data/shop.xlsx#South")[1], file_and_sheet("shop#1.csv")[1]
    ('South', '')
    """
    match = WITH_SHEET.fullmatch(str(path))
    if not match:
        return Path(path), ""
    return Path(path) if Path(path).is_file() else Path(match[1]), match[2]
