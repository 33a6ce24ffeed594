"""Excel workbooks (.xlsx) and Parquet tables as grids."""

import warnings
from pathlib import Path
from typing import Any

from cxlab.errors import InputError
from cxlab.numbers import plural
from cxlab.survey.files.grid import Cell, Grid, cell_of, trimmed


def read_workbook(path: Path) -> Grid:
    """Read the first sheet of a workbook that holds anything; the account names the others.

    Raises
    ------
    InputError
        If the file is broken, protected or empty.
    """
    try:
        sheets = _sheets(path)
    except Exception as error:  # whatever a broken file makes of its parser
        raise InputError(
            f"{path.name}: cannot be read as an Excel workbook, it seems to be damaged "
            f"({type(error).__name__}); open it in Excel and save it again, or save it as CSV UTF-8"
        ) from None
    filled = {title: found for title, found in sheets.items() if found[1]}
    if not filled:
        raise InputError(f"{path.name}: is empty")
    (title, (numbers, rows, empty)), *others = filled.items()
    width = max(len(row) for row in rows)
    notes = [f"{plural(empty, 'empty row')} skipped"] if empty else []
    if others:
        names = ", ".join(f"'{name}'" for name, _ in others)
        notes.append(f"only the sheet '{title}' was read, not {names}")
    level = [row + [None] * (width - len(row)) for row in rows]
    return Grid(level, numbers, f"Excel, sheet '{title}'", ".", tuple(notes))


def _sheets(path: Path) -> dict[str, tuple[list[int], list[list[Cell]], int]]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # openpyxl names every feature of Excel that it does not keep; none is an answer.
        warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            return {
                sheet.title: trimmed(
                    (number, _cut([cell_of(value) for value in row]))
                    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1)
                )
                for sheet in book.worksheets
            }
        finally:
            book.close()


def _cut(row: list[Cell]) -> list[Cell]:
    """Cut off blank cells at the right: Excel keeps formatted columns without end."""
    width = len(row)
    while width and row[width - 1] is None:
        width -= 1
    return row[:width]


def read_parquet(path: Path) -> Grid:
    """Read a Parquet table.

    Raises
    ------
    InputError
        If the file is broken.
    """
    try:
        table = _parquet(path)
        columns = [[cell_of(value) for value in column.to_pylist()] for column in table.columns]
        names: list[Cell] = [str(name) for name in table.column_names]
    except Exception as error:  # whatever a broken file makes of its parser
        raise InputError(
            f"{path.name}: cannot be read as a Parquet table, it seems to be damaged "
            f"({type(error).__name__})"
        ) from None
    rows = [list(row) for row in zip(*columns, strict=True)]
    return Grid([names, *rows], list(range(len(rows) + 1)), "Parquet")


def _parquet(path: Path) -> Any:
    from pyarrow import parquet

    return parquet.ParquetFile(path).read()
