"""Excel workbooks (.xlsx) as grids: by calamine, or where that is unsafe by openpyxl."""

import warnings
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from pathlib import Path
from typing import Any

from cxlab import limits
from cxlab.errors import InputError
from cxlab.survey.files.grid import Cell, Grid, cell_of, empty_rows, trimmed
from cxlab.survey.files.workbook_parts import BLANK, SheetLook, is_percent, look, sheet_parts
from cxlab.words import say, say_count

KEPT = 100_000  # different cells, of which many are ids that occur once
Rows = tuple[list[int], list[list[Cell]], int]


def read_workbook(path: Path) -> Grid:
    """Read the first sheet of a workbook that holds anything; the account names the others.

    Raises
    ------
    InputError
        If the file is broken, protected, empty or too large.
    """
    try:
        sheets, percent = _sheets(path)
    except InputError:
        raise
    except Exception as error:  # whatever a broken file makes of its parser
        raise InputError(
            f"{path.name}: cannot be read as an Excel workbook, it seems to be damaged "
            f"({type(error).__name__}); open it in Excel and save it again, or save it as CSV UTF-8"
        ) from None
    filled = {title: sheet for title, sheet in sheets.items() if sheet[1]}
    if not filled:
        raise InputError(f"{path.name}: is empty")
    (title, (numbers, rows, empty)), *others = filled.items()
    notes = [empty_rows(empty)] if empty else []
    if percent:
        notes.append(percent_note(percent))
    if others:
        names = ", ".join(f"'{name}'" for name, _ in others)
        notes.append(
            say("only the sheet '{sheet}' was read, not {others}", sheet=title, others=names)
        )
    width = max(map(len, rows))
    level = [row if len(row) == width else row + [None] * (width - len(row)) for row in rows]
    kind = say("Excel, sheet '{sheet}'", sheet=title)
    return Grid(level, numbers, format=kind, notes=tuple(notes))


def _sheets(path: Path) -> tuple[dict[str, Rows], int]:
    """Return the sheets, and how many cells of the first that holds anything are percentages.

    Of the sheets after that one only the first row is looked for.
    """
    parts = sheet_parts(path)
    looks = {title: look(path, part) for title, part in parts.items()}
    if not looks or not all(seen.plain for seen in looks.values()):
        return _by_openpyxl(path)
    sheets: dict[str, Rows] = {}
    percent = 0
    for title, seen in looks.items():
        if seen.cells and not sheets:
            sheets[title] = trimmed(_by_calamine(path, title, seen))
            percent = len(seen.percent)
        elif seen.cells:
            sheets[title] = ([1], [["something"]], 0)
    return sheets, percent


def _by_calamine(path: Path, title: str, seen: SheetLook) -> Iterator[tuple[int, list[Cell]]]:
    """Yield a sheet's rows with their numbers."""
    from python_calamine import load_workbook

    with load_workbook(path) as book:
        sheet = book.get_sheet_by_name(title)
        if sheet.start is None:
            return
        before: list[Cell] = [None] * sheet.start[1]  # blank columns first are not given, rows are
        marked = {row for row, _ in (*seen.errors, *seen.percent)}
        known = _Known().__getitem__
        for number, values in enumerate(sheet.iter_rows(), start=1):
            cells: list[Cell] = [
                known(value) if type(value) is float or type(value) is str else _dated(value)
                for value in values
            ]
            cells = before + cells if before else cells
            yield number, _mended(cells, number, seen) if number in marked else cells


class _Known(dict[float | str, Cell]):
    """Cells by what calamine gives; what many rows say is held once."""

    def __missing__(self, value: float | str) -> Cell:
        cell = cell_of(value)
        if len(self) < KEPT:
            self[value] = cell
        return cell


def _mended(cells: list[Cell], number: int, seen: SheetLook) -> list[Cell]:
    """Put back the errors and percent signs of a row."""
    for place, cell in enumerate(cells):
        at = (number, place + 1)
        if isinstance(cell, float) and at in seen.percent:
            cells[place] = in_percent(cell)
        elif at in seen.errors:
            cells[place] = seen.errors[at]
    return cells


def in_percent(value: float) -> float:
    """Return the number that Excel shows before a percent sign.

    Examples
    --------
    >>> in_percent(0.07)
    7.0
    """
    return float(f"{100 * value:.12g}")


def percent_note(cells: int) -> str:
    """Say that cells shown with a percent sign are read as shown."""
    return say_count(
        "{n} cell with a percent sign, read as it is shown: 80% is 80",
        "{n:,} cells with a percent sign, read as they are shown: 80% is 80",
        cells,
    )


def _dated(value: Any) -> Cell:
    """Return a cell; a day without a time is a day."""
    is_day = isinstance(value, datetime) and value.time() == time()
    return cell_of(value.date() if is_day else value)


def _by_openpyxl(path: Path) -> tuple[dict[str, Rows], int]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # openpyxl names every feature of Excel that it does not keep; none is an answer.
        warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            read = _Read(path.name)
            sheets, percent = {}, 0
            for sheet in book.worksheets:
                sheets[sheet.title] = trimmed(read.rows(sheet))
                percent = percent or read.percent
            return sheets, percent
        finally:
            book.close()


class _Read:
    """Counts what is read of a workbook: a few bytes may stand for rows without end."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.cells = self.places = self.percent = 0
        self.most = limits.CELLS.most

    def rows(self, sheet: Any) -> Iterator[tuple[int, list[Cell]]]:
        """Yield a sheet's rows, blank cells at the right cut off."""
        sheet.reset_dimensions()  # what the sheet says of them need not be so
        most_rows = limits.ROWS.most
        for number, row in enumerate(sheet.iter_rows(), start=1):
            cells = [self._cell(cell) for cell in _cut(row)]
            self.cells += len(cells)
            self.places += len(row)
            if number > most_rows:
                limits.ROWS.check(number, self.name)
            if self.cells > self.most or self.places > BLANK * self.most:
                limits.check_table(len(row), max(self.cells, self.places // BLANK), self.name)
            yield number, cells

    def _cell(self, cell: Any) -> Cell:
        value = cell.value
        if type(value) in (int, float) and is_percent(cell.number_format):
            self.percent += 1
            return in_percent(value)
        return _dated(value)


def _cut(row: Sequence[Any]) -> list[Any]:
    """Cut off blank cells at the right: Excel keeps formatted columns without end."""
    width = len(row)
    while width and row[width - 1].value is None:
        width -= 1
    return list(row[:width])
