"""Branches side by side: each pulled towards the mean, with its interval, in no order of merit."""

from cxlab.claims.estimate import Estimate
from cxlab.figures.axis_label import axis_label
from cxlab.figures.figure import (
    INK,
    LARGE,
    SHADE,
    SMALL,
    Figure,
    canvas,
    name_rows,
    to_svg,
)
from cxlab.statistics.ranking import Ranking
from cxlab.table import Cell, Table

ROW, MARGIN, TALLEST = 0.24, 0.9, 12.0  # inches
CLOSEST = 0.09  # inches between rows: names must stay legible, however many there are


def draw_branches(ranking: Ranking, unit: Estimate, axis: str, rate: float) -> Figure:
    """Draw the branches in their own order; those that differ from the average in colour.

    Parameters
    ----------
    ranking : Ranking
    unit : Estimate
        One of the estimates: how its numbers are shown.
    axis : str
        What is estimated.
    rate : float
        Adjusted p-values at or below it mark a branch.
    """
    rows = ranking.branches
    apart = max(CLOSEST, min(ROW, (TALLEST - MARGIN) / len(rows)))
    height = max(1.8, MARGIN + apart * len(rows))
    with canvas(7.2, height) as (drawing, axes):
        axes.axvline(ranking.average, color=SHADE, linewidth=1)
        places = range(len(rows))
        colours = [LARGE if row.adjusted <= rate else INK for row in rows]
        axes.hlines(places, [row.lower for row in rows], [row.upper for row in rows],
                    color=colours, linewidth=1.4)  # fmt: skip
        axes.plot([row.value for row in rows], places, "|", color=SMALL, markersize=8)
        axes.scatter([row.shrunken for row in rows], places, s=25, color=colours, zorder=3)
        labels = [axis_label(row.name) for row in rows]
        name_rows(axes, labels, fontsize=min(8, 72 * apart * 0.85))
        axes.set_ylim(len(rows) - 0.4, -0.6)
        axes.xaxis.set_major_formatter(lambda value, _: unit.show(value))
        axes.set_xlabel(axis_label(axis, 90))
        svg = to_svg(drawing, "branches")
    return Figure("branches", svg, _alt(ranking, unit, rate), _data(ranking, unit), _said(ranking))


def _said(ranking: Ranking) -> str:
    shown = "the estimate with its interval, taken as even."
    if ranking.is_pulled:
        shown = (
            "the estimate pulled towards the mean of all, with its interval. Small stroke: the "
            "estimate alone."
        )
    return (
        f"Dot and line: {shown} Grey: the average. In colour: differs from the average. The order "
        "is that of the names."
    )


def _alt(ranking: Ranking, unit: Estimate, rate: float) -> str:
    above = [b.name for b in ranking.branches if b.adjusted <= rate and b.from_average > 0]
    below = [b.name for b in ranking.branches if b.adjusted <= rate and b.from_average < 0]
    said = (
        f"{len(ranking.branches)} estimates around an average of {unit.show(ranking.average)}. "
        f"Above it: {', '.join(above) or 'none'}. Below it: {', '.join(below) or 'none'}."
    )
    if len(above) + len(below) == len(ranking.branches):
        return said
    return f"{said} All others cannot be told apart from the average."


def _data(ranking: Ranking, unit: Estimate) -> Table:
    columns: tuple[str, ...] = ("Name", "Alone", "Pulled towards the mean", "From", "To")
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (b.name, b.value, b.shrunken, b.lower, b.upper) for b in ranking.branches
    )
    if not ranking.is_pulled:
        columns, rows = (*columns[:2], *columns[3:]), tuple((*r[:2], *r[3:]) for r in rows)
    return Table("The figure in numbers", columns, rows, dict.fromkeys(columns[1:], unit.show))
