"""How far the dimensions are one thing: correlations of factors and heterotrait ratios."""

from collections.abc import Sequence
from itertools import permutations
from typing import TYPE_CHECKING, Any

import numpy as np

from cxlab.figures.axis_label import axis_label
from cxlab.figures.figure import INK, Figure, canvas, name_rows, nothing_to_draw, to_svg
from cxlab.figures.narrow import is_narrow, on_phones_too
from cxlab.numbers import fixed, two_decimals
from cxlab.questions.service_quality.dimensions import called
from cxlab.questions.service_quality.structure import Structure
from cxlab.statistics.distinctness import Distinctness
from cxlab.statistics.moments import Array
from cxlab.table import Table
from cxlab.words import say

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MUCH = 0.9  # written in bold


@on_phones_too
def draw_overlap(structure: Structure) -> Figure:
    """Draw a matrix: factor correlations below the diagonal, heterotrait ratios above it."""
    overlap, model = structure.distinctness, structure.several
    if overlap is None:
        return nothing_to_draw("overlap", structure.unanswered)
    names = [called(name) for name in overlap.dimensions]
    values = np.array(overlap.ratios)
    if model is not None:
        values = np.triu(values, 1) + np.tril(model.correlation, -1)
    size = len(names)
    with canvas(1.9 + 0.85 * size, 1.0 + 0.55 * size) as (drawing, axes):
        for row, column in permutations(range(size), 2):
            _draw_cell(axes, column, row, float(values[row, column]))
        look: Any = {"ha": "center", "fontsize": 8.5, "rotation": 90 if is_narrow() else 0}
        for column, name in enumerate(names):
            axes.text(column, -0.6, axis_label(name, 14), **look)
        axes.set_xticks([])
        name_rows(axes, [axis_label(name) for name in names], fontsize=8.5, above=0)
        axes.set_xlim(-0.5, size - 0.5)
        axes.set_ylim(size - 0.5, -0.5)
        axes.spines[:].set_visible(False)
        svg = to_svg(drawing, "overlap")
    caption = _caption(structure)
    alt = f"{caption} {_closest(overlap)}"
    return Figure("overlap", svg, alt, _data(names, values), caption=caption)


def _draw_cell(axes: "Axes", x: float, y: float, value: float) -> None:
    """Draw a cell of the matrix: the higher its number, the darker."""
    from matplotlib.patches import Rectangle

    alpha = 0.55 * min(max((value - 0.4) / 0.6, 0.0), 1.0)
    corner = (x - 0.47, y - 0.46)
    axes.add_artist(Rectangle(corner, 0.94, 0.92, color="#c8651b", alpha=alpha, lw=0))
    weight = "bold" if value > MUCH else "normal"
    axes.text(x, y, fixed(value, 2), ha="center", va="center", color=INK, fontweight=weight)


def _caption(structure: Structure) -> str:
    if structure.several is None:
        return say(
            "How alike people answer about two dimensions ({survey}): near 1 they do not tell them "
            "apart. Both halves: heterotrait ratios.",
            survey=structure.survey.name,
        )
    return say(
        "How alike people answer about two dimensions ({survey}): near 1 they do not tell them "
        "apart. Computed in two ways: correlations of factors (lower left), heterotrait ratios "
        "(upper right).",
        survey=structure.survey.name,
    )


def _closest(overlap: Distinctness) -> str:
    first, second = overlap.closest
    return say(
        "Most alike are {first} and {second}: {largest} ({low} to {high}).",
        first=called(first),
        second=called(second),
        largest=fixed(overlap.largest, 2),
        low=fixed(overlap.lower, 2),
        high=fixed(overlap.upper, 2),
    )


def _data(names: Sequence[str], values: Array) -> Table:
    rows = tuple(
        (name, *(None if i == j else float(values[i, j]) for j in range(len(names))))
        for i, name in enumerate(names)
    )
    return Table(
        say("How alike the dimensions are"),
        (say("Dimension"), *names),
        rows,
        dict.fromkeys(names, two_decimals),
    )
