from io import BytesIO

import docx
from docx.oxml.ns import qn

from cxlab.workbook.export.docx_file import docx_file
from cxlab.workbook.export.exportable import read_exportable
from cxlab.workbook.export.paper import paper
from cxlab.workbook.export.picture_file import picture_file
from tests.workbook.export.reported import ATTACK, reported


def opened(tmp_path):
    report = read_exportable(reported(tmp_path))
    drawn = {one.name: picture_file(one, "png", captioned=False) for one in report.pictures}
    written = paper(report, report.pictures, {})
    return written, docx.Document(BytesIO(docx_file(written, drawn)))


def test_word_holds_what_the_paper_says(tmp_path):
    written, document = opened(tmp_path)
    for table, shown in zip(written.tables, document.tables, strict=True):
        cells = [[cell.text for cell in row.cells] for row in shown.rows]
        assert cells == [list(table.heads), *map(list, table.rows)]
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == "Do customers get less than they expect?"
    assert written.methods in texts
    assert any(text.startswith("Iyengar, S. S.") for text in texts)
    assert ATTACK in document.tables[0].rows[2].cells[1].text


def test_a_figure_has_its_alt_text_and_a_table_the_rules_of_apa(tmp_path):
    written, document = opened(tmp_path)
    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == written.figures[0].picture.alt
    table = document.tables[0]
    lines = [
        sorted(side.tag for cell in row.cells for side in cell._tc.iter(qn("w:tcBorders")))
        for row in table.rows
    ]
    assert [bool(line) for line in lines] == [True, False, False, True]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
