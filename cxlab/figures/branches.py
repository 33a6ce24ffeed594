"""Branches side by side: each pulled towards the mean, with its interval, in no order of merit."""

from cxlab.arguments import check_within
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
from cxlab.figures.narrow import on_phones_too
from cxlab.statistics.ranking import Ranking
from cxlab.table import Cell, Table
from cxlab.words import say

ROW, MARGIN, TALLEST = 0.24, 0.9, 12.0  # inches
CLOSEST = 0.09  # inches between rows: names must stay legible, however many there are


@on_phones_too
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
    check_within("rate", rate)
    rows = ranking.branches
    apart = max(CLOSEST, min(ROW, (TALLEST - MARGIN) / len(rows)))
    height = max(1.8, MARGIN + apart * len(rows))
    with canvas(7.2, height) as (drawing, axes):
        axes.axvline(ranking.average, color=SHADE, linewidth=1)
        places = range(len(rows))
        colours = [LARGE if row.adjusted <= rate else INK for row in rows]
        lower, upper = [row.lower for row in rows], [row.upper for row in rows]
        axes.hlines(places, lower, upper, color=colours, linewidth=1.4)
        axes.plot([row.value for row in rows], places, "|", color=SMALL, markersize=8)
        axes.scatter([row.shrunken for row in rows], places, s=25, color=colours, zorder=3)
        labels = [axis_label(row.name) for row in rows]
        name_rows(axes, labels, fontsize=min(8, 72 * apart * 0.85))
        axes.set_ylim(len(rows) - 0.4, -0.6)
        axes.xaxis.set_major_formatter(lambda value, _: unit.show(value))
        axes.set_xlabel(axis_label(axis, 90))
        svg = to_svg(drawing, "branches")
    return Figure(
        "branches",
        svg,
        alt=_alt(ranking, unit, rate),
        data=_data(ranking, unit),
        caption=_caption(ranking),
    )


def _caption(ranking: Ranking) -> str:
    if ranking.is_pulled:
        return say(
            "Dot and line: the estimate pulled towards the mean of all, with its interval. Small "
            "stroke: the estimate alone. Grey: the average. In colour: differs from the average. "
            "The order is that of the names."
        )
    return say(
        "Dot and line: the estimate with its interval, taken as even. Grey: the average. In "
        "colour: differs from the average. The order is that of the names."
    )


def _alt(ranking: Ranking, unit: Estimate, rate: float) -> str:
    apart = [branch for branch in ranking.branches if branch.adjusted <= rate]
    above = [branch.name for branch in apart if branch.from_average > 0]
    below = [branch.name for branch in apart if branch.from_average < 0]
    differ = say(
        "{n} estimates around an average of {average}. Above it: {above}. Below it: {below}.",
        n=len(ranking.branches),
        average=unit.show(ranking.average),
        above=", ".join(above) or say("none"),
        below=", ".join(below) or say("none"),
    )
    if len(above) + len(below) == len(ranking.branches):
        return differ
    return f"{differ} {say('The others are not clearly different from the average.')}"


def _data(ranking: Ranking, unit: Estimate) -> Table:
    name, alone, low, high = say("Name"), say("Alone"), say("From"), say("To")
    columns: tuple[str, ...] = (name, alone, low, high)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (branch.name, branch.value, branch.lower, branch.upper) for branch in ranking.branches
    )
    if ranking.is_pulled:
        columns = (name, alone, say("Pulled towards the mean"), low, high)
        rows = tuple(
            (branch.name, branch.value, branch.shrunken, branch.lower, branch.upper)
            for branch in ranking.branches
        )
    formats = dict.fromkeys(columns[1:], unit.show)
    return Table(say("The figure in numbers"), columns, rows, formats)
