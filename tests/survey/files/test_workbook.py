import openpyxl
import pandas as pd
import pytest

from cxlab.errors import InputError
from cxlab.survey.files import sheet_readers
from cxlab.survey.files.read import read_survey
from cxlab.survey.files.workbook import read_workbook
from cxlab.survey.files.workbook_parts import SheetLook


def test_the_first_sheet_that_holds_anything(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Cover"
    answers = book.create_sheet("Answers")
    for row in (["E01", "note"], [5, "fine"], [], [True, None]):
        answers.append(row)
    book.create_sheet("Codes").append(["a", "b"])
    book.save(tmp_path / "shop.xlsx")
    grid = read_workbook(tmp_path / "shop.xlsx")
    assert grid.rows == [["E01", "note"], [5.0, "fine"], ["TRUE", None]]
    assert grid.numbers == [1, 2, 4]
    assert grid.format == "Excel, sheet 'Answers'"
    assert grid.notes == ("1 empty row skipped", "only the sheet 'Answers' was read, not 'Codes'")


def test_damaged_files(tmp_path):
    path = tmp_path / "a.xlsx"
    pd.DataFrame({"E01": [5, 6]}).to_excel(path)
    whole = path.read_bytes()
    for length in (4, 50, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:length])
        with pytest.raises(InputError, match="a.xlsx: cannot be read.*damaged"):
            read_workbook(path)


def test_an_empty_workbook(tmp_path):
    openpyxl.Workbook().save(tmp_path / "empty.xlsx")
    with pytest.raises(InputError, match="empty.xlsx: is empty"):
        read_workbook(tmp_path / "empty.xlsx")


def book_of(folder, **sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    return book, folder / "shop.xlsx"


NORTH = [["E1", "P1"], [5, 4], [4, 4]]
SOUTH = [["E1", "P1"], [3, 2]]


def test_sheets_of_one_form_are_named_or_taken_together(tmp_path):
    book, path = book_of(tmp_path, North=NORTH, Codes=[["a", "b"], ["c", "d"]], South=SOUTH)
    book.save(path)
    with pytest.raises(InputError, match=r"'North', 'South'. Name one, shop.xlsx#North, .*#\*"):
        read_workbook(path)
    assert read_workbook(path, "south").rows == [["E1", "P1"], [3.0, 2.0]]
    together = read_workbook(path, "*")
    assert together.rows == [
        ["sheet", "E1", "P1"],
        ["North", 5.0, 4.0],
        ["North", 4.0, 4.0],
        ["South", 3.0, 2.0],
    ]
    assert len(set(together.numbers)) == 4
    assert any("'Codes'" in note for note in together.notes)
    with pytest.raises(InputError, match="no sheet 'Sout' .* Did you mean 'South'"):
        read_workbook(path, "Sout")


@pytest.mark.parametrize("by", ["calamine", "openpyxl"])
def test_covers_and_hidden_sheets_are_passed_over(tmp_path, monkeypatch, by):
    cover = [["Survey of spring"], ["See the next sheet"]]
    book, path = book_of(tmp_path, Lookup=[["code", "word"], [1, "bad"]], Cover=cover, Data=NORTH)
    book["Lookup"].sheet_state = "hidden"
    book.save(path)
    if by == "openpyxl":
        monkeypatch.setattr(sheet_readers, "look", lambda *_: SheetLook(plain=False))
    grid = read_workbook(path)
    assert grid.rows == [["E1", "P1"], [5.0, 4.0], [4.0, 4.0]]
    assert any("'Cover'" in note and "'Lookup'" in note for note in grid.notes)


def test_merged_cells_of_a_head_stand_for_all_they_cover_and_no_more(tmp_path):
    rows = [["id", "Expected", None, "Found", None, None], ["id", "a", "b", "a", "b", "sat"]]
    book, path = book_of(tmp_path, Data=[*rows, [1, 5, 4, 3, 4, 5], [2, 5, 4, 3, 4, 4]])
    book["Data"].merge_cells("B1:C1")
    book["Data"].merge_cells("D1:E1")
    book.save(path)
    assert read_survey(path).columns == (
        "id",
        "Expected: a",
        "Expected: b",
        "Found: a",
        "Found: b",
        "sat",
    )


def test_the_cases_of_users(shared):
    cases = shared / "cases"
    assert len(read_survey(f"{cases}/c21_sheets.xlsx#*").frame) == 60
    assert len(read_survey(f"{cases}/c21_sheets.xlsx#North").frame) == 30
    assert len(read_survey(cases / "c21_cover.xlsx").frame) == 60
    for name in ("c25_title_rows.xlsx", "c12_merged.xlsx", "c11_percent.xlsx"):
        assert len(read_survey(cases / name).frame) == 60
    percent = read_survey(cases / "c11_percent.xlsx").frame
    assert set(percent["E01"]) <= {20.0, 40.0, 60.0, 80.0, 100.0}
