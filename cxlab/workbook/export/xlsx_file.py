"""Findings as an Excel workbook: numbers at full precision; methods, figures and references."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from cxlab.words import say
from cxlab.workbook.export.csv_file import STARTS_A_FORMULA
from cxlab.workbook.export.exportable import Exportable
from cxlab.workbook.export.numbers_table import Value, numbers_table
from cxlab.workbook.export.paper import Paper
from cxlab.workbook.export.same_bytes import same_bytes

NARROW, WIDE = 12, 60  # letters of a column
LONGEST = 32_767  # letters that a cell holds


def xlsx_file(report: Exportable, paper: Paper) -> bytes:
    """Return a report's findings as an Excel workbook; no text in it is a formula."""
    book = Workbook()
    book.remove(book.active)
    heads, rows = numbers_table(report.records)
    _sheet(book, say("Findings"), heads, rows)
    _sheet(book, paper.heads["methods"], (paper.heads["methods"],), [[paper.methods]])
    figures = [
        [one.number, one.picture.name, one.file, one.picture.caption, one.picture.alt]
        for one in paper.figures
    ]
    names = (say("Figure"), say("Name"), say("File"), say("Caption"), say("Alt text"))
    _sheet(book, paper.heads["figures"], names, figures)
    cited = [[reference.key, reference.text, reference.version] for reference in paper.references]
    of_cited = (say("Key"), say("Reference"), say("Version"))
    _sheet(book, paper.heads["references"], of_cited, cited)
    file = BytesIO()
    book.save(file)
    return same_bytes(file.getvalue())


def _sheet(book: Any, title: str, heads: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    sheet = book.create_sheet(title)
    for column, head in enumerate(heads, start=1):
        _write(sheet.cell(1, column), head)
        sheet.cell(1, column).font = Font(bold=True)
    for place, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=1):
            _write(sheet.cell(place, column), value)
    for column in range(1, len(heads) + 1):
        letters = max([len(str(row[column - 1] or "")) for row in rows], default=0)
        width = min(max(letters, len(heads[column - 1]), NARROW) + 1, WIDE)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "B2"


def _write(cell: Any, value: Value) -> None:
    """Write a value; a text stays a text, also when somebody edits its cell."""
    if isinstance(value, float):
        cell.value = repr(value)
        cell.data_type = "n"  # given a number, openpyxl would write 16 of its 17 digits
        return
    if not isinstance(value, str):
        cell.value = value
        return
    cell.value = (
        value if len(value) <= LONGEST else f"{value[: LONGEST - 1]}\N{HORIZONTAL ELLIPSIS}"
    )
    if cell.data_type != "s" or value.startswith(STARTS_A_FORMULA):
        cell.data_type = "s"
        cell.quotePrefix = True
    if len(value) > WIDE:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
