"""Sheets that would take the machine, or that the quick reader would misread, are told first."""

import zipfile

import openpyxl
import pytest

from cxlab.errors import InputError
from cxlab.survey.files.workbook_parts import look, sheet_parts

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@pytest.fixture
def written(tmp_path):
    """Return what writes a workbook whose only sheet has these rows in XML."""
    openpyxl.Workbook().save(tmp_path / "plain.xlsx")

    def write(rows, **others):
        texts = {SHEET: f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'}
        texts |= others
        path = tmp_path / "sheet.xlsx"
        with (
            zipfile.ZipFile(tmp_path / "plain.xlsx") as plain,
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            for name in {*plain.namelist(), *texts}:
                archive.writestr(name, texts.get(name) or plain.read(name))
        return path

    return write


def test_what_a_plain_sheet_holds(written):
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="AB1" s="0"><v>2</v></c></row>'
        '<row r="7"><c r="C7" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="ZZ7" s="0"/></row>'
    )
    path = written(rows, **{"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>a</t></si></sst>'})
    assert sheet_parts(path) == {"Sheet": SHEET}
    seen = look(path, SHEET)
    assert (seen.plain, seen.cells, seen.rows, seen.columns) == (True, 3, 7, 28)
    assert seen.errors == {(7, 3): "#DIV/0!"}


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="900"><c r="ZZZ900"><v>1</v></c></row>',
        '<row r="1"><c><v>1</v></c></row>',
        "<row r='1'><c r='C3'><v>1</v></c></row>",
        '<row r="1"><c r="AAAAAAA1"><v>1</v></c></row>',
        '<row r="4294967290"><c><v>1</v></c></row>',
        f'<x:row xmlns:x="{MAIN}" r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>',
        '<row r="1"><c t="n" r="ZZZ9999"><v>1</v></c></row>',
        '<row r="1"><c\tr="ZZZ9999"><v>1</v></c></row>',
    ],
)
def test_cells_far_apart_or_placed_in_another_way_are_left_to_the_slow_reader(written, rows):
    assert not look(written(rows), SHEET).plain


def test_a_long_text_that_many_cells_show_is_counted_for_each(written, monkeypatch):
    text = f'<sst xmlns="{MAIN}"><si><t>{"x" * 1000}</t></si></sst>'
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 100))
    path = written(cells, **{"xl/sharedStrings.xml": text})
    assert look(path, SHEET).plain
    monkeypatch.setenv("CXLAB_MOST_TEXT", "50000")
    assert not look(path, SHEET).plain


def test_a_part_that_unpacks_to_more_than_it_says_is_not_followed(written):
    path = written('<row r="1"><c r="A1"><v>1</v></c></row>')
    size = len(zipfile.ZipFile(path).read(SHEET))
    raw = path.read_bytes()
    path.write_bytes(raw.replace(size.to_bytes(4, "little"), (size - 9).to_bytes(4, "little")))
    assert not look(path, SHEET).plain


def test_more_rows_than_are_read_are_refused(written, monkeypatch):
    path = written('<row r="50"><c r="A50"><v>1</v></c></row>')
    monkeypatch.setenv("CXLAB_MOST_SHEET_ROWS", "40")
    with pytest.raises(InputError, match="CXLAB_MOST_SHEET_ROWS"):
        look(path, SHEET)
