"""The strategy map: groups by expectation and performance, with the ellipses of their doubt."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from cxlab.figures.figure import INK, LARGE, SHADE, SMALL, Figure, canvas, to_svg
from cxlab.numbers import chance, exact_percent, fixed
from cxlab.questions.satisfaction.answers import Answers
from cxlab.questions.satisfaction.cuts import Cuts
from cxlab.questions.satisfaction.states import CORNERS, GroupState, likely, two_means
from cxlab.statistics.moments import Array
from cxlab.statistics.two_means import confidence_ellipse
from cxlab.table import Table

if TYPE_CHECKING:
    from matplotlib.axes import Axes

CAPTION = (
    "Mean expectation and performance of each group, with an ellipse that holds both true means "
    "with {level} confidence. Dashed lines are the cut-offs; a group whose ellipse crosses one may "
    "be in either state. The picture shows only the part of the scale where the groups are."
)


def draw_strategy_map(
    answers: Answers, found: Sequence[GroupState], at: Cuts, level: float
) -> Figure:
    """Draw every group in the plane of the two means; those with a state in blue."""
    outlines = [confidence_ellipse(two_means(group), level)[:, ::-1] for group in answers.groups]
    with canvas(7.2, 5.4) as (drawing, axes):
        _limits(axes, answers, at, outlines)
        for cut in {at.expectation_low, at.expectation_high}:
            axes.axvline(cut, color=SHADE, linewidth=1, linestyle="--")
        for cut in {at.performance_low, at.performance_high}:
            axes.axhline(cut, color=SHADE, linewidth=1, linestyle="--")
        _names_of_states(axes, at)
        for each, outline in zip(found, outlines, strict=True):
            colour = SMALL if each.known else LARGE
            axes.fill(outline[:, 0], outline[:, 1], color=colour, alpha=0.35, linewidth=0)
            axes.plot(each.expectation, each.performance, "o", color=colour, markersize=4)
            top = float(outline[:, 1].max())
            axes.annotate(each.group, (each.expectation, top), xytext=(0, 4), ha="center",
                          textcoords="offset points", fontsize=9, color=INK)  # fmt: skip
        axes.set_xlabel("expectation")
        axes.set_ylabel("performance")
        svg = to_svg(drawing, "strategy-map")
    caption = answers.caveat + CAPTION.replace("{level}", exact_percent(level))
    alt = " ".join([caption, at.sentence(), *map(_said, found)])
    return Figure("strategy-map", svg, alt, _data(found), caption)


def _said(each: GroupState) -> str:
    state = f"{each.state}, {chance(each.probability)}" if each.known else "cannot tell"
    return f"{each.group}: {state}."


def _limits(axes: "Axes", answers: Answers, at: Cuts, outlines: Sequence[Array]) -> None:
    """Show the groups and the cut-offs nearest to them, never beyond the scale."""
    points = np.vstack(outlines)
    cuts = ((at.expectation_low, at.expectation_high), (at.performance_low, at.performance_high))
    start, end = answers.scale
    room = (end - start) / 20
    for side, (low, high) in enumerate(cuts):
        least, most = float(points[:, side].min()), float(points[:, side].max())
        nearest = min((low, high), key=lambda cut: abs(cut - (least + most) / 2))
        lower, upper = min(least, nearest) - room, max(most, nearest) + room
        set_limits = (axes.set_xlim, axes.set_ylim)[side]
        set_limits(max(lower, start), min(upper, end))


def _names_of_states(axes: "Axes", at: Cuts) -> None:
    """Write each state's name into its corner, where the picture shows enough of it."""
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    for name, (performance, expectation) in CORNERS.items():
        x = right if expectation > 0 else left
        y = top if performance > 0 else bottom
        wide = right - at.expectation_high if expectation > 0 else at.expectation_low - left
        tall = top - at.performance_high if performance > 0 else at.performance_low - bottom
        if wide < 0.25 * (right - left) or tall < 0.08 * (top - bottom):
            continue
        axes.annotate(name, (x, y), xytext=(-6 * expectation, -6 * performance),
                      textcoords="offset points", fontsize=9, style="italic", color=INK,
                      ha="right" if expectation > 0 else "left",
                      va="top" if performance > 0 else "bottom")  # fmt: skip


def _data(found: Sequence[GroupState]) -> Table:
    rows = tuple(
        (each.group, each.n, each.expectation, each.performance, likely(each)) for each in found
    )
    columns = ("Group", "n", "Expectation", "Performance", "States, by probability")
    two = dict.fromkeys(("Expectation", "Performance"), lambda value: fixed(value, 2))
    return Table("Groups on the map", columns, rows, {"n": "{:,}".format} | two)
