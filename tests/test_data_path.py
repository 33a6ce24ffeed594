from pathlib import Path

from cxlab.data_path import file_and_sheet


def test_a_sheet_behind_a_workbook_and_nothing_else(tmp_path):
    assert file_and_sheet("a/shop.xlsx#My Sheet") == (Path("a/shop.xlsx"), "My Sheet")
    assert file_and_sheet("a/shop.XLSM#*") == (Path("a/shop.XLSM"), "*")
    for name in ("shop#1.csv", "shop.xlsx", "a#b/shop.csv", "duckdb:///a.db#t"):
        assert file_and_sheet(name) == (Path(name), "")
    link = tmp_path / "shop.xlsx#South"
    link.touch()
    assert file_and_sheet(link) == (link, "South")
