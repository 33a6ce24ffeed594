"""Findings as slides for PowerPoint: one slide a finding, then one a figure."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Inches, Pt

from cxlab.claims.finding import Finding
from cxlab.claims.verdict import Verdict
from cxlab.workbook.export.exportable import Exportable
from cxlab.workbook.export.paper import Illustration, Paper, in_words
from cxlab.workbook.export.same_bytes import same_bytes

WIDTH, HEIGHT, EDGE = 13.333, 7.5, 0.6  # inches: 16:9
TITLE_ONLY = 5  # the layout of python-pptx's own template
LONG = 170  # letters of a title that is set smaller
INK, GREY = RGBColor(0x1B, 0x1F, 0x24), RGBColor(0x4A, 0x52, 0x5C)


def pptx_file(report: Exportable, paper: Paper, drawn: Mapping[str, bytes]) -> bytes:
    """Return a report as slides.

    Parameters
    ----------
    report : Exportable
    paper : Paper
    drawn : mapping of str to bytes
        PNG of the figures to show, by name; the others have no slide.
    """
    slides = Presentation()
    slides.slide_width, slides.slide_height = Inches(WIDTH), Inches(HEIGHT)
    properties = slides.core_properties
    properties.title, properties.author = paper.title[:250], "cxlab"
    open_ = [finding for finding in report.findings if finding.estimate is None]
    for finding, record in zip(report.findings, report.records, strict=True):
        if finding.estimate is None:
            continue
        slide = _slide(slides, finding.claim)
        _write(slide, 2.0, finding.verdict.words, size=24, is_bold=True)
        says = in_words(finding, record)
        _write(slide, 2.7, says, size=22 if len(says) < 2 * LONG else 16, high=3.6)
        _write(slide, 6.5, finding.meta(finding.hypothesis), size=13, color=GREY)
    if open_:
        _add_open(slides, open_)
    for figure in paper.figures:
        if (png := drawn.get(figure.picture.name)) is not None:
            _add_figure(slides, figure, png)
    methods = _slide(slides, paper.heads["methods"])
    _write(methods, 1.4, paper.methods, size=14 if len(paper.methods) < 12 * LONG else 11, high=5.6)
    file = BytesIO()
    slides.save(file)
    return same_bytes(file.getvalue())


def _slide(slides: Any, title: str) -> Any:
    """Add a slide with its title, placed for 16:9: the template is for 4:3."""
    slide = slides.slides.add_slide(slides.slide_layouts[TITLE_ONLY])
    head = slide.shapes.title
    head.left, head.top = Inches(EDGE), Inches(0.4)
    head.width, head.height = Inches(WIDTH - 2 * EDGE), Inches(1.4)
    size = 30 if len(title) < LONG / 2 else 22 if len(title) < LONG else 16
    _set(head.text_frame, title, size=size, is_bold=True)
    return slide


def _write(
    slide: Any,
    top: float,
    text: str,
    *,
    size: float,
    high: float = 0.6,
    is_bold: bool = False,
    color: RGBColor = INK,
) -> None:
    wide = Inches(WIDTH - 2 * EDGE)
    box = slide.shapes.add_textbox(Inches(EDGE), Inches(top), wide, Inches(high))
    _set(box.text_frame, text, size=size, is_bold=is_bold, color=color)


def _set(frame: Any, text: str, *, size: float, is_bold: bool, color: RGBColor = INK) -> None:
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.text = " ".join(text.split())
    paragraph = frame.paragraphs[0]
    paragraph.alignment = 1  # left; the template centres titles
    font = paragraph.runs[0].font if paragraph.runs else paragraph.font
    font.size, font.bold, font.color.rgb = Pt(size), is_bold, color


def _add_open(slides: Any, findings: Sequence[Finding]) -> None:
    """Add one slide on all claims without evidence: what each would take is in the report."""
    slide = _slide(slides, Verdict.NO_EVIDENCE.words)
    room = 5.6 / len(findings)
    for place, finding in enumerate(findings):
        line = f"{finding.hypothesis}: {finding.claim}"
        _write(slide, 1.4 + place * min(room, 0.5), line, size=16 if room > 0.35 else 11, high=0.3)


def _add_figure(slides: Any, figure: Illustration, png: bytes) -> None:
    picture = figure.picture
    slide = _slide(slides, picture.caption)
    room = WIDTH - 2 * EDGE, HEIGHT - 1.9 - EDGE
    scale = min(room[0] / picture.width, room[1] / picture.height)
    wide, high = picture.width * scale, picture.height * scale
    left = Inches((WIDTH - wide) / 2)
    shape = slide.shapes.add_picture(BytesIO(png), left, Inches(1.9), Inches(wide), Inches(high))
    named = shape._element.nvPicPr.cNvPr
    named.set("descr", picture.alt)
    named.set("name", picture.name)
