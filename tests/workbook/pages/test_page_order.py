from copy import deepcopy
from dataclasses import replace

from cxlab.workbook.pages.page_order import ordered
from cxlab.workbook.records import of_kind


def test_what_the_first_screen_shows_is_taken_out_of_the_copy_alone(jam_run):
    before = deepcopy(jam_run.executed)
    page = ordered(jam_run)
    assert of_kind(page, "bottom_line") == []
    drawn = [[r["name"] for r in of_kind(book, "figure")] for book in (page, jam_run.executed)]
    assert drawn == [["differences", "power"], ["funnel", "differences", "power"]]
    assert jam_run.executed == before


def test_methods_come_last_in_folds(jam_run):
    page = ordered(jam_run)
    folds = [bool(cell.metadata.get("fold")) for cell in page.cells]
    headings = [cell.source.startswith("## ") for cell in page.cells]
    assert any(folds)
    assert max(i for i, is_heading in enumerate(headings) if is_heading) < folds.index(True)


def test_prose_beside_the_bottom_line_stays(jam_run):
    book = deepcopy(jam_run.executed)
    heading = next(cell for cell in book.cells if cell.source.startswith("## Bottom line"))
    heading.source += "\n\nWhat a reader wrote there."
    page = ordered(replace(jam_run, executed=book))
    assert page.cells[0].source == "What a reader wrote there."
