from datetime import date, datetime, time, timedelta

import openpyxl
import pandas as pd
import pytest

from cxlab.errors import InputError
from cxlab.survey.files import workbook
from cxlab.survey.files.workbook import read_workbook
from cxlab.survey.files.workbook_parts import SheetLook

MIXED = [
    ["E01", True, 0.8, date(2024, 1, 2), datetime(2024, 1, 2, 3, 4, 5), time(3, 4)],
    [None, False, 0.07, "#N/A", timedelta(hours=30), "  padded "],
    [],
    [7, 1.5, 123456789012, "만족", "a\nb", " "],
]
READ = [
    ["E01", "TRUE", 80.0, "2024-01-02", "2024-01-02 03:04:05", "03:04:00"],
    [None, "FALSE", 7.0, "#N/A", "1 day, 6:00:00", "  padded "],
    [7.0, 1.5, 123456789012.0, "만족", "a\nb", None],
]


def mixed(folder):
    book = openpyxl.Workbook()
    for row in MIXED:
        book.active.append(row)
    book.active["C1"].number_format = book.active["C2"].number_format = "0%"
    book.active["D2"].data_type = "e"
    book.active.merge_cells("A6:C6")
    book.save(folder / "mixed.xlsx")
    return folder / "mixed.xlsx"


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


@pytest.mark.parametrize("by", ["calamine", "openpyxl"])
def test_every_kind_of_cell_is_the_same_by_both_readers(tmp_path, monkeypatch, by):
    path = mixed(tmp_path)
    if by == "openpyxl":
        monkeypatch.setattr(workbook, "look", lambda *_: SheetLook(plain=False))
    grid = read_workbook(path)
    assert grid.rows == READ
    assert grid.numbers == [1, 2, 4]
    assert any("2" in note and "percent" in note for note in grid.notes)


def test_both_readers_agree_on_files_of_others(shared):
    for path in sorted(shared.rglob("*.xlsx")):
        by_calamine, _ = workbook._sheets(path)
        by_openpyxl, _ = workbook._by_openpyxl(path)
        title = next(title for title, (_, rows, _) in by_calamine.items() if rows)
        assert _cut(by_calamine[title]) == _cut(by_openpyxl[title]), path.name


def _cut(sheet):
    numbers, rows, empty = sheet
    width = max(place for row in rows for place, cell in enumerate(row) if cell is not None)
    return numbers, [(row + [None] * width)[: width + 1] for row in rows], empty


def test_a_table_that_begins_away_from_the_corner_keeps_its_row_numbers(tmp_path):
    book = openpyxl.Workbook()
    book.active["C4"], book.active["D4"], book.active["C5"] = "E01", "P01", 5
    book.save(tmp_path / "shop.xlsx")
    grid = read_workbook(tmp_path / "shop.xlsx")
    assert grid.numbers == [4, 5]
    assert grid.rows == [[None, None, "E01", "P01"], [None, None, 5.0, None]]


def test_cells_far_apart_are_read_without_room_for_what_lies_between(tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"], book.active["A2"], book.active["A9000"], book.active["ZZ1"] = "E", 5, 6, "x"
    book.save(tmp_path / "shop.xlsx")
    grid = read_workbook(tmp_path / "shop.xlsx")
    assert [row[0] for row in grid.rows] == ["E", 5.0, 6.0]
    assert grid.numbers == [1, 2, 9000]


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
