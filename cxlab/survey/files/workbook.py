"""Excel workbooks (.xlsx) as grids: which sheets are read, and what is said of the others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from cxlab.errors import InputError, nearest
from cxlab.survey.files.grid import Cell, Grid, empty_rows, plain_text, trimmed
from cxlab.survey.files.sheet_readers import reader_of
from cxlab.survey.files.title_rows import title_rows, titles_note
from cxlab.survey.text import one_line, word
from cxlab.survey.written_number import decimal_of
from cxlab.words import say, say_count

EVERY = "*"  # of a file's sheets
PEEKED = 60  # rows
SHEET = "sheet"  # the column that says which, a name to write in codebooks


class Reader(Protocol):
    """What reads a workbook's sheets."""

    titles: tuple[str, ...]
    percent: int

    def rows(self, title: str, most: int | None = None) -> Iterator[tuple[int, list[Cell]]]:
        """Yield a sheet's rows with their numbers."""
        ...


@dataclass(frozen=True)
class _Table:
    """A sheet from its head on."""

    numbers: list[int]
    rows: list[list[Cell]]
    empty: int
    above: list[list[Cell]]

    @property
    def head(self) -> list[str]:
        """The first row, as it is compared with others."""
        return [word(plain_text(cell)) for cell in self.rows[0]] if self.rows else []

    @property
    def is_table(self) -> bool:
        """Whether it may hold answers: a cover or a note fills one column."""
        return len(self.rows) > 1 and sum(map(bool, self.head)) > 1


def read_workbook(path: Path, sheet: str = "") -> Grid:
    """Read a sheet of a workbook, or all of one form; the account names the others.

    Parameters
    ----------
    path : Path
    sheet : str
        A sheet's name; "*" for all that have the head of the first; "" for the first that holds a
        table, where no other has its head.

    Raises
    ------
    InputError
        If the file is broken, protected, empty or too large, has no such sheet, or has several
        of one head and none is named.
    """
    try:
        with reader_of(path) as reader:
            return _read(path.name, reader, sheet)
    except InputError:
        raise
    except Exception as error:  # whatever a broken file makes of its parser
        raise InputError(
            f"{path.name}: cannot be read as an Excel workbook, it seems to be damaged "
            f"({type(error).__name__}); open it in Excel and save it again, or save it as CSV UTF-8"
        ) from None


def _read(name: str, reader: Reader, sheet: str) -> Grid:
    others: list[str] = []
    if len(reader.titles) == 1 and not sheet:
        chosen = list(reader.titles)
    else:
        chosen, others = _chosen(name, reader, sheet)
    tables = {title: _table(reader, title) for title in chosen}
    tables = {title: table for title, table in tables.items() if table.rows}
    if not tables:
        raise InputError(f"{name}: is empty")
    notes = [titles_note(table.above) for table in tables.values() if table.above]
    if empty := sum(table.empty for table in tables.values()):
        notes.append(empty_rows(empty))
    if reader.percent:
        notes.append(_percent_note(reader.percent))
    if others:
        notes.append(_unread(chosen, others))
    numbers, rows = _together(tables) if sheet == EVERY else _alone(tables)
    texts = {cell for row in rows for cell in row if isinstance(cell, str)}
    titles = ", ".join(f"'{title}'" for title in tables)
    kind = (
        say("Excel, sheet {sheets}", sheets=titles)
        if len(tables) == 1
        else say("Excel, sheets {sheets}", sheets=titles)
    )
    return Grid(_level(rows), numbers, kind, decimal=decimal_of(texts, "."), notes=tuple(notes))


def _chosen(name: str, reader: Reader, sheet: str) -> tuple[list[str], list[str]]:
    """Return the sheets to read, and the others that hold something."""
    peeks = {title: _table(reader, title, PEEKED) for title in reader.titles}
    filled = [title for title, peek in peeks.items() if peek.rows]
    tables = [title for title in filled if peeks[title].is_table] or filled
    if not tables:
        raise InputError(f"{name}: is empty")
    if sheet and sheet != EVERY:
        chosen = [title for title in filled if word(title) == word(sheet)]
        if not chosen:
            listed = ", ".join(f"'{title}'" for title in filled)
            raise InputError(
                f"{name}: has no sheet '{sheet}' that holds anything.{nearest(sheet, filled)} "
                f"It has: {listed}"
            )
    else:
        chosen = [title for title in tables if peeks[title].head == peeks[tables[0]].head]
        if len(chosen) > 1 and not sheet:
            listed = ", ".join(f"'{title}'" for title in chosen)
            raise InputError(
                f"{name}: has {len(chosen)} sheets with one head: {listed}. Name one, "
                f"{name}#{chosen[0]}, or take all of them together, '{name}#{EVERY}'"
            )
    return chosen, [title for title in filled if title not in chosen]


def _table(reader: Reader, title: str, most: int | None = None) -> _Table:
    numbers, rows, empty = trimmed(reader.rows(title, most))
    above = title_rows(rows) if rows else 0
    return _Table(numbers[above:], rows[above:], empty, rows[:above])


def _alone(tables: dict[str, _Table]) -> tuple[list[int], list[list[Cell]]]:
    ((_, table),) = tables.items()
    return table.numbers, table.rows


def _together(tables: dict[str, _Table]) -> tuple[list[int], list[list[Cell]]]:
    """Return the rows of several sheets below one head, a column first that says of which.

    Rows are counted on from sheet to sheet, so that each has a number of its own.
    """
    first = next(iter(tables.values()))
    taken = {one_line(plain_text(cell)) for cell in first.rows[0]}
    column = next(text for text in (SHEET, f"({SHEET})", f"(the {SHEET})") if text not in taken)
    numbers, rows, before = first.numbers[:1], [[column, *first.rows[0]]], 0
    for title, table in tables.items():
        numbers += [before + number for number in table.numbers[1:]]
        rows += [[title, *row] for row in table.rows[1:]]
        before = numbers[-1]
    return numbers, rows


def _level(rows: list[list[Cell]]) -> list[list[Cell]]:
    width = max(map(len, rows))
    while all(len(row) < width or row[width - 1] is None for row in rows):
        width -= 1
    return [
        row if len(row) == width else (row + [None] * (width - len(row)))[:width] for row in rows
    ]


def _unread(read: Sequence[str], others: Sequence[str]) -> str:
    names = ", ".join(f"'{title}'" for title in others)
    if len(read) > 1:
        return say("the sheets that have another head were not read: {others}", others=names)
    return say("only the sheet '{sheet}' was read, not {others}", sheet=read[0], others=names)


def _percent_note(cells: int) -> str:
    """Say that cells shown with a percent sign are read as shown."""
    return say_count(
        "{n} cell with a percent sign, read as it is shown: 80% is 80",
        "{n:,} cells with a percent sign, read as they are shown: 80% is 80",
        cells,
    )
