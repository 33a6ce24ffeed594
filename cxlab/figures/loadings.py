"""Loadings: how closely each item follows its dimension."""

from typing import TYPE_CHECKING

from cxlab.figures.axis_label import axis_label
from cxlab.figures.figure import (
    SHADE,
    SMALL,
    Figure,
    canvas,
    name_rows,
    nothing_to_draw,
    to_svg,
    write_beside,
)
from cxlab.figures.narrow import on_phones_too
from cxlab.numbers import fixed, two_decimals
from cxlab.questions.service_quality.dimensions import called
from cxlab.questions.service_quality.structure import Structure
from cxlab.statistics.factors import FactorModel
from cxlab.table import Table
from cxlab.words import say

if TYPE_CHECKING:
    from matplotlib.axes import Axes

GOOD = 0.7  # half of an item's variance is then its dimension's


@on_phones_too
def draw_loadings(structure: Structure) -> Figure:
    """Draw standardised loadings, item by item, grouped by dimension."""
    model = structure.several
    if model is None:
        return nothing_to_draw("loadings", structure.unanswered or structure.unfitted)
    rows = [
        (called(factor), structure.labels[item], model.loadings[item])
        for factor, items in model.factors.items()
        for item in items
    ]
    loadings = [loading for *_, loading in rows]
    with canvas(7.2, 1.0 + 0.24 * (len(rows) + len(model.factors))) as (drawing, axes):
        axes.axvline(GOOD, color=SHADE, linewidth=0.8, linestyle="--")
        ticks = _draw_names(axes, model)
        axes.hlines(ticks, 0, loadings, color=SHADE, linewidth=1.2)
        axes.plot(loadings, ticks, "o", color=SMALL, markersize=6)
        name_rows(axes, [axis_label(label) for _, label, _ in rows], ticks, 8, above=10)
        axes.set_ylim(ticks[-1] + 0.6, -0.6)
        axes.set_xlim(min(0.0, *loadings), 1.1)
        axes.set_xlabel(say("standardised loading on its dimension"))
        svg = to_svg(drawing, "loadings")
    caption = say(
        "How closely each item follows its dimension ({survey}). Right of the dashed line (0.7) at "
        "least half of what an item measures is its dimension.",
        survey=structure.survey.name,
    )
    weak = sum(loading < GOOD for loading in loadings)
    left = say("{weak} of {n} items lie left of it.", weak=weak, n=len(rows))
    return Figure("loadings", svg, f"{caption} {left}", _data(rows), caption=caption)


def _draw_names(axes: "Axes", model: FactorModel) -> list[float]:
    """Write each dimension above its items and each loading at its dot; return the items' rows."""
    ticks, place = [], 0.0
    for factor, items in model.factors.items():
        axes.text(0.005, place, called(factor), fontsize=9, fontweight="bold", va="center")
        for item in items:
            place += 1
            loading = model.loadings[item]
            write_beside(axes, loading, place, fixed(loading, 2), points=7, fontsize=8)
            ticks.append(place)
        place += 1
    return ticks


def _data(rows: list[tuple[str, str, float]]) -> Table:
    loading = say("Loading")
    heads = (say("Dimension"), say("Item"), loading)
    return Table(say("Loadings"), heads, tuple(rows), {loading: two_decimals})
