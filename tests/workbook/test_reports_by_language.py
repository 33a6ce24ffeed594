from cxlab.words import speaking
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.pages.other_language import LINK
from cxlab.workbook.reports_by_language import reports_by_language
from tests.workbook.tiny import of_scores, saved, scores

FAILS_IN_KOREAN = 'if language == "ko":\n    raise RuntimeError("not in Korean")'
LANGUAGE = 'from typing import Literal\nlanguage: Literal["en", "ko"] = "en"  # of the report\n'


def test_a_page_links_the_other_language_unless_that_one_failed(tmp_path):
    scores(tmp_path / "shop.csv", {"a": 12})
    paths = []
    for name, extra in (("01_both", ""), ("02_english", FAILS_IN_KOREAN)):
        book = of_scores(tmp_path, extra)
        content = book.content
        content.cells[1].source = LANGUAGE + 'data: str = "shop.csv"  # beside this notebook'
        paths.append(saved(content, tmp_path, name))
    folders = {"en": tmp_path / "out", "ko": tmp_path / "out" / "ko"}
    books, told = [Notebook(path) for path in paths], []
    with speaking("en"):  # and again at the end
        made = reports_by_language(books, folders, told.append)
    assert {code: len(reports.notebooks) for code, reports in made.items()} == {"en": 2, "ko": 1}
    assert sum("not in Korean" in line for line in told) == 1
    for name, linked in (("01_both", True), ("02_english", False)):
        page = (folders["en"] / f"{name}.html").read_text(encoding="utf-8")
        assert (LINK in page) == linked
