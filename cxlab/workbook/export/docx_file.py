"""A report for a paper in Word: methods, APA's tables, figures with alt texts, references."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor

from cxlab.workbook.export.apa_table import ApaTable
from cxlab.workbook.export.paper import Illustration, Paper
from cxlab.workbook.export.same_bytes import same_bytes

FONT, SIZE, SMALL = "Times New Roman", Pt(11), Pt(9)
LINE_WIDTH = 6.5  # inches between the margins
HIGHEST = 7.0  # inches of a figure: its caption stands on the same page
MARGIN = "60"  # twentieths of a point
RULE = {"val": "single", "sz": "8", "space": "0", "color": "000000"}


def docx_file(paper: Paper, drawn: Mapping[str, bytes]) -> bytes:
    """Return a paper as a Word document.

    Parameters
    ----------
    paper : Paper
    drawn : mapping of str to bytes
        PNG of the figures to show, by name; of the others caption and alt text stand alone.
    """
    document = Document()
    _set_up(document, paper)
    heads = paper.heads
    document.add_heading(paper.title, 0)
    document.add_heading(heads["methods"], 1)
    document.add_paragraph(paper.methods)
    document.add_heading(heads["results"], 1)
    for table in paper.tables:
        _add_table(document, table, heads["note"])
    document.add_heading(heads["words"], 1)
    for claim, says in paper.in_words:
        _add(document, (claim, "bold"), (f" {says}", ""))
    if paper.figures:
        document.add_heading(heads["figures"], 1)
    for figure in paper.figures:
        _add_figure(document, figure, drawn.get(figure.picture.name))
    document.add_heading(heads["references"], 1)
    for reference in paper.references:
        line = f"{reference.text} ({reference.version})" if reference.version else reference.text
        paragraph = document.add_paragraph(line)
        paragraph.paragraph_format.left_indent = Inches(0.5)
        paragraph.paragraph_format.first_line_indent = Inches(-0.5)
    file = BytesIO()
    document.save(file)
    return same_bytes(file.getvalue())


def _set_up(document: Any, paper: Paper) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.comments = paper.title[:250], "cxlab", ""
    for section in document.sections:
        section.left_margin = section.right_margin = Inches(1)
    for name in ("Normal", "Title", "Heading 1"):
        style = document.styles[name]
        style.font.name, style.font.color.rgb = FONT, RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    document.styles["Normal"].font.size = SIZE
    document.styles["Title"].font.size = Pt(20)
    document.styles["Heading 1"].font.size = Pt(14)


def _add(document: Any, *runs: tuple[str, str], keep: bool = False) -> Any:
    """Add a paragraph of texts, each bold, italic or neither."""
    paragraph = document.add_paragraph()
    for text, look in runs:
        run = paragraph.add_run(text)
        run.bold, run.italic = look == "bold" or None, look == "italic" or None
    paragraph.paragraph_format.keep_with_next = keep
    return paragraph


def _add_table(document: Any, table: ApaTable, note: str) -> None:
    _add(document, (table.number, "bold"), keep=True)
    _add(document, (table.title, "italic"), keep=True)
    grid = document.add_table(rows=1 + len(table.rows), cols=len(table.heads))
    grid.autofit = False
    _set_margins(grid)
    widths = [LINE_WIDTH * share for share in table.shares()]
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Inches(width)
    for place, row in enumerate((table.heads, *table.rows)):
        cells = grid.rows[place].cells
        for cell, text, width in zip(cells, row, widths, strict=True):
            cell.width = Inches(width)
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_before = Pt(1)
            paragraph.paragraph_format.space_after = Pt(1)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
            run = paragraph.add_run(text)
            run.font.size = SMALL
            run.italic = (place == 0 and text in table.italic) or None
        _keep_whole(grid.rows[place], is_head=place == 0)
    _rule(grid.rows[0], "top", "bottom")
    _rule(grid.rows[-1], "bottom")
    below = _add(document, (note, "italic"), (f" {table.note}", ""))
    for run in below.runs:
        run.font.size = SMALL


def _set_margins(grid: Any) -> None:
    """Leave less room beside the texts of cells than Word does: nine columns are to fit."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), MARGIN)
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    grid._tbl.tblPr.append(margins)


def _keep_whole(row: Any, is_head: bool) -> None:
    """Break no row between pages; print the heads on each page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))


def _rule(row: Any, *sides: str) -> None:
    """Draw lines above or below a row: APA's tables have three, and none between columns."""
    for cell in row.cells:
        borders = OxmlElement("w:tcBorders")
        for side in sides:
            line = OxmlElement(f"w:{side}")
            for name, value in RULE.items():
                line.set(qn(f"w:{name}"), value)
            borders.append(line)
        cell._tc.get_or_add_tcPr().append(borders)


def _add_figure(document: Any, figure: Illustration, png: bytes | None) -> None:
    picture = figure.picture
    _add(document, (figure.number, "bold"), keep=True)
    _add(document, (picture.caption, "italic"), keep=png is not None)
    if png is None:
        document.add_paragraph(picture.alt)
        return
    scale = min(LINE_WIDTH / picture.width, HIGHEST / picture.height)
    shown = document.add_picture(BytesIO(png), width=Inches(scale * picture.width))
    named = shown._inline.docPr
    named.set("descr", picture.alt)
    named.set("title", picture.name)
