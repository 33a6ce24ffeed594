import zipfile

import pytest

from cxlab.survey.files import beforehand
from cxlab.survey.files.beforehand import WORTH_SAYING, about, reading_takes_long

EXCEL_RATE = 15e3


@pytest.fixture(autouse=True)
def slow(monkeypatch):
    """Files of some kilobytes take long on this machine."""
    monkeypatch.setattr(beforehand, "EXCEL_RATE", EXCEL_RATE)


def workbook(folder, n_bytes, dimension=""):
    path = folder / "shop.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", dimension + " " * int(n_bytes))
    return path


def test_what_takes_long_is_said_with_its_rows_and_in_proportion(tmp_path):
    dimension = '<dimension ref="A1:BH300001"/>'
    text = reading_takes_long(workbook(tmp_path, 4 * WORTH_SAYING * EXCEL_RATE, dimension))
    assert "reading 300,001 rows of an Excel file" in text
    assert "about 40 seconds" in text
    assert "a large Excel file" in reading_takes_long(
        workbook(tmp_path, 4 * WORTH_SAYING * EXCEL_RATE)
    )


def test_what_does_not_is_not(tmp_path):
    assert reading_takes_long(workbook(tmp_path, 0.9 * WORTH_SAYING * EXCEL_RATE)) == ""
    (tmp_path / "shop.csv").write_text("E1\n5\n")
    assert reading_takes_long(tmp_path / "shop.csv") == ""
    assert reading_takes_long(tmp_path / "nothing.xlsx") == ""


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(3, "10 seconds"), (38, "40 seconds"), (50, "a minute"), (170, "3 minutes")],
)
def test_times_as_people_say_them(seconds, text):
    assert about(seconds) == text
