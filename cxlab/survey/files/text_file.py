"""Text tables: CSV, TSV, TXT, with the separator found and every row of one length."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from cxlab import limits
from cxlab.errors import InputError
from cxlab.survey.files.encoding import decode
from cxlab.survey.files.foreign_text import no_table
from cxlab.survey.files.grid import Cell, Grid, empty_rows, trimmed
from cxlab.survey.files.title_rows import title_rows, titles_note
from cxlab.survey.written_number import COMMA, decimal_of
from cxlab.words import phrase, say

BAR = "|"  # also stands between the answers of one cell: only where nothing else separates
SEPARATORS = {
    ",": phrase("commas"),
    ";": phrase("semicolons"),
    "\t": phrase("tabs"),
    BAR: phrase("vertical bars"),
}
TOLD = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
SAMPLE = 200
KEPT = 100_000  # different cells, of which many are ids that occur once


def read_text_file(path: Path) -> Grid:
    """Read a text table.

    Raises
    ------
    InputError
        If it is empty, is no text, is no table, or has rows that do not fit its head.
    """
    limits.check_text(path)
    text, encoding = decode(path.read_bytes(), path)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if why := no_table(text, path.name):
        raise InputError(f"{path.name}: {why}")
    first, _, rest = text.partition("\n")
    skipped = 0
    if told := TOLD.fullmatch(first.strip("\ufeff ")):
        separator, text, skipped = told[1], rest, 1
    else:
        separator = _separator(text)
    cells = _Cells()
    records = _records(text, separator, name=path.name, skipped=skipped, cells_by_text=cells)
    numbers, rows, empty = trimmed(records)
    if not rows:
        raise InputError(f"{path.name}: is empty")
    above = title_rows(rows)
    notes = [titles_note(rows[:above])] if above else []
    rows, numbers = rows[above:], numbers[above:]
    return Grid(
        rows=_of_one_length(rows, numbers, path.name),
        numbers=numbers,
        format=_format(encoding, separator if len(rows[0]) > 1 else ""),
        decimal=decimal_of(cells, ".", ",") if separator == "," else decimal_of(cells, ","),
        notes=(*notes, empty_rows(empty)) if empty else tuple(notes),
    )


def _format(encoding: str, separator: str) -> str:
    if not separator:
        return say("CSV, {encoding}", encoding=encoding)
    return say(
        "CSV, {encoding}, separated by {separators}",
        encoding=encoding,
        separators=say(SEPARATORS[separator]) if separator in SEPARATORS else f"'{separator}'",
    )


def _records(
    text: str, separator: str, name: str, skipped: int, cells_by_text: "_Cells"
) -> Iterator[tuple[int, list[Cell]]]:
    """Yield the rows with their numbers as a spreadsheet counts them."""
    reader, most = csv.reader(_lines(text), delimiter=separator, strict=True), limits.CELLS.most
    cell_of = cells_by_text.__getitem__
    number, cells = skipped, 0
    while True:
        number += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            why = "look for a quotation mark without its partner"
            if "field larger" in str(error):
                why = f"a cell is longer than any answer; {why}"
            raise InputError(f"{name}, row {number}: cannot be read; {why}") from None
        cells += len(row)
        if number == skipped + 1 or cells > most:
            limits.check_table(len(row), cells, name)
        yield number, list(map(cell_of, row))


def _lines(text: str) -> Iterator[str]:
    """Yield a text's lines; a file object would hold it once more, in four bytes a letter."""
    start = 0
    while end := text.find("\n", start) + 1:
        yield text[start:end]
        start = end
    yield text[start:]


class _Cells(dict[str, Cell]):
    """Cells by their text, None where blank; what many rows say is held once."""

    def __missing__(self, text: str) -> Cell:
        cell = text if text.strip() else None
        if len(self) < KEPT:
            self[text] = cell
        return cell


def _separator(text: str) -> str:
    """Return the separator that cuts the first rows into the most columns of one number."""
    best: tuple[float, bool, int, str] = (0.0, False, 0, ",")
    for separator in SEPARATORS:
        if separator == BAR and best[0]:
            break
        rows = []
        try:
            for row in csv.reader(_lines(text), delimiter=separator):
                rows += [row] if row else []
                if len(rows) >= SAMPLE:
                    break
        except csv.Error:
            pass  # the message comes when the file is read
        widths = Counter(map(len, rows))
        width, alike = max(widths.items(), key=lambda pair: pair[1], default=(0, 0))
        if width > 1:
            share = round(alike / len(rows), 1)
            best = max(best, (share, _leaves_decimals(rows), width, separator))
    return best[-1]


def _leaves_decimals(rows: list[list[str]]) -> bool:
    """Say whether commas stand in decimals alone ("0,8"), which commas would cut in two."""
    held = [cell.strip() for row in rows if len(row) > 1 for cell in row if "," in cell]
    decimals = sum(COMMA.fullmatch(cell) is not None for cell in held)
    return decimals > len(held) / 2


def _of_one_length(rows: list[list[Cell]], numbers: list[int], name: str) -> list[list[Cell]]:
    """Cut off columns that are empty throughout; refuse rows of another length than the first.

    Notes below the table, of one cell, are filled up.
    """
    width, last = len(rows[0]), len(rows)
    while last > 2 and len(rows[last - 1]) == 1 < width:
        last -= 1
    needed = max((place for place, cell in enumerate(rows[0], start=1) if cell is not None))
    for number, row in zip(numbers[:last], rows[:last], strict=True):
        if len(row) < needed or any(cell is not None for cell in row[width:]):
            raise InputError(
                f"{name}, row {number}: {len(row)} cells, but the first row has {width}; look for "
                "a separator or a quotation mark too many or too few"
            )
    filled = width
    while not any(len(row) >= filled and row[filled - 1] for row in rows):
        filled -= 1
    return [
        row if len(row) == filled else [*row, *[None] * (filled - len(row))][:filled]
        for row in rows
    ]
