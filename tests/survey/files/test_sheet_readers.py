"""The quick reader and the safe one give the same cells."""

from datetime import date, datetime, time, timedelta

import openpyxl
import pytest

from cxlab.survey.files import sheet_readers
from cxlab.survey.files.grid import trimmed
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


@pytest.mark.parametrize("by", ["calamine", "openpyxl"])
def test_every_kind_of_cell_is_the_same_by_both_readers(tmp_path, monkeypatch, by):
    path = mixed(tmp_path)
    if by == "openpyxl":
        monkeypatch.setattr(sheet_readers, "look", lambda *_: SheetLook(plain=False))
    grid = read_workbook(path)
    assert grid.rows == READ
    assert grid.numbers == [1, 2, 4]
    assert any("2" in note and "percent" in note for note in grid.notes)


def test_both_readers_agree_on_files_of_others(shared, monkeypatch):
    paths = sorted(shared.rglob("*.xlsx"))
    assert len(paths) > 5
    quick = [_sheets(path) for path in paths]
    monkeypatch.setattr(sheet_readers, "look", lambda *_: SheetLook(plain=False))
    for path, sheets in zip(paths, quick, strict=True):
        slow = _sheets(path)
        for title, rows in sheets.items():
            assert rows == slow[title], f"{path.name}, {title}"


def _sheets(path):
    """Return the filled rows of all sheets; of merged cells openpyxl gives the first alone."""
    with sheet_readers.reader_of(path) as reader:
        filled = {}
        for title in reader.titles:
            numbers, rows, _ = trimmed(reader.rows(title))
            width = max((place for row in rows for place, c in enumerate(row) if c), default=0)
            filled[title] = [
                (number, [*row, *[None] * width][: width + 1])
                for number, row in zip(numbers, rows, strict=True)
                if len(set(filter(None, row))) > 3
            ]
        return {title: rows for title, rows in filled.items() if rows}


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
