"""Room around the panels of a figure for all that stands there: names, marks, a legend."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.backends.backend_svg import RendererSVG
    from matplotlib.figure import Figure as Canvas

    from cxlab.statistics.moments import Array

EDGE = 6  # points around all


def fit_panels(drawing: "Canvas", renderer: "RendererSVG") -> None:
    """Let the panels fill the figure with all that stands around them.

    matplotlib's layout engine would do it, but measures every text twice more: half of the time a
    figure takes.
    """
    around = np.array([box for axes in drawing.axes for box in _outlines(axes, renderer)])
    inside = np.array([axes.get_window_extent().get_points() for axes in drawing.axes])
    size = np.array(drawing.bbox.size)
    left, below = (inside.min((0, 1)) - around.min((0, 1)) + EDGE) / size
    right, above = 1 - (around.max((0, 1)) - inside.max((0, 1)) + EDGE) / size
    drawing.subplots_adjust(left, below, max(right, left + 0.01), max(above, below + 0.01))


def _outlines(axes: "Axes", renderer: "RendererSVG") -> Iterator["Array"]:
    """Yield corners of what a panel's parts cover: lines, marks and arrows end at its edges."""
    from cxlab.figures.light_axes import texts_of

    axes.apply_aspect()
    yield axes.get_window_extent().get_points()
    for text in texts_of(axes):
        if text.get_text():
            yield text.get_window_extent(renderer).get_points()
    if legend := axes.get_legend():
        yield legend.get_window_extent(renderer).get_points()
