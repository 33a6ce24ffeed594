import json
import re
from urllib.parse import unquote

from cxlab.figures.figure import Figure
from cxlab.figures.saved import drawing_at
from cxlab.table import Table
from cxlab.workbook.sweep.rounding import rounded_file

TABLE = Table("t", ("a",), ((1,),))


def test_every_file_of_a_report_is_rounded_in_its_own_way():
    content = {"findings": [{"value": 0.123456, "level": 0.99999, "n": 12345}],
               "parameters": {"level": 0.99999}}  # fmt: skip
    assert json.loads(rounded_file("a.json", json.dumps(content))) == {
        "findings": [{"value": 0.1235, "level": 0.99999, "n": 12345}],
        "parameters": {"level": 0.99999},
    }
    picture = '<p>1.2345</p><svg><path d="M 1.2345 -6.789"/></svg>'
    drawn = '<p>1.2345</p><svg><path d="M 1.2 -6.8"/></svg>'
    assert rounded_file("a.html", picture) == drawn
    output = {"metadata": {"cxlab": {"rows": [[1.23456]]}}, "data": {"text/html": [picture]}}
    notebook = {"cells": [{"outputs": [output]}, {"cell_type": "markdown"}]}
    rounded = json.loads(rounded_file("a.ipynb", json.dumps(notebook)))["cells"][0]["outputs"][0]
    assert rounded["metadata"]["cxlab"]["rows"] == [[1.235]]
    assert rounded["data"]["text/html"] == drawn


def test_a_picture_to_save_is_rounded_as_the_one_on_the_page_is():
    figure = Figure("f", '<svg xmlns="http://x"><path d="M 1.2345 -6.789"/></svg>', "alt", TABLE)
    page = rounded_file("a.html", figure._repr_html_())
    (address,) = re.findall('href="([^"]*)"', page)
    assert 'd="M 1.2 -6.8"' in drawing_at(address)
    assert not re.search(r"\d\.\d{2}", unquote(page))
