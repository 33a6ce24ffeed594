"""Texts of a drawing that know a place, a look and how they are aligned, and nothing else.

matplotlib's own can be rotated, boxed, wrapped and set by TeX; to make, measure and draw them takes
a quarter of the time that a figure takes.
"""

from functools import cached_property
from typing import Any, Literal

from matplotlib.artist import Artist
from matplotlib.colors import to_hex
from matplotlib.transforms import Bbox, Transform

from cxlab.figures.svg_renderer import LetterRenderer, line_heights, text_width
from cxlab.visible import visible

FONT = "font-family: 'DejaVu Sans'"
ANCHORS = {"left": "start", "center": "middle", "right": "end"}
TO_THE_LEFT = {"left": 0.0, "center": 0.5, "right": 1.0}  # of its width, from where it stands
Across = Literal["left", "center", "right"]
Upright = Literal["top", "center", "center_baseline", "baseline", "bottom"]


class LightText(Artist):
    """A text on one or several lines, upright, never clipped.

    Parameters
    ----------
    x, y : float
    text : str
    color : str
        As matplotlib names colours.
    size : float
        Points.
    weight : str
        "normal" or "bold".
    ha, va : str
        Where its place is in the text; of several lines, too. Baselines are those of the last one.
    transform : Transform, optional
        From its coordinates to pixels; the panel's own unless given.

    Examples
    --------
    >>> LightText(0, 0, "40%", color="black", size=10).get_text()
    '40%'
    """

    zorder = 3  # in front of lines and marks

    def __init__(
        self,
        x: float,
        y: float,
        text: str,
        *,
        color: str,
        size: float,
        weight: str = "normal",
        ha: Across = "left",
        va: Upright = "baseline",
        transform: Transform | None = None,
    ) -> None:
        """Keep what is written, and how."""
        super().__init__()
        self._place, self._lines = (float(x), float(y)), str(text).split("\n")
        self._color, self._size, self._weight = color, float(size), weight
        self._ha, self._va = ha, va
        if transform is not None:
            self.set_transform(transform)

    def get_position(self) -> tuple[float, float]:
        """Return where it stands, in its own coordinates."""
        return self._place

    def get_text(self) -> str:
        """Return what is written."""
        return "\n".join(self._lines)

    def get_fontsize(self) -> float:
        """Return the size of the letters in points."""
        return self._size

    def set_fontsize(self, size: float) -> None:
        """Make letters larger or smaller."""
        self._size = float(size)

    def get_window_extent(self, renderer: Any = None) -> Bbox:
        """Return what the text covers, in pixels of 1/72 inch."""
        x, y = self.get_transform().transform(self._place)
        width, (above, line, _) = self._size * self._width, self._lay_out()
        left, below = x - TO_THE_LEFT[self._ha] * width, y + above - line * len(self._lines)
        return Bbox([[left, below], [left + width, below + line * len(self._lines)]])

    @cached_property
    def _width(self) -> float:
        """Return how wide its longest line is at size 1."""
        return max(text_width(line, self._weight) for line in self._lines)

    def draw(self, renderer: Any) -> None:
        """Write every line into the drawing."""
        if not self.get_visible() or not isinstance(renderer, LetterRenderer):
            return
        x, y = self.get_transform().transform(self._place)
        above, line, baseline = self._lay_out()
        look = self._style()
        for number, words in enumerate(self._lines):
            if words:
                down = renderer.height - (y + above - baseline - number * line)
                at = {"x": _short(x), "y": _short(down)}
                renderer.writer.element("text", visible(words), {"style": look} | at)

    def _style(self) -> str:
        parts = [f"font-size: {_short(self._size)}px", FONT]
        if self._weight != "normal":
            parts.insert(0, f"font-weight: {self._weight}")
        if self._ha != "left":
            parts.append(f"text-anchor: {ANCHORS[self._ha]}")
        return "; ".join((*parts, f"fill: {to_hex(self._color)}"))

    def _lay_out(self) -> tuple[float, float, float]:
        """Return how far the top is above the place, a line's height, from its top to its foot."""
        ascent, descent, gap = (self._size * share for share in line_heights(self._weight))
        between = gap if len(self._lines) > 1 else 0.0
        line, baseline = ascent + descent + between, ascent + between / 2
        high = line * len(self._lines)
        last = high - line + baseline
        above = {
            "top": 0.0,
            "center": high / 2,
            "center_baseline": last / 2,
            "baseline": last,
            "bottom": high,
        }
        return above[self._va], line, baseline


def _short(number: float) -> str:
    """Return a coordinate as short as the renderer writes it."""
    return f"{number:f}".rstrip("0").rstrip(".")
