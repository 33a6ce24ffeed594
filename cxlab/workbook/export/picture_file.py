"""A figure as a file of its own: SVG, PNG or PDF, as wide as a page or as large as a slide."""

from functools import cache
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from cxlab.errors import InputError
from cxlab.figures.figure import INK
from cxlab.figures.svg_renderer import text_width
from cxlab.workbook.export.pictures import SPACE, Picture

KINDS, SIZES = ("svg", "png", "pdf"), ("page", "slide")
POINTS = 72  # an inch
PAGE_WIDTH = 6.5 * POINTS  # of a text between margins of an inch
SLIDE_WIDTH, SLIDE_HEIGHT = 13.333 * POINTS, 7.5 * POINTS  # 16:9
FONT = {"page": 10.0, "slide": 16.0}  # points of a caption
EDGE = {"page": 0.0, "slide": 36.0}
ZOOM = {"page": 300 / POINTS, "slide": 1920 / SLIDE_WIDTH}  # pixels a point
LINE = 1.4  # from line to line, of the font's size
PDF_LACKS = (
    "figures as PDF need a typesetter that cxlab does not install by itself: "
    "pip install 'cxlab[pdf]' (or take --figures svg or png)"
)


def picture_file(picture: Picture, kind: str, size: str = "page", captioned: bool = True) -> bytes:
    """Return a figure as a file; the same figure gives the same bytes.

    Parameters
    ----------
    picture : Picture
    kind : {"svg", "png", "pdf"}
    size : {"page", "slide"}
        6.5 inches wide (PNG: 300 dots an inch), or 13.33 by 7.5 (PNG: 1920 by 1080).
    captioned : bool
        Whether the caption stands under it.

    Raises
    ------
    InputError
        For PDF, where the typesetter is not installed.
    """
    svg, (width, height) = _laid_out(picture, size, captioned)
    if kind == "svg":
        return svg.encode()
    if kind == "png":
        return _png(svg, ZOOM[size])
    return _pdf(svg, width, height, alt=picture.alt)


def _laid_out(picture: Picture, size: str, captioned: bool) -> tuple[str, tuple[float, float]]:
    """Return the picture on white, its caption below, and how large all of it is in points."""
    font, edge = FONT[size], EDGE[size]
    wide = PAGE_WIDTH if size == "page" else SLIDE_WIDTH
    lines = wrapped(picture.caption, (wide - 2 * edge) / font) if captioned else []
    below = LINE * font * (len(lines) + 0.5) if lines else 0.0
    if size == "slide":
        high = SLIDE_HEIGHT
        scale = min((wide - 2 * edge) / picture.width, (high - 2 * edge - below) / picture.height)
    else:
        scale = min(1.0, wide / picture.width)
        high = picture.height * scale + below
    inner = (picture.width * scale, picture.height * scale)
    left = (wide - inner[0]) / 2 if size == "slide" else 0.0
    place = f'<svg x="{left:.4f}" y="{edge:.4f}" width="{inner[0]:.4f}" height="{inner[1]:.4f}" '
    words = [
        f'<text x="{edge:.4f}" y="{edge + inner[1] + LINE * font * (n + 1):.4f}" '
        f'style="font-size: {font}px; font-family: \'DejaVu Sans\'" fill="{INK}">'
        f"{escape(line)}</text>"
        for n, line in enumerate(lines)
    ]
    head = (
        f'<svg xmlns="{SPACE}" role="img" width="{wide:.2f}pt" height="{high:.2f}pt" '
        f'viewBox="0 0 {wide:.4f} {high:.4f}" color="{INK}"><title>{escape(picture.alt)}</title>'
        f'<rect width="100%" height="100%" fill="#ffffff"/>'
    )
    drawing = picture.svg.replace("<svg ", place, 1).replace(f' xmlns="{SPACE}"', "", 1)
    return head + drawing + "".join(words) + "</svg>\n", (wide, high)


def wrapped(text: str, width: float) -> list[str]:
    """Return a text in lines that are no wider than so many times the size of its letters.

    Examples
    --------
    >>> wrapped("People left at each step", 8)
    ['People left at', 'each step']
    """
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _png(svg: str, zoom: float) -> bytes:
    from PIL import Image
    from resvg_py import svg_to_bytes

    drawn = svg_to_bytes(svg_string=_in_pixels(svg), zoom=zoom, font_files=[_font()])
    with Image.open(BytesIO(drawn)) as image:
        plain, file = image.convert("RGB"), BytesIO()
    plain.save(file, "PNG", dpi=(zoom * POINTS, zoom * POINTS), optimize=False)
    return file.getvalue()


def _in_pixels(svg: str) -> str:
    """Return a document whose points are pixels: the renderer would make 4 of 3."""
    head, end, rest = svg.partition(">")
    return head.replace('pt"', '"') + end + rest


def _pdf(svg: str, width: float, height: float, alt: str) -> bytes:
    try:
        import typst
    except ImportError:
        raise InputError(PDF_LACKS) from None
    source = (
        "#set document(date: none)\n"
        f"#set page(width: {width:.4f}pt, height: {height:.4f}pt, margin: 0pt)\n"
        '#image(bytes(sys.inputs.svg), format: "svg", width: 100%, alt: sys.inputs.alt)\n'
    )
    made = typst.compile(
        source.encode(),
        format="pdf",
        font_paths=typst.Fonts(font_paths=[str(Path(_font()).parent)]),
        sys_inputs={"svg": svg, "alt": alt},
    )
    return bytes(made)


@cache
def _font() -> str:
    """Return the file of the font in which figures are drawn; matplotlib brings it."""
    from matplotlib import font_manager

    return str(font_manager.findfont("DejaVu Sans"))
