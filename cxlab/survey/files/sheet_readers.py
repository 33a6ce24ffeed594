"""What reads the sheets of an Excel workbook: calamine, or where that is unsafe openpyxl."""

import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, time
from itertools import islice
from pathlib import Path
from typing import Any

from cxlab import limits
from cxlab.survey.files.grid import Cell, PerCent, cell_of
from cxlab.survey.files.workbook_parts import BLANK, SheetLook, is_percent, look, sheet_parts

KEPT = 100_000  # different cells, of which many are ids that occur once
HEAD_ROWS = 40  # in which a text may stand for all the cells that are merged into one


@contextmanager
def reader_of(path: Path) -> Iterator["_Calamine | _Openpyxl"]:
    """Open a workbook with the reader that is safe for it.

    Raises
    ------
    InputError
        If it is too large. What a broken file makes of its parser is left to the caller.
    """
    looks = {title: look(path, part) for title, part in sheet_parts(path).items()}
    limits.CELLS.check(sum(seen.cells for seen in looks.values()), path.name)
    if looks and all(seen.plain for seen in looks.values()):
        from python_calamine import load_workbook

        with load_workbook(path) as book:
            yield _Calamine(book, looks)
        return
    import openpyxl

    with warnings.catch_warnings():
        # openpyxl names every feature of Excel that it does not keep; none is an answer.
        warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
        slow = openpyxl.load_workbook(path, read_only=True, data_only=True)
        try:
            yield _Openpyxl(slow, path.name)
        finally:
            slow.close()


class _Calamine:
    """Reads sheets all of whose parts have been looked through."""

    def __init__(self, book: Any, looks: Mapping[str, SheetLook]) -> None:
        self._book, self._looks, self._sheets = book, looks, dict[str, Any]()
        hidden = {
            sheet.name: str(sheet.visible) != "SheetVisibleEnum.Visible"
            for sheet in book.sheets_metadata
        }
        filled = [title for title, seen in looks.items() if seen.cells]
        self.titles = tuple(sorted(filled, key=lambda title: hidden.get(title, False)))
        self.percent = 0

    def rows(self, title: str, most: int | None = None) -> Iterator[tuple[int, list[Cell]]]:
        """Yield a sheet's rows with their numbers."""
        seen = self._looks[title]
        if title not in self._sheets:
            self._sheets[title] = self._book.get_sheet_by_name(title)
        sheet = self._sheets[title] if most else self._sheets.pop(title)
        if sheet.start is None:
            return
        before: list[Cell] = [None] * sheet.start[1]  # blank columns first are not given, rows are
        mended = {row for row, _ in (*seen.errors, *seen.percent)}
        spans = _spans(sheet.merged_cell_ranges or ())
        known = _Known().__getitem__
        self.percent = len(seen.percent)
        for number, values in enumerate(islice(sheet.iter_rows(), most), start=1):
            cells: list[Cell] = [
                known(value) if type(value) is float or type(value) is str else _dated(value)
                for value in values
            ]
            cells = before + cells if before else cells
            if number in mended:
                _mend(cells, number, seen)
            for first, last in spans.get(number, ()):
                cells[first:last] = [cells[first]] * len(cells[first:last])
            yield number, cells


def _spans(ranges: Sequence[Any]) -> dict[int, list[tuple[int, int]]]:
    """Return which cells of the first rows are merged into one beside them, by row."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for (top, left), (_, right) in ranges:
        if top < HEAD_ROWS and right > left:
            spans.setdefault(top + 1, []).append((left, right + 1))
    return spans


class _Known(dict[float | str, Cell]):
    """Cells by what calamine gives; what many rows say is held once."""

    def __missing__(self, value: float | str) -> Cell:
        cell = cell_of(value)
        if len(self) < KEPT:
            self[value] = cell
        return cell


def _mend(cells: list[Cell], number: int, seen: SheetLook) -> None:
    """Put back the errors and percent signs of a row."""
    for place, cell in enumerate(cells):
        at = (number, place + 1)
        if isinstance(cell, float) and at in seen.percent:
            cells[place] = in_percent(cell)
        elif at in seen.errors:
            cells[place] = seen.errors[at]


def in_percent(value: float) -> PerCent:
    """Return the number that Excel shows before a percent sign.

    Examples
    --------
    >>> in_percent(0.07)
    7.0
    """
    return PerCent(f"{100 * value:.12g}")


def _dated(value: Any) -> Cell:
    """Return a cell; a day without a time is a day."""
    is_day = isinstance(value, datetime) and value.time() == time()
    return cell_of(value.date() if is_day else value)


class _Openpyxl:
    """Counts what is read of a workbook: a few bytes may stand for rows without end."""

    def __init__(self, book: Any, name: str) -> None:
        self.name = name
        hidden = lambda sheet: sheet.sheet_state != "visible"  # noqa: E731
        self._sheets = {sheet.title: sheet for sheet in sorted(book.worksheets, key=hidden)}
        self.titles = tuple(self._sheets)
        self.cells = self.places = self.percent = 0
        self.most = limits.CELLS.most

    def rows(self, title: str, most: int | None = None) -> Iterator[tuple[int, list[Cell]]]:
        """Yield a sheet's rows, blank cells at the right cut off."""
        sheet = self._sheets[title]
        sheet.reset_dimensions()  # what the sheet says of them need not be so
        self.percent = 0
        most_rows = limits.ROWS.most
        for number, row in enumerate(islice(sheet.iter_rows(), most), start=1):
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
