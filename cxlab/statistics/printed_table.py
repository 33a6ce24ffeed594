"""A table of moments as papers print it: rows of text in, numbers out, or what to mend."""

import csv
from collections.abc import Mapping
from math import isfinite, nan
from pathlib import Path

from cxlab.errors import InputError


def printed_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file in UTF-8, separated by commas, semicolons or tabs.

    Raises
    ------
    InputError
        If there is no such file, or it is not a table of moments (no column ``variable``).
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"{path.name}: there is no such file") from None
    except (OSError, UnicodeDecodeError):
        raise InputError(f"{path.name}: cannot be read as UTF-8") from None
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    rows = [dict(row) for row in csv.DictReader(text.splitlines(), delimiter=delimiter)]
    if not rows or "variable" not in rows[0]:
        raise InputError(f"{path.name}: is not a correlation table, it has no column 'variable'")
    if delimiter != ",":
        rows = [{k: (v or "").replace(",", ".") for k, v in row.items() if k} for row in rows]
    return rows


def is_printed_table(path: Path) -> bool:
    """Say whether a file is a table of moments, by its head."""
    try:
        printed_rows(path)
    except InputError:
        return False
    return True


def printed_number(
    row: Mapping[str, str], column: str, table: str, *, may_be_empty: bool = False
) -> float:
    """Return a number; ``nan`` where it is not printed and need not be.

    Raises
    ------
    InputError
        If the cell holds no number; the message names row and column.
    """
    text = (row.get(column) or "").strip()
    if not text and may_be_empty:
        return nan
    try:
        found = float(text)
    except ValueError:
        found = nan
    if not isfinite(found):
        shown = f"'{text}'" if text else "nothing"
        where = f"{table}, variable '{row['variable']}', column '{column}'"
        raise InputError(f"{where}: found {shown}, need a number")
    return found


def printed_count(row: Mapping[str, str], table: str) -> int:
    """Return n of a row: a whole number of at least 2.

    Raises
    ------
    InputError
        If it is none.
    """
    found = printed_number(row, "n", table)
    if found < 2 or found != int(found):
        raise InputError(
            f"{table}, variable '{row['variable']}', column 'n': found '{row['n']}', need a whole "
            "number, 2 or more"
        )
    return int(found)
