"""Excel workbooks (.xlsx) and Parquet tables as grids."""

import warnings
from pathlib import Path
from typing import Any

from cxlab.errors import InputError
from cxlab.survey.files.grid import Cell, Grid, cell_of, empty_rows, trimmed
from cxlab.words import say


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
    filled = {title: sheet for title, sheet in sheets.items() if sheet[1]}
    if not filled:
        raise InputError(f"{path.name}: is empty")
    (title, (numbers, rows, empty)), *others = filled.items()
    width = max(len(row) for row in rows)
    notes = [empty_rows(empty)] if empty else []
    if others:
        names = ", ".join(f"'{name}'" for name, _ in others)
        notes.append(
            say("only the sheet '{sheet}' was read, not {others}", sheet=title, others=names)
        )
    level = [row + [None] * (width - len(row)) for row in rows]
    kind = say("Excel, sheet '{sheet}'", sheet=title)
    return Grid(level, numbers, format=kind, notes=tuple(notes))


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
