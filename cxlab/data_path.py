"""Where a user's data are: a file, or with ``file.xlsx#Sheet`` one of its sheets."""

import re
from pathlib import Path

WITH_SHEET = re.compile(r"(?is)(.+\.xls[xm])#(.+)")


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
