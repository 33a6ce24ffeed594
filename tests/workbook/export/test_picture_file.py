from io import BytesIO
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from cxlab.figures.svg_renderer import text_width
from cxlab.workbook.export.picture_file import SLIDE_HEIGHT, SLIDE_WIDTH, picture_file, wrapped
from cxlab.workbook.export.pictures import pictures_of
from tests.workbook.export.reported import figure, ran

CAPTION = "A long caption that needs more than a line, as captions of figures often do. " * 3


@pytest.fixture(scope="module")
def picture():
    (one,) = pictures_of(ran(figures=[figure(caption=CAPTION, hatch="/")]))
    return one


def test_a_png_is_of_its_size_and_shows_the_drawing(picture):
    for size, pixels in (("page", None), ("slide", (1920, 1080))):
        with Image.open(BytesIO(picture_file(picture, "png", size))) as image:
            assert image.width == (1950 if size == "page" else 1920)
            assert pixels is None or image.size == pixels
            ink = np.asarray(image.convert("L")) < 200
        rows = np.flatnonzero(ink.any(axis=1))
        assert ink.mean() > 0.01
        assert rows[-1] > 0.9 * len(ink) or size == "slide"  # the caption's last line
        blue = np.all(np.abs(np.asarray(image.convert("RGB")).astype(int) - (31, 119, 180)) < 9, 2)
        assert blue.mean() > 0.05  # matplotlib's bars, hatched


def test_a_caption_stands_below_or_not_at_all(picture):
    with_it, without = (
        ElementTree.fromstring(picture_file(picture, "svg", captioned=shown))
        for shown in (True, False)
    )
    lines = [part.text for part in with_it if part.tag.endswith("}text")]
    assert " ".join(lines) == CAPTION.strip()
    assert [part for part in without if part.tag.endswith("}text")] == []
    assert with_it[0].text == picture.alt  # the title, which screen readers say


def test_a_slide_holds_figure_and_caption(picture):
    root = ElementTree.fromstring(picture_file(picture, "svg", "slide"))
    _, _, wide, high = map(float, root.attrib["viewBox"].split())
    assert (wide, high) == pytest.approx((SLIDE_WIDTH, SLIDE_HEIGHT), abs=0.01)
    inner = next(part for part in root if part.tag.endswith("}svg"))
    lines = [part for part in root if part.tag.endswith("}text")]
    bottom = float(inner.get("y")) + float(inner.get("height"))
    assert bottom < float(lines[0].get("y"))
    assert float(lines[-1].get("y")) < high
    assert 0 <= float(inner.get("x")) <= wide - float(inner.get("width"))


@pytest.mark.parametrize("text", [CAPTION, "고객이 기대한 것보다 적게 받는다 " * 9, "a" * 300])
def test_lines_are_no_wider_than_they_may_be(text):
    lines = wrapped(text, 30)
    assert " ".join(lines) == " ".join(text.split())
    assert all(text_width(line) <= 30 or " " not in line for line in lines)


def test_a_pdf_is_the_same_each_time_and_carries_its_fonts(picture):
    first, second = (picture_file(picture, "pdf", "slide") for _ in range(2))
    assert first == second
    assert first.startswith(b"%PDF")
    assert b"DejaVuSans" in first
