import json

from cxlab.workbook.sweep.rounding import rounded_file


def test_every_file_of_a_report_is_rounded_in_its_own_way():
    content = {"findings": [{"value": 0.123456, "level": 0.99999, "n": 12345}],
               "parameters": {"level": 0.99999}}  # fmt: skip
    assert json.loads(rounded_file("a.json", json.dumps(content))) == {
        "findings": [{"value": 0.1235, "level": 0.99999, "n": 12345}],
        "parameters": {"level": 0.99999},
    }
    output = {"metadata": {"cxlab": {"rows": [[1.23456]]}}, "data": {"text/html": ["1.23456"]}}
    notebook = {"cells": [{"outputs": [output]}, {"cell_type": "markdown"}]}
    rounded = json.loads(rounded_file("a.ipynb", json.dumps(notebook)))["cells"][0]["outputs"][0]
    assert rounded["metadata"]["cxlab"]["rows"] == [[1.235]]
    assert rounded_file("a.html", "<p>1.23456</p>") == "<p>1.23456</p>"
