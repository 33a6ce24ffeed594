"""All studies in three rows: their effects, their mean, and what the next setting may bring."""

from cxlab.claims.estimate import Estimate
from cxlab.evidence.studies import Studies
from cxlab.figures.figure import INK, LARGE, SHADE, SMALL, Figure, canvas, name_rows, to_svg
from cxlab.figures.forest import WHICH_DID_BETTER, refuse_mean_of_others
from cxlab.figures.narrow import on_phones_too
from cxlab.numbers import exact_percent, ordinary
from cxlab.statistics.meta import Pooled
from cxlab.table import Table
from cxlab.words import say

NAME = "forest-summary"


@on_phones_too
def draw_forest_summary(studies: Studies, pooled: Pooled, smallest_effect: float) -> Figure:
    """Draw every effect as a stroke, the mean and a new effect with their intervals.

    Parameters
    ----------
    studies : Studies
    pooled : Pooled
        Of the fixed-effect method there is no new effect to draw.
    smallest_effect : float
        The grey band holds what is smaller.
    """
    refuse_mean_of_others(studies, pooled)
    rows = [(say("On average"), Estimate.of(pooled, studies.measure), SMALL)]
    if pooled.method != "fixed":
        new = Estimate.of(pooled.prediction, studies.measure)
        rows.append((say("In a new setting"), new, LARGE))
    with canvas(7.2, 2.6) as (drawing, axes):
        axes.axvspan(-smallest_effect, smallest_effect, color=SHADE, alpha=0.35, linewidth=0)
        axes.axvline(0, color=INK, linewidth=0.8)
        axes.plot(studies.effects, [0] * len(studies.effects), "|", color=INK, markersize=14)
        for place, (_, estimate, colour) in enumerate(rows, start=1):
            axes.hlines(place, estimate.lower, estimate.upper, color=colour, linewidth=3)
            axes.plot(estimate.value, place, "o", color=colour, markersize=9)
        all_of_them = say("{k} effects found", k=pooled.k)
        name_rows(axes, [all_of_them, *(name for name, *_ in rows)], above=8)
        axes.set_ylim(len(rows) + 0.5, -0.8)
        axes.set_xlabel(say(WHICH_DID_BETTER))
        svg = to_svg(drawing, NAME)
    caption = say(
        "Every effect as a stroke; below, the mean and what a new setting may bring, with {level} "
        "intervals. Grey: too small to matter.",
        level=exact_percent(pooled.level),
    )
    lines = [say("{label}: {value}.", label=name, value=e.text()) for name, e, _ in rows]
    return Figure(NAME, svg, " ".join([caption, *lines]), _data(rows), caption=caption)


def _data(rows: list[tuple[str, Estimate, str]]) -> Table:
    effect, low, high = say("Effect"), say("From"), say("To")
    return Table(
        say("The mean, and a new effect"),
        (say("What"), effect, low, high),
        tuple((name, e.value, e.lower, e.upper) for name, e, _ in rows),
        dict.fromkeys((effect, low, high), ordinary),
    )
