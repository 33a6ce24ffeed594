"""How far the dimensions are one thing: correlations of factors and heterotrait ratios."""

from typing import TYPE_CHECKING

import numpy as np

from cxlab.figures.axis_label import axis_label
from cxlab.figures.figure import INK, Figure, canvas, name_rows, nothing_to_draw, to_svg
from cxlab.numbers import fixed
from cxlab.questions.service_quality.structure import Structure
from cxlab.statistics.moments import Array
from cxlab.table import Table

if TYPE_CHECKING:
    from matplotlib.patches import Rectangle


def draw_overlap(structure: Structure) -> Figure:
    """Draw a matrix: factor correlations below the diagonal, heterotrait ratios above it."""
    found, model = structure.distinctness, structure.several
    if found is None:
        return nothing_to_draw("overlap", structure.unanswered)
    names = found.dimensions
    values = np.array(found.ratios)
    if model is not None:
        values = np.triu(values, 1) + np.tril(model.correlation, -1)
    size = len(names)
    with canvas(1.9 + 0.85 * size, 1.0 + 0.55 * size) as (drawing, axes):
        for row in range(size):
            for column in range(size):
                if row != column:
                    value = float(values[row, column])
                    shade = min(max((value - 0.4) / 0.6, 0.0), 1.0)
                    axes.add_artist(_square(column, row, shade))
                    bold = "bold" if value > 0.9 else "normal"
                    axes.text(column, row, fixed(value, 2), ha="center", va="center",
                              color=INK, fontweight=bold)  # fmt: skip
        for column, name in enumerate(names):
            axes.text(column, -0.6, axis_label(name, 14), ha="center", fontsize=8.5)
        axes.set_xticks([])
        name_rows(axes, [axis_label(name) for name in names], fontsize=8.5)
        axes.set_xlim(-0.5, size - 0.5)
        axes.set_ylim(size - 0.5, -0.5)
        axes.spines[:].set_visible(False)
        svg = to_svg(drawing, "overlap")
    return Figure("overlap", svg, _alt(structure), _data(structure, values), _caption(structure))


def _square(x: float, y: float, shade: float) -> "Rectangle":
    from matplotlib.patches import Rectangle

    return Rectangle((x - 0.47, y - 0.46), 0.94, 0.92, color="#c8651b", alpha=0.55 * shade, lw=0)


def _caption(structure: Structure) -> str:
    below = (
        "Both halves: heterotrait ratios"
        if structure.several is None
        else "Below the diagonal: correlations of factors; above: heterotrait ratios"
    )
    return f"How alike the dimensions are ({structure.survey.name}). {below}. 1 is one thing."


def _alt(structure: Structure) -> str:
    found = structure.distinctness
    if found is None:
        return structure.unanswered
    a, b = found.closest
    return (
        f"{_caption(structure)} Most alike are {a} and {b}: {fixed(found.largest, 2)} "
        f"({fixed(found.lower, 2)} to {fixed(found.upper, 2)})."
    )


def _data(structure: Structure, values: Array) -> Table:
    found = structure.distinctness
    names = found.dimensions if found else ()
    rows = tuple(
        (name, *(None if i == j else float(values[i, j]) for j in range(len(names))))
        for i, name in enumerate(names)
    )
    return Table("How alike the dimensions are", ("Dimension", *names), rows,
                 dict.fromkeys(names, lambda value: fixed(value, 2)))  # fmt: skip
