import io

import pytest
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.font_manager import FontProperties, findfont, get_font

from cxlab.figures import svg_renderer
from cxlab.figures.svg_renderer import LetterRenderer

INK = 0.05  # matplotlib measures ink, without the space beside the outer letters; of the width


@pytest.mark.parametrize("weight", ["normal", "bold"])
@pytest.mark.parametrize("size", [6, 9, 12])
def test_widths_are_those_of_the_letters_set(size, weight):
    prop = FontProperties(family="DejaVu Sans", size=size, weight=weight)
    own, theirs = LetterRenderer(9, 9, io.StringIO()), RendererSVG(9, 9, io.StringIO())
    for text in ("less than expected", "\N{MINUS SIGN}0.92 (\N{MINUS SIGN}1.25 to 0.59)"):
        width, *_ = own.get_text_width_height_descent(text, prop, False)
        expected, *_ = theirs.get_text_width_height_descent(text, prop, False)
        assert width == pytest.approx(expected, rel=INK)


def test_korean_letters_are_as_wide_as_the_page_will_draw_them():
    prop = FontProperties(family="DejaVu Sans", size=10)
    width, *_ = LetterRenderer(9, 9, io.StringIO()).get_text_width_height_descent(
        "안내", prop, False
    )
    assert width == 20


def test_who_else_draws_with_the_font_changes_nothing():
    prop = FontProperties(family="DejaVu Sans", size=10)
    renderer = LetterRenderer(9, 9, io.StringIO())
    before = renderer.get_text_width_height_descent("width", prop, False)
    svg_renderer._width.cache_clear()
    get_font(findfont(prop)).set_size(7, 300)
    assert renderer.get_text_width_height_descent("width", prop, False) == before


@pytest.mark.parametrize("text", ["नमस्ते", "አማርኛ", "a\tb\r", "\ue000", "\ud800", "\x01"])
def test_letters_that_the_font_lacks_have_a_width(text):
    prop = FontProperties(family="DejaVu Sans", size=10)
    renderer = LetterRenderer(9, 9, io.StringIO())
    width, *_ = renderer.get_text_width_height_descent(text, prop, False)
    assert 0 < width <= 12 * len(text)
