import mistune
import pytest

from cxlab.workbook.export.exportable import read_exportable
from cxlab.workbook.export.markdown_file import markdown_file, plain
from cxlab.workbook.export.paper import paper
from tests.workbook.export.reported import reported


@pytest.mark.parametrize(
    "text",
    ["- a", "1. a", "+ a", "# a", "a | b", "<script>a</script>", "[a](http://b)", "*a* _b_", "`a`"],
)
def test_text_is_no_mark_up(text):
    tokens = mistune.create_markdown(renderer=None, plugins=["table"])(plain(text))
    assert [token["type"] for token in tokens] == ["paragraph"]
    children = tokens[0]["children"]
    assert {child["type"] for child in children} == {"text"}
    assert "".join(child["raw"] for child in children) == text


def test_a_reader_of_markdown_sees_the_tables(tmp_path):
    report = read_exportable(reported(tmp_path))
    written = paper(report, report.pictures, {"bars": "bars.png"})
    text = markdown_file(written).decode()
    tokens = mistune.create_markdown(renderer=None, plugins=["table"])(text)
    tables = [token for token in tokens if token["type"] == "table"]
    assert len(tables) == 2
    rows = tables[0]["children"][1]["children"]
    cells = [[_text(cell) for cell in row["children"]] for row in rows]
    assert cells == [list(row) for row in written.tables[0].rows]
    assert "![Three people bought a.](bars.png)" in text


def _text(cell):
    return "".join(child.get("raw", "") for child in cell["children"])
