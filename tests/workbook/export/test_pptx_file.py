from io import BytesIO

from pptx import Presentation

from cxlab.workbook.export.exportable import read_exportable
from cxlab.workbook.export.paper import paper
from cxlab.workbook.export.picture_file import picture_file
from cxlab.workbook.export.pptx_file import pptx_file
from tests.workbook.export.reported import FINDINGS, reported


def test_a_slide_a_finding_then_what_has_no_evidence_figures_and_methods(tmp_path):
    report = read_exportable(reported(tmp_path))
    written = paper(report, report.pictures, {})
    drawn = {one.name: picture_file(one, "png", captioned=False) for one in report.pictures}
    slides = Presentation(BytesIO(pptx_file(report, written, drawn)))
    assert slides.slide_width / slides.slide_height == 16 / 9 or (
        abs(slides.slide_width / slides.slide_height - 16 / 9) < 1e-3
    )
    titles = [slide.shapes.title.text for slide in slides.slides]
    assert titles == [
        FINDINGS[0].claim,
        FINDINGS[1].claim,
        FINDINGS[2].verdict.words,
        written.figures[0].picture.caption,
        "Methods",
    ]
    texts = [[s.text_frame.text for s in one.shapes if s.has_text_frame] for one in slides.slides]
    assert report.records[0]["sentence"] in texts[0][2]
    assert FINDINGS[2].claim in texts[2][1]
    assert texts[0][-1] == FINDINGS[0].meta(FINDINGS[0].hypothesis)
    (picture,) = [shape for shape in slides.slides[3].shapes if shape.shape_type == 13]
    assert picture._element.nvPicPr.cNvPr.get("descr") == "Three people bought a."
    edge = slides.slide_width, slides.slide_height
    for slide in slides.slides:
        for shape in slide.shapes:
            assert 0 <= shape.left <= shape.left + shape.width <= edge[0]
            assert 0 <= shape.top <= shape.top + shape.height <= edge[1]
