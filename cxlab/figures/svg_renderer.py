"""matplotlib's SVG renderer, measuring texts by the widths of their letters."""

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from matplotlib import font_manager
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.ft2font import LoadFlags

from cxlab.figures.axis_label import is_wide
from cxlab.visible import visible

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties
    from matplotlib.ft2font import FT2Font

SIZE = 100  # at which letters are measured
UNKNOWN = 0.6  # width of a letter that the font lacks, of its size: that of an average one


class LetterRenderer(RendererSVG):
    """Draws as its parent does; knows how wide a text will be without setting it.

    matplotlib sets every text to see how wide its ink is, a third of the time that a figure takes.
    In an SVG the page sets it anew, so the sum of its letters' widths is as good, and better where
    the drawing's font lacks a letter that the page's own font draws twice as wide.
    """

    def get_text_width_height_descent(
        self, s: str, prop: "FontProperties", ismath: Any
    ) -> tuple[float, float, float]:
        """Return width, height and descent of a line, in pixels of 1/72 inch."""
        size, weight = prop.get_size_in_points(), prop.get_weight()
        ascent, descent, _ = line_heights(weight)
        width = text_width(s, weight)
        return size * width, size * (ascent + descent), size * descent

    def draw_text(self, gc: Any, x: float, y: float, s: str, *rest: Any, **more: Any) -> None:
        """Draw a line, whatever letters somebody put into it."""
        super().draw_text(gc, x, y, visible(s), *rest, **more)

    def _get_font_height_metrics(self, prop: "FontProperties") -> tuple[float, float, float]:
        """Return what matplotlib would look up in the font's tables, text by text."""
        size = prop.get_size_in_points()
        ascent, descent, gap = line_heights(prop.get_weight())
        return size * ascent, size * descent, size * gap


def text_width(text: str, weight: str | int = "normal") -> float:
    """Return how wide a text is at size 1: that of its letters."""
    return sum(_width(letter, weight) for letter in visible(text))


@cache
def _font(weight: str | int) -> "FT2Font":
    """Return the house font."""
    prop = font_manager.FontProperties(family="DejaVu Sans", weight=weight)
    return font_manager.get_font(font_manager.findfont(prop))


@cache
def _width(letter: str, weight: str | int) -> float:
    """Return how far a letter of size 1 moves the pen."""
    if is_wide(letter):
        return 1.0
    font = _font(weight)
    if not font.get_char_index(ord(letter)):
        return UNKNOWN  # the font would raise an error; the page will find another
    font.set_size(SIZE, 72)  # each time: matplotlib shares the font with all who draw
    return font.load_char(ord(letter), flags=LoadFlags.NO_HINTING).linearHoriAdvance / 65536 / SIZE


@cache
def line_heights(weight: str | int) -> tuple[float, float, float]:
    """Return ascent, descent and the gap between lines at size 1.

    Examples
    --------
    >>> sum(line_heights("normal")) < 1.3
    True
    """
    font = _font(weight)
    table, unit = cast(dict[str, int], font.get_sfnt_table("OS/2")), font.units_per_EM
    ascent, descent, gap = table["sTypoAscender"], -table["sTypoDescender"], table["sTypoLineGap"]
    return ascent / unit, descent / unit, gap / unit
