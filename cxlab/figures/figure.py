"""A figure that a screen reader, a colour-blind reader and a regression test can all read."""

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from textwrap import fill, shorten
from typing import TYPE_CHECKING, Any

from cxlab.figures.coordinates import shortened
from cxlab.figures.fit_panels import fit_panels
from cxlab.figures.narrow import (
    LINE,
    WIDTH,
    is_narrow,
    make_legible,
    make_room_above,
    on_phones_too,
)
from cxlab.figures.saved import address_of
from cxlab.table import Table
from cxlab.visible import visible
from cxlab.words import say

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Canvas

# Ink is drawn in this colour and then handed over to the page, so that dark mode turns it light.
INK = "#1b1f24"
# Distinguishable without colour vision, and at least 3:1 against white and against near-black: for
# marks. Words need 4.5:1, which no colour has against both, and are in ink.
SMALL, LARGE, SHADE = "#2f7fc1", "#c8651b", "#8a929c"

POINTS = 72  # an inch, the unit of SVG files
SLENDER = 4.6  # inches: of figures with little to show side by side

ABOVE = 5  # points from a row to its name, where that stands above it
ON_TOP = {"ha": "left", "va": "bottom"}

TAG = re.compile(r"<[^/>][^>]*>")
NAMED = re.compile(r'(\bid="|href="#|url\(#)')

STYLE: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "cxlab",
    "font.family": "DejaVu Sans",
    "font.size": 10,
    "text.color": INK,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "axes.edgecolor": INK,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.unicode_minus": True,
    "axes.formatter.useoffset": False,
    "axes.formatter.limits": (-99, 99),
    "text.parse_math": False,
    "xtick.color": INK,
    "ytick.color": INK,
}


@dataclass(frozen=True)
class Figure:
    """A drawn result.

    Attributes
    ----------
    name : str
        Short and unique in a notebook; prefixes the ids inside the SVG.
    svg : str
        The picture, a stand-alone SVG document.
    alt : str
        What a reader should see in it, said to those who cannot.
    data : Table
        The numbers drawn.
    caption : str, optional
        Printed under the picture; the alt text if not given.
    narrow : str, optional
        The same picture for phones, see `cxlab.figures.narrow`.
    is_empty : bool
        Whether it only says why there is nothing to draw; it is then no report's first picture.
    """

    name: str
    svg: str
    alt: str
    data: Table
    caption: str = ""
    narrow: str = ""
    is_empty: bool = False

    def __post_init__(self) -> None:
        """Make texts visible; refuse a figure without words."""
        object.__setattr__(self, "alt", visible(self.alt))
        object.__setattr__(self, "caption", visible(self.caption))
        if not self.alt.strip():
            raise ValueError(f"figure '{self.name}' has no alt text: say what it shows")

    def __repr__(self) -> str:
        """Return the alt text: what nbval compares."""
        return say("Figure {name}: {alt}", name=self.name, alt=self.alt)

    def _repr_html_(self) -> str:
        label = say("Figure {name}", name=self.name)
        numbers = say("Numbers of figure {name}", name=self.name)
        return (
            f'<figure class="cx-figure"><div class="cx-scroll" role="region" tabindex="0" '
            f'aria-label="{escape(label)}">{self._pictures()}</div>'
            f"<figcaption>{escape(self.caption or self.alt)}</figcaption>{self._link()}"
            f"<details><summary>{escape(say('The numbers of this figure'))}</summary>"
            f'<div class="cx-scroll" role="region" aria-label="{escape(numbers)}" tabindex="0">'
            f"{self.data._repr_html_()}</div></details></figure>"
        )

    def _pictures(self) -> str:
        """Return the picture for the page, and the hidden one that its style shows on phones."""
        wide = f'<svg role="img" aria-label="{escape(self.alt)}" '
        if not self.narrow:
            return _in_page(self.svg, wide)
        slim = wide + 'class="cx-slim" style="display:none" '
        return _in_page(self.svg, wide + 'class="cx-wide" ') + _in_page(self.narrow, slim)

    def _link(self) -> str:
        """Return a link that saves the picture as a file; it needs neither net nor script."""
        paper = f'<g color="{INK}"><rect width="100%" height="100%" fill="white"/>'
        alone = self.svg.replace(">", f">{paper}", 1).replace("</svg>", "</g></svg>")
        return (
            f'<a class="cx-save" download="{escape(self.name)}.svg" '
            f'href="{address_of(alone)}">{escape(say("Save this picture"))}</a>'
        )

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, Any]]:
        _, metadata = self.data._repr_mimebundle_()
        content = metadata["cxlab"] | {"kind": "figure", "name": self.name, "alt": self.alt}
        if self.is_empty:
            content["empty"] = True
        return (
            {"text/plain": repr(self), "text/html": self._repr_html_()},
            {"cxlab": content},
        )


def _in_page(svg: str, begin: str) -> str:
    """Return a drawing as a part of a page, which needs no name of its language."""
    picture = svg.replace("<svg ", begin, 1)
    return picture.replace(' xmlns="http://www.w3.org/2000/svg"', "", 1)


