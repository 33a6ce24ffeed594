"""Excel workbooks (.xlsx) and Parquet tables as grids."""

import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from cxlab import limits
from cxlab.errors import InputError
from cxlab.survey.files.grid import Cell, Grid, cell_of, empty_rows, trimmed
from cxlab.words import say

BLANK = 4  # places that a sheet may keep blank for each of the cells it may hold


def read_workbook(path: Path) -> Grid:
    """Read the first sheet of a workbook that holds anything; the account names the others.

    Raises
    ------
    InputError
        If the file is broken, protected, empty or too large.
    """
    try:
        _check_zip(path)
        sheets = _sheets(path)
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
            read = _Read(path.name)
            return {sheet.title: trimmed(read.rows(sheet)) for sheet in book.worksheets}
        finally:
            book.close()


def _check_zip(path: Path) -> None:
    """Refuse a workbook that unpacks to too much; none of its parts unpacks to more than it says.

    A broken one is left to who reads it.
    """
    try:
        with ZipFile(path) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except (BadZipFile, OSError):
        return
    limits.check_unpacked(unpacked, path)


class _Read:
    """Counts what is read of a workbook: a few bytes may stand for rows without end."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.cells = self.places = 0
        self.most = limits.CELLS.most

    def rows(self, sheet: Any) -> Iterator[tuple[int, list[Cell]]]:
        """Yield a sheet's rows, blank cells at the right cut off."""
        sheet.reset_dimensions()  # what the sheet says of them need not be so
        most_rows = limits.ROWS.most
        for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
            cells = _cut([cell_of(value) for value in _cut(row)])
            self.cells += len(cells)
            self.places += len(row)
            if number > most_rows:
                limits.ROWS.check(number, self.name)
            if self.cells > self.most or self.places > BLANK * self.most:
                limits.check_table(len(row), max(self.cells, self.places // BLANK), self.name)
            yield number, cells


def _cut(row: Sequence[Any]) -> list[Any]:
    """Cut off blank cells at the right: Excel keeps formatted columns without end."""
    width = len(row)
    while width and row[width - 1] is None:
        width -= 1
    return list(row[:width])


def read_parquet(path: Path) -> Grid:
    """Read a Parquet table.

    Raises
    ------
    InputError
        If the file is broken or too large.
    """
    try:
        table = _parquet(path)
        columns = [_cells(column) for column in table.columns]
        names: list[Cell] = [str(name) for name in table.column_names]
    except InputError:
        raise
    except Exception as error:  # whatever a broken file makes of its parser
        raise InputError(
            f"{path.name}: cannot be read as a Parquet table, it seems to be damaged "
            f"({type(error).__name__})"
        ) from None
    rows = [list(row) for row in zip(*columns, strict=True)]
    return Grid([names, *rows], list(range(len(rows) + 1)), "Parquet")


def _parquet(path: Path) -> Any:
    from pyarrow import parquet, types

    file = parquet.ParquetFile(path)
    limits.CELLS.check(file.metadata.num_rows * file.metadata.num_columns, path.name)
    check_parquet(file.metadata, path)
    # A text that stands for many cells is kept once, as the file keeps it.
    texts = [
        field.name
        for field in file.schema_arrow
        if types.is_string(field.type) or types.is_binary(field.type)
    ]
    return parquet.ParquetFile(path, read_dictionary=texts).read()


def check_parquet(metadata: Any, path: Path) -> None:
    """Refuse a Parquet file whose footer declares more than is read.

    Raises
    ------
    InputError
        If it does.
    """
    limits.COLUMNS.check(metadata.num_columns, path.name)
    limits.ROW_GROUPS.check(metadata.num_row_groups, path.name)
    limits.CHUNKS.check(metadata.num_row_groups * metadata.num_columns, path.name)
    groups = [metadata.row_group(place) for place in range(metadata.num_row_groups)]
    chunks = [group.column(place) for group in groups for place in range(group.num_columns)]
    if any("." in chunk.path_in_schema for chunk in chunks):  # lists may hold more than rows
        limits.CELLS.check(sum(chunk.num_values for chunk in chunks), path.name)
    limits.check_unpacked(sum(chunk.total_uncompressed_size for chunk in chunks), path)
    words = limits.WORD * metadata.num_rows * metadata.num_columns
    if words > limits.WORD * limits.SUMMED:
        limits.PACKED.check(words // path.stat().st_size, path.name)


def _cells(column: Any) -> list[Cell]:
    """Return a column's cells; each different one is read once, where Arrow can tell them apart."""
    from pyarrow import ArrowException, types

    if types.is_nested(column.type):
        return [cell_of(value) for value in column.to_pylist()]
    try:
        coded = column.combine_chunks().dictionary_encode()
    except ArrowException:  # of half numbers and others it cannot
        return [cell_of(value) for value in column.to_pylist()]
    whole = coded.combine_chunks() if hasattr(coded, "chunks") else coded
    different = [cell_of(value) for value in whole.dictionary.to_pylist()]
    return [None if code is None else different[code] for code in whole.indices.to_pylist()]
