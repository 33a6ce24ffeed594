from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest

from cxlab.workbook.export.exportable import read_exportable
from cxlab.workbook.export.numbers_table import numbers_table
from cxlab.workbook.export.paper import paper
from cxlab.workbook.export.xlsx_file import xlsx_file
from tests.workbook.export.reported import ATTACK, FINDINGS, content, finding, ran, reported


@pytest.fixture
def made(tmp_path):
    def make(**given):
        report = read_exportable(reported(tmp_path / "run", **given))
        return report, xlsx_file(report, paper(report, report.pictures, {}))

    return make


def test_openpyxl_reads_back_every_value(made):
    report, file = made()
    book = openpyxl.load_workbook(BytesIO(file))
    heads, rows = numbers_table(report.records)
    first, *others = book.worksheets[0].iter_rows(values_only=True)
    assert first == heads
    for row, back in zip(rows, others, strict=True):
        assert [value or None if value == "" else value for value in row] == list(back)
    methods, figures, cited = book.worksheets[1:]
    assert "paired t" in methods["A2"].value
    assert figures["E2"].value == "Three people bought a."
    keys = [row[0].value for row in cited.iter_rows(min_row=2)]
    assert keys[:2] == ["iyengar_lepper_2000", "cxlab_0123456789ab"]
    assert keys[2:] == ["python_3.11.7", "numpy_2.4.6", "papermill_2.7.0"]


@pytest.mark.parametrize("text", [ATTACK, "=1+1", "#REF!", "=cmd|' /C calc'!A0", "@SUM(A1)", "-1"])
def test_no_text_of_a_user_is_a_formula(made, text):
    findings = (*FINDINGS, finding(label=text, id="shop.own", note=text, claim=text))
    _, file = made(record=content(findings), notebook=ran(findings))
    sheet = openpyxl.load_workbook(BytesIO(file)).worksheets[0]
    held = [cell for row in sheet.iter_rows() for cell in row if cell.value == text]
    assert len(held) == 3 + (text == ATTACK)
    assert {cell.data_type for cell in held} == {"s"}
    assert all(cell.quotePrefix for cell in held)
    with ZipFile(BytesIO(file)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