def name_rows(
    axes: "Axes",
    names: Sequence[str],
    places: Sequence[float] = (),
    fontsize: float = 10,
    above: float = ABOVE,
) -> None:
    """Write names beside the rows of a figure; as ticks they would cost half as much again.

    On phones they stand above their rows.

    Parameters
    ----------
    axes : Axes
    names : sequence of str
    places : sequence of float, optional
        Where on the vertical axis; 0, 1, 2, ... unless given.
    fontsize : float
    above : float
        Points from a row to its name on phones; 0 where it stands beside the row there, too.
    """
    from cxlab.figures.scales import moved

    beside, at = axes.get_yaxis_transform(), -0.012
    look: Any = {"ha": "right", "va": "center", "size": fontsize}
    axes.set_yticks([])
    if is_narrow() and above:
        make_room_above(axes, len(names), above)
        beside, at, look = beside + moved(axes, 0, above), 0.0, look | ON_TOP
    for place, name in zip(places or range(len(names)), names, strict=True):
        axes.text(at, place, name, transform=beside, **look)


def write_beside(
    axes: "Axes", x: float, y: float, words: str, points: float, fontsize: float
) -> None:
    """Write words so many points to the right of a place; an annotation costs twice as much."""
    from cxlab.figures.scales import moved

    beside = axes.transData + moved(axes, points, 0)
    axes.text(x, y, words, transform=beside, va="center", fontsize=fontsize)


@on_phones_too
def nothing_to_draw(name: str, reason: str) -> Figure:
    """Return a figure that says why it is empty."""
    words = shorten(reason, 110)
    with canvas(7.2, 1.0 if is_narrow() else 0.6) as (drawing, axes):
        axes.set_axis_off()
        axes.text(0, 0.5, fill(words, LINE) if is_narrow() else words, va="center")
        svg = to_svg(drawing, name)
    alt = say("Nothing to draw: {reason}", reason=reason)
    data = Table(say("Nothing to draw"), (say("Why"),), ((reason,),))
    return Figure(name, svg, alt, data, is_empty=True)


@contextmanager
def canvas(width: float, height: float) -> Iterator[tuple["Canvas", "Axes"]]:
    """Yield a matplotlib figure and its axes in the house style, without touching pyplot."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure as Canvas

    from cxlab.figures.light_axes import LightAxes

    with rc_context(STYLE):
        drawing = Canvas(figsize=(min(width, WIDTH) if is_narrow() else width, height))
        yield drawing, drawing.add_subplot(axes_class=LightAxes)


def to_svg(drawing: "Canvas", name: str) -> str:
    """Return a drawing, still in its `canvas`, as an SVG whose bytes depend on the drawing alone.

    Ids carry ``name`` so that two figures can stand on one page; ink takes the page's colour.
    """
    from cxlab.figures.scales import draw_scales
    from cxlab.figures.svg_renderer import LetterRenderer

    buffer = io.StringIO()
    if is_narrow():
        name = f"{name}-narrow"
        for axes in drawing.axes:
            make_legible(axes)
    with warnings.catch_warnings():
        # Text stays text in the SVG, so the page's font draws what this one lacks.
        warnings.filterwarnings("ignore", "Glyph .* missing from font")
        drawing.dpi = POINTS
        # savefig would make a renderer for each pass, and each would measure every text anew.
        renderer = LetterRenderer(*drawing.bbox.size, buffer, metadata={"Date": None})
        fit_panels(drawing, renderer)  # marks are chosen to fit what is then left for them
        for axes in drawing.axes:
            draw_scales(axes, renderer)
        fit_panels(drawing, renderer)
        drawing.draw(renderer)
        renderer.finalize()
    slender = drawing.get_figwidth() <= SLENDER and not is_narrow()
    svg = _sized_by_page(buffer.getvalue(), 'style="max-width:34rem" ' if slender else "")
    return TAG.sub(lambda tag: _of_this_figure(tag.group(), name), svg).strip()


def _sized_by_page(svg: str, look: str) -> str:
    """Return a drawing that takes its size and style from the page, and gives it none."""
    svg = svg[svg.index("<svg ") :]
    svg = re.sub(r"<metadata>.*?</metadata>\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r' xmlns:xlink="[^"]*"', "", svg).replace("xlink:href", "href")
    svg = re.sub(r'\s(width|height)="[\d.]+pt"', "", svg, count=2)
    # A style element would leak onto the whole page; the same as attributes does not.
    svg = re.sub(r"<defs>\s*<style.*?</style>\s*</defs>\s*", "", svg, flags=re.DOTALL)
    return svg.replace("<svg ", f'<svg {look}stroke-linejoin="round" stroke-linecap="butt" ', 1)


def _of_this_figure(tag: str, name: str) -> str:
    """Give the ids in a tag the figure's name and hand its ink to the page; text stays as it is."""
    tag = shortened(tag)
    if 'id="' in tag or "#" in tag:
        tag = NAMED.sub(rf"\g<1>{name}-", tag)
    return tag.replace(INK, "currentColor")
