"""Satisfaction by how a complaint was handled, against customers without a complaint."""

from collections.abc import Sequence

from cxlab.figures.figure import INK, LARGE, SHADE, SMALL, Figure, canvas, nothing_to_draw, to_svg
from cxlab.figures.narrow import is_narrow, on_phones_too
from cxlab.numbers import fixed, two_decimals
from cxlab.questions.complaints.complaints import Band, Complaints
from cxlab.questions.complaints.tables import shown_bands
from cxlab.statistics.interval import Interval
from cxlab.statistics.mean_of_people import t_interval
from cxlab.table import Table
from cxlab.words import say

LETTERS = 72  # that stand beside each other under the figure
Point = tuple[str, int, Interval]


@on_phones_too
def draw_recovery(complaints: Complaints, level: float, minimum_group: int) -> Figure:
    """Draw each rating of handling with its mean satisfaction; a line for no complaint."""
    silent = complaints.silent.get("satisfaction")
    points = _points(shown_bands(complaints, minimum_group), level)
    if silent is None or not points or silent.n < minimum_group:
        return nothing_to_draw("recovery", say("How complaints were handled is not known."))
    calm = t_interval(silent.n, silent.mean, silent.sd, level=level)
    with canvas(7.2, 3.4) as (drawing, axes):
        axes.axhspan(calm.lower, calm.upper, color=SHADE, alpha=0.35, linewidth=0)
        axes.axhline(calm.value, color=SMALL, linewidth=1.6, linestyle="--")
        silence = say("no complaint (n = {n:,})", n=silent.n)
        whole = axes.transAxes
        axes.text(1, 1.01, silence, transform=whole, ha="right", va="bottom")
        for place, (*_, mean) in enumerate(points):
            axes.vlines(place, mean.lower, mean.upper, color=INK, linewidth=1.6)
            axes.plot(place, mean.value, "o", color=LARGE, markersize=8)
        axes.set_xticks(range(len(points)), _names(points))
        axes.set_xlim(-0.5, len(points) - 0.5)
        axes.set_xlabel(say("how the handling of the complaint is rated"))
        axes.set_ylabel(say("mean satisfaction"))
        svg = to_svg(drawing, "recovery")
    caption = say(
        "Mean satisfaction by how the handling is rated, with intervals; the dashed line is "
        "customers without a complaint. Who rates the handling high is not picked by chance."
    )
    alt = f"{caption} {_seen(points, calm)}"
    return Figure("recovery", svg, alt, _data(points), caption=caption)


def _points(bands: Sequence[Band], level: float) -> list[Point]:
    """Return mean satisfaction by rating, of each that two people or more gave."""
    groups = [(band.words, band.outcomes["satisfaction"]) for band in bands]
    return [
        (words, g.n, t_interval(g.n, g.mean, g.sd, level=level)) for words, g in groups if g.n > 1
    ]


def _names(points: Sequence[Point]) -> list[str]:
    """Return each rating with how many gave it, as far as these stand beside each other."""
    counts = [f"n = {n:,}" for _, n, _ in points]
    has_room = not is_narrow() and max(map(len, counts)) < LETTERS // len(points)
    return [
        f"{words}\n{count}" if has_room else words
        for (words, *_), count in zip(points, counts, strict=True)
    ]


def _seen(points: Sequence[Point], calm: Interval) -> str:
    (worst, _, low), (best, _, high) = points[0], points[-1]
    return say(
        "Handling {worst}: {low}. Handling {best}: {high}. No complaint: {calm}.",
        worst=worst,
        low=fixed(low.value, 2),
        best=best,
        high=fixed(high.value, 2),
        calm=fixed(calm.value, 2),
    )


def _data(points: Sequence[Point]) -> Table:
    mean, low, high = say("Mean"), say("From"), say("To")
    rows = tuple((words, n, m.value, m.lower, m.upper) for words, n, m in points)
    return Table(
        say("Satisfaction by how the complaint was handled"),
        (say("Handling"), say("People"), mean, low, high),
        rows,
        dict.fromkeys((mean, low, high), two_decimals) | {say("People"): "{:,}".format},
    )
