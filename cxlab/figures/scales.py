"""The scales of a panel: marks, numbers and a label, drawn with as few parts as can be.

matplotlib makes five parts for every mark and measures each twice, a third of the time that a
figure takes. It still chooses the places and writes the numbers.
"""

from itertools import pairwise
from math import inf
from textwrap import fill
from typing import TYPE_CHECKING, Any

from matplotlib.lines import Line2D
from matplotlib.markers import TICKDOWN, TICKLEFT
from matplotlib.transforms import ScaledTranslation

from cxlab.figures.narrow import is_narrow

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.backend_bases import RendererBase

MARK, PAD = 3.5, 3.5  # points: a mark's length, and from it to its number; also to the label
LETTER = 0.7  # of a letter's size: how wide it is, with some room
NUDGE = 1e-9  # of a scale's length: a mark on its very end is on it


def draw_scales(axes: "Axes", renderer: "RendererBase") -> None:
    """Put light scales in the place of a panel's two axes, where these are visible.

    Parameters
    ----------
    axes : Axes
        Drawn, with limits, labels and, where numbers are written specially, formatters set.
    renderer : RendererBase
        Measures the numbers, so that a vertical label stands left of them.
    """
    if not axes.axison:
        return
    if axes.xaxis.get_visible():
        _scale_below(axes)
    if axes.yaxis.get_visible():
        _scale_beside(axes, renderer)


def _scale_below(axes: "Axes") -> None:
    places, words, size = _marks(axes.xaxis)
    along = axes.get_xaxis_transform()
    down = MARK + PAD if places else 0.0
    if places:
        _draw_marks(axes, places, sideways=False)
        under = along + moved(axes, 0, -down)
        words = _fitting(axes, places, words, size) if is_narrow() else words
        for place, word in zip(places, words, strict=True):
            axes.text(place, 0, word, transform=under, size=size, ha="center", va="top")
        down += 1.2 * size * (1 + max(word.count("\n") for word in words))
    if label := axes.get_xlabel():
        under = axes.transAxes + moved(axes, 0, -down - PAD)
        axes.text(0.5, 0, label, transform=under, ha="center", va="top")
    axes.xaxis.set_visible(False)


def _fitting(axes: "Axes", places: list[float], words: list[str], size: float) -> list[str]:
    """Return words that leave each other room: in several lines, else every second one."""
    at = axes.transData.transform([(place, 0) for place in places])[:, 0]
    room = min((right - left for left, right in pairwise(sorted(at))), default=inf)
    if max(map(len, words)) * LETTER * size <= room:
        return words
    if any(" " in word for word in words):
        return [fill(word, 7) for word in words]
    return [word if place % 2 == 0 else "" for place, word in enumerate(words)]


def _scale_beside(axes: "Axes", renderer: "RendererBase") -> None:
    places, words, size = _marks(axes.yaxis)
    along = axes.get_yaxis_transform()
    left = MARK + PAD if places else 0.0
    if places:
        _draw_marks(axes, places, sideways=True)
        beside = along + moved(axes, -left, 0)
        look: Any = {"transform": beside, "size": size, "ha": "right", "va": "center_baseline"}
        numbers = [
            axes.text(0, place, word, **look) for place, word in zip(places, words, strict=True)
        ]
        left += max(number.get_window_extent(renderer).width for number in numbers)
    if label := axes.get_ylabel():
        beside = axes.transAxes + moved(axes, -left - PAD, 0)
        axes.text(0, 0.5, label, transform=beside, ha="right", va="center", rotation=90)
    axes.yaxis.set_visible(False)


def _marks(axis: "Axis") -> tuple[list[float], list[str], float]:
    """Return where marks stand, what they say, and the size of the letters."""
    low, high = sorted(axis.get_view_interval())
    room = NUDGE * (high - low)
    places = [float(place) for place in axis.get_majorticklocs()]
    words = axis.get_major_formatter().format_ticks(places)
    kept = [
        (place, word)
        for place, word in zip(places, words, strict=True)
        if low - room <= place <= high + room
    ]
    size = axis.get_tick_params().get("labelsize") or axis.label.get_fontsize()
    return [place for place, _ in kept], [word for _, word in kept], float(size)


def _draw_marks(axes: "Axes", places: list[float], sideways: bool) -> None:
    edge = [0.0] * len(places)
    points, along = (places, edge), axes.get_xaxis_transform()
    if sideways:
        points, along = (edge, places), axes.get_yaxis_transform()
    mark: Any = TICKLEFT if sideways else TICKDOWN  # int, which the type of markers is not
    ink = axes.spines["left" if sideways else "bottom"].get_edgecolor()
    look: Any = {"marker": mark, "markersize": MARK, "markeredgewidth": 0.8, "color": ink}
    axes.add_artist(Line2D(*points, **look, linestyle="", transform=along, clip_on=False))


def moved(axes: "Axes", across: float, up: float) -> ScaledTranslation:
    """Return the step by so many points."""
    return ScaledTranslation(across / 72, up / 72, axes.figure.dpi_scale_trans)
