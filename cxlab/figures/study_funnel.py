"""The funnel plot: effects against their standard errors."""

from collections.abc import Sequence
from math import sqrt
from typing import TYPE_CHECKING, Any

from cxlab.claims.finding import Finding
from cxlab.evidence.studies import Studies
from cxlab.figures.axis_label import axis_label
from cxlab.figures.figure import INK, LARGE, SHADE, Figure, canvas, to_svg
from cxlab.figures.forest import WHICH_DID_BETTER, refuse_mean_of_others
from cxlab.figures.narrow import LOW, is_narrow, on_phones_too
from cxlab.numbers import ordinary
from cxlab.statistics.meta import Pooled
from cxlab.table import Table
from cxlab.words import phrase, say

if TYPE_CHECKING:
    from matplotlib.axes import Axes

CAPTION = phrase(
    "Each study by its effect and its precision; without differences between studies nearly all "
    "would lie in the grey triangle, the small ones spread evenly to both sides."
)
REACH = 1.96  # standard errors to each side, that hold 95% of studies without differences


Point = tuple[str, float, float]  # a study, its effect and its standard error


@on_phones_too
def draw_study_funnel(studies: Studies, pooled: Pooled, finding: Finding) -> Figure:
    """Draw each study, precise ones at the top, and the region where chance alone puts them."""
    refuse_mean_of_others(studies, pooled)
    pairs = zip(studies.effects, map(sqrt, studies.variances), strict=True)
    points = [(name, *pair) for name, pair in zip(studies.names, pairs, strict=True)]
    with canvas(7.2, LOW if is_narrow() else 4.2) as (drawing, axes):
        deepest = 1.05 * max(error for *_, error in points)
        _draw_region(axes, pooled.mean, deepest)
        _draw_points(axes, [p for p in points if p[0] not in studies.marked], INK, "o")
        marked = [p for p in points if p[0] in studies.marked]
        _draw_points(axes, marked, LARGE, "D")
        _name_points(axes, marked)
        axes.set_ylim(deepest, 0)
        axes.set_xlabel(say(WHICH_DID_BETTER))
        axes.set_ylabel(say("standard error (small studies below)"))
        svg = to_svg(drawing, "study-funnel")
    outside = say(
        "{outside} of {k} lie outside it.",
        outside=sum(abs(effect - pooled.mean) > REACH * error for _, effect, error in points),
        k=pooled.k,
    )
    effect, error = say("Effect"), say("Standard error")
    data = Table(
        say("Effects and standard errors"),
        (say("Study"), effect, error),
        tuple(points),
        dict.fromkeys((effect, error), ordinary),
    )
    alt = " ".join([say(CAPTION), outside, finding.sentence()])
    return Figure("study-funnel", svg, alt, data, caption=say(CAPTION))


def _draw_region(axes: "Axes", mean: float, deepest: float) -> None:
    """Draw where chance alone puts studies, from no standard error down to the deepest."""
    edge = REACH * deepest
    corners = [mean, mean - edge, mean + edge]
    axes.fill(corners, [0, deepest, deepest], color=SHADE, alpha=0.25, linewidth=0)
    axes.axvline(mean, color=SHADE, linewidth=1)


def _draw_points(axes: "Axes", points: Sequence[Point], colour: str, mark: str) -> None:
    effects, errors = [effect for _, effect, _ in points], [error for *_, error in points]
    axes.plot(effects, errors, mark, color=colour, markersize=5, alpha=0.8)


def _name_points(axes: "Axes", points: Sequence[Point]) -> None:
    beside: dict[str, Any] = {"xytext": (6, 3), "textcoords": "offset points"}
    if is_narrow():
        beside = beside | {"xytext": (-6, 3), "ha": "right"}
    for name, effect, error in points:
        words = axis_label(name, 24) if is_narrow() else name
        axes.annotate(words, (effect, error), **beside, fontsize=7)
