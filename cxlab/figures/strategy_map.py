"""The strategy map: groups by expectation and performance, with the ellipses of their doubt."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from cxlab.figures.figure import INK, LARGE, SHADE, SMALL, Figure, canvas, to_svg
from cxlab.figures.narrow import LOW, is_narrow, on_phones_too
from cxlab.numbers import chance, exact_percent, two_decimals
from cxlab.questions.satisfaction.answers import Answers
from cxlab.questions.satisfaction.cuts import Cuts
from cxlab.questions.satisfaction.states import CORNERS, GroupState, two_means
from cxlab.statistics.moments import Array
from cxlab.statistics.two_means import confidence_ellipse
from cxlab.table import Table
from cxlab.words import phrase, say

if TYPE_CHECKING:
    from matplotlib.axes import Axes

CAPTION = phrase(
    "Mean expectation and performance of each group. Its ellipse holds both true means with "
    "{level} confidence; where it crosses a dashed cut-off, either state may be true. Only this "
    "part of the scale is shown."
)
EDGE = 6  # points between a state's name and the corner


@on_phones_too
def draw_strategy_map(
    answers: Answers, shown: Sequence[GroupState], at: Cuts, level: float
) -> Figure:
    """Draw every group in the plane of the two means; those with a state in blue."""
    outlines = [confidence_ellipse(two_means(group), level)[:, ::-1] for group in answers.groups]
    with canvas(7.2, LOW if is_narrow() else 5.4) as (drawing, axes):
        _limits(axes, answers, at, outlines)
        for cut in {at.expectation_low, at.expectation_high}:
            axes.axvline(cut, color=SHADE, linewidth=1, linestyle="--")
        for cut in {at.performance_low, at.performance_high}:
            axes.axhline(cut, color=SHADE, linewidth=1, linestyle="--")
        _names_of_states(axes, at)
        for state, outline in zip(shown, outlines, strict=True):
            _draw_group(axes, state, outline)
        axes.set_xlabel(say("expectation"))
        axes.set_ylabel(say("performance"))
        svg = to_svg(drawing, "strategy-map")
    caption = " ".join(filter(None, [answers.caveat, say(CAPTION, level=exact_percent(level))]))
    alt = " ".join([caption, at.sentence(), *map(_in_words, shown)])
    return Figure("strategy-map", svg, alt, _data(shown), caption=caption)


def _draw_group(axes: "Axes", state: GroupState, outline: Array) -> None:
    colour = SMALL if state.known else LARGE
    axes.fill(outline[:, 0], outline[:, 1], color=colour, alpha=0.35, linewidth=0)
    axes.plot(state.expectation, state.performance, "o", color=colour, markersize=4)
    axes.annotate(
        state.group,
        (state.expectation, float(outline[:, 1].max())),
        xytext=(0, 4),
        ha="center",
        textcoords="offset points",
        fontsize=9,
        color=INK,
    )


def _in_words(state: GroupState) -> str:
    if not state.known:
        return say("{group}: not sure.", group=state.group)
    return say(
        "{group}: {state}, {chance}.",
        group=state.group,
        state=say(state.state),
        chance=chance(state.probability),
    )


def _limits(axes: "Axes", answers: Answers, at: Cuts, outlines: Sequence[Array]) -> None:
    """Show the groups and the cut-offs nearest to them, never beyond the scale."""
    points = np.vstack(outlines)
    start, end = answers.scale
    room = (end - start) / 20
    for side, low, high, set_limits in (
        (0, at.expectation_low, at.expectation_high, axes.set_xlim),
        (1, at.performance_low, at.performance_high, axes.set_ylim),
    ):
        least, most = float(points[:, side].min()), float(points[:, side].max())
        middle = (least + most) / 2
        nearest = low if abs(low - middle) <= abs(high - middle) else high
        lower, upper = min(least, nearest) - room, max(most, nearest) + room * (1 + is_narrow())
        set_limits(max(lower, start), min(upper, end))


def _names_of_states(axes: "Axes", at: Cuts) -> None:
    """Write each state's name into its corner, where the picture shows enough of it."""
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    for name, (performance, expectation) in CORNERS.items():
        if expectation > 0:
            x, wide, across = right, right - at.expectation_high, "right"
        else:
            x, wide, across = left, at.expectation_low - left, "left"
        if performance > 0:
            y, tall, upright = top, top - at.performance_high, "top"
        else:
            y, tall, upright = bottom, at.performance_low - bottom, "bottom"
        if wide < 0.25 * (right - left) or tall < 0.08 * (top - bottom):
            continue
        axes.annotate(
            say(name),
            (x, y),
            xytext=(-EDGE * expectation, -EDGE * performance),
            textcoords="offset points",
            fontsize=9,
            style="italic",
            color=INK,
            ha=across,
            va=upright,
        )


def _data(shown: Sequence[GroupState]) -> Table:
    rows = tuple(
        (state.group, state.n, state.expectation, state.performance, state.likely())
        for state in shown
    )
    means = (say("Expectation"), say("Performance"))
    return Table(
        say("Groups on the map"),
        (say("Group"), "n", *means, say("States, by probability")),
        rows,
        {"n": "{:,}".format} | dict.fromkeys(means, two_decimals),
    )
