import openpyxl
import pandas as pd
import pytest

from cxlab.errors import InputError
from cxlab.survey.files.spreadsheet import read_parquet, read_workbook


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


def test_parquet(tmp_path):
    frame = pd.DataFrame({"E01": [5, 6], "branch": pd.Categorical(["a", None])})
    frame.to_parquet(tmp_path / "shop.parquet")
    assert read_parquet(tmp_path / "shop.parquet").rows == [
        ["E01", "branch"],
        [5.0, "a"],
        [6.0, None],
    ]


@pytest.mark.parametrize("reader", [read_workbook, read_parquet])
def test_damaged_files(tmp_path, reader):
    frame = pd.DataFrame({"E01": [5, 6]})
    frame.to_excel(tmp_path / "a.xlsx")
    frame.to_parquet(tmp_path / "a.parquet")
    path = tmp_path / ("a.xlsx" if reader is read_workbook else "a.parquet")
    whole = path.read_bytes()
    for length in (4, 50, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:length])
        with pytest.raises(InputError, match=f"{path.name}: cannot be read.*damaged"):
            reader(path)


def test_an_empty_workbook(tmp_path):
    openpyxl.Workbook().save(tmp_path / "empty.xlsx")
    with pytest.raises(InputError, match="empty.xlsx: is empty"):
        read_workbook(tmp_path / "empty.xlsx")
