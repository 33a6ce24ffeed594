import base64

import nbformat

from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.pages.report import render
from cxlab.workbook.run import Run
from tests.workbook.tiny import notebook, saved

PICTURE = base64.b64encode(b"not looked at").decode()


def page(tmp_path, metadata):
    content = notebook("1 + 1")
    content.cells.insert(-1, nbformat.v4.new_markdown_cell("## A result"))
    data, words = {"image/png": PICTURE}, {"image/png": metadata} if metadata else {}
    content.cells[-1].outputs = [nbformat.v4.new_output("display_data", data, metadata=words)]
    book = Notebook(saved(content, tmp_path))
    return render(Run(book, {}, (), content, 1.0), revision="none").html


def test_a_researchers_picture_has_a_description_or_says_that_it_has_none(tmp_path):
    assert 'alt="Two doors"' in page(tmp_path, {"alt": "Two doors"})
    assert "without a description" not in page(tmp_path, {"alt": "Two doors"})
    assert '<img alt="A picture without a description" src="data:image' in page(tmp_path, {})


def test_the_page_is_a_whole_document(tmp_path):
    html = page(tmp_path, {})
    assert html.startswith("<!DOCTYPE html>")
    assert html.rstrip().endswith("</html>")
    assert html.count("<main>") == html.count("</main>") == 1
