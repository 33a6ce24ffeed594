"""What the command line says of a file before it is read: that it will take long."""

import re
from pathlib import Path
from zipfile import BadZipFile, ZipFile

WORTH_SAYING = 10.0  # seconds
# Bytes of a sheet once unpacked, a second: 593 MB (300,000 rows of 60) took `read_survey` 37.5
# seconds of one core, 59 MB (30,000 rows) 4.5.
EXCEL_RATE = 15e6
LAST_ROW = re.compile(rb'<dimension ref="[A-Z]+[0-9]+:[A-Z]+([0-9]+)"')
MINUTE = 60


def reading_takes_long(path: Path) -> str:
    """Return what to say before a file is read that takes more than about ten seconds, else "".

    Parameters
    ----------
    path : Path
        Any file; only of Excel's can be told beforehand that they are slow.

    Examples
    --------
    >>> reading_takes_long(Path("answers.csv"))
    ''
    """
    try:
        with ZipFile(path) as archive:
            sheets = [part for part in archive.infolist() if "/worksheets/" in part.filename]
            seconds = sum(sheet.file_size for sheet in sheets) / EXCEL_RATE
            if seconds <= WORTH_SAYING:
                return ""
            largest = max(sheets, key=lambda sheet: sheet.file_size)
            with archive.open(largest) as opened:
                last = LAST_ROW.search(opened.read(1 << 14))
    except (BadZipFile, OSError):
        return ""
    what = f"{int(last[1]):,} rows of an Excel file" if last else "a large Excel file"
    return f"{path.name}: reading {what}; about {about(seconds)} (CSV takes a tenth of it)"


def about(seconds: float) -> str:
    """Return a time as people say it.

    Examples
    --------
    >>> about(14), about(61), about(200)
    ('10 seconds', 'a minute', '3 minutes')
    """
    if seconds < 0.75 * MINUTE:
        return f"{max(1, round(seconds / 10)) * 10} seconds"
    minutes = round(seconds / MINUTE)
    return f"{minutes} minutes" if minutes > 1 else "a minute"
