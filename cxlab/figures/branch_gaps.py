"""All branches by gap: each drawn towards the mean as far as chance explains, with its interval."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from cxlab.figures.figure import INK, LARGE, SHADE, Figure, canvas, name_rows, to_svg
from cxlab.figures.narrow import on_phones_too
from cxlab.numbers import two_decimals
from cxlab.simulated import is_simulated
from cxlab.statistics.branch_gap import BranchGap
from cxlab.table import Table
from cxlab.words import say

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW, MARGIN, TALLEST = 0.16, 1.1, 8.6  # inches
LONGEST = 22


@on_phones_too
def draw_branch_gaps(
    gaps: Mapping[int, BranchGap], shown: Sequence[str], source: str, name: str = "branch-gaps"
) -> Figure:
    """Draw a panel a gap, branches sorted by the last gap.

    Parameters
    ----------
    gaps : mapping of int to BranchGap
        By number of the gap; those whose sampling errors are unknown are left out.
    shown : sequence of str
        The branches that may be shown.
    source : str
        Of the data; where it is simulated the caption says so.
    name : str
        Of the figure.
    """
    from cxlab.figures.light_axes import LightAxes

    simulated = is_simulated(source)
    known = {n: g for n, g in gaps.items() if not np.isnan(g.branches[0].value)}
    order = _order(known, shown)
    with canvas(7.2, min(TALLEST, (MARGIN if order else 0.4) + ROW * len(order))) as (
        drawing,
        axes,
    ):
        if not order:
            axes.axis("off")
            axes.text(0, 0.5, say("No branches to draw in these data."))
        else:
            drawing.clear()
            light = {"axes_class": LightAxes}
            panels = np.atleast_1d(drawing.subplots(1, len(known), sharey=True, subplot_kw=light))
            for panel, (number, gap) in zip(panels, known.items(), strict=True):
                _panel(panel, number, gap, order)
            name_rows(panels[0], [_short(name) for name in order], fontsize=6)
            panels[0].set_ylim(len(order) - 0.5, -0.5)
            panels[len(known) // 2].set_xlabel(say("below zero is bad for customers"))
        svg = to_svg(drawing, name)
    caption = _caption(simulated) if order else ""
    data = _data(known, order, simulated)
    return Figure(name, svg, _alt(caption, known, order), data, caption=caption)


def _caption(simulated: bool) -> str:
    drawn = say(
        "Each branch's gaps with intervals; few people answer in a branch, so each is drawn "
        "towards the mean of all (grey line) as far as chance explains its distance. Orange: the "
        "whole interval lies below zero."
    )
    return " ".join([say("SIMULATED, no real company."), drawn]) if simulated else drawn


def _panel(axes: "Axes", number: int, gap: BranchGap, order: Sequence[str]) -> None:
    axes.axvline(0, color=INK, linewidth=0.8)
    axes.axvline(gap.mean, color=SHADE, linewidth=1)
    places = {branch.branch: branch for branch in gap.branches}
    drawn = [(row, places[name]) for row, name in enumerate(order) if name in places]
    for colour, below in ((LARGE, True), (INK, False)):
        rows = [(row, b.value, b.lower, b.upper) for row, b in drawn if (b.upper < 0) == below]
        if rows:
            place, value, lower, upper = zip(*rows, strict=True)
            axes.hlines(place, lower, upper, color=colour, linewidth=1)
            axes.plot(value, place, "o", color=colour, markersize=2.5)
    axes.text(0.5, 1.01, _name(number), transform=axes.transAxes, ha="center", fontsize=9)
    axes.tick_params(labelsize=7)


def _order(gaps: Mapping[int, BranchGap], shown: Sequence[str]) -> list[str]:
    if not gaps:
        return []
    last = {branch.branch: branch.value for branch in gaps[max(gaps)].branches}
    return sorted(shown, key=lambda name: (last.get(name, float("inf")), name))


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1] + "\N{HORIZONTAL ELLIPSIS}"


def _alt(caption: str, gaps: Mapping[int, BranchGap], order: Sequence[str]) -> str:
    if not order:
        return say("No branches to draw in these data: nothing is known of single branches.")
    counted = []
    for number, gap in gaps.items():
        branches = [branch for branch in gap.branches if branch.branch in set(order)]
        sentence = say(
            "Gap {number}: of {total} branches {below} have their whole interval below 0.",
            number=number,
            total=len(branches),
            below=sum(branch.upper < 0 for branch in branches),
        )
        counted.append(sentence)
    return " ".join([caption, *counted])


def _name(number: int) -> str:
    return say("Gap {number}", number=number)


def _data(gaps: Mapping[int, BranchGap], order: Sequence[str], simulated: bool) -> Table:
    rows = tuple(
        (_name(number), b.branch, b.value, b.lower, b.upper)
        for number, gap in gaps.items()
        for b in sorted(gap.branches, key=lambda b: b.branch)
        if b.branch in set(order)
    )
    numbers = (say("Value"), say("From"), say("To"))
    title = (
        say("SIMULATED: gaps by branch, as drawn") if simulated else say("Gaps by branch, as drawn")
    )
    heads = (say("Gap"), say("Branch"), *numbers)
    return Table(title, heads, rows, dict.fromkeys(numbers, two_decimals))
