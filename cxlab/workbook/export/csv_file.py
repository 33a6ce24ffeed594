"""Findings as CSV: every number at full precision, no text that a spreadsheet would carry out."""

import csv
from io import StringIO

from cxlab.workbook.export.exportable import Exportable
from cxlab.workbook.export.numbers_table import Value, numbers_table

STARTS_A_FORMULA = (*"=+-@", *"＝＋－＠", "\t", "\r", "\n")  # as wide letters, too
AS_TEXT = "'"  # what spreadsheets take for "text follows"


def csv_file(report: Exportable) -> bytes:
    """Return a report's findings as CSV in UTF-8, with the mark by which Excel knows that."""
    heads, rows = numbers_table(report.records)
    file = StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([harmless(head) for head in heads])
    writer.writerows([harmless(value) for value in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def harmless(value: Value) -> Value:
    """Return a value that a spreadsheet shows as it is; numbers stay numbers.

    Examples
    --------
    >>> harmless("=1+1"), harmless(-0.5), harmless("shop.csv")
    ("'=1+1", -0.5, 'shop.csv')
    """
    is_formula = isinstance(value, str) and value.startswith(STARTS_A_FORMULA)
    return f"{AS_TEXT}{value}" if is_formula else value
