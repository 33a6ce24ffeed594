"""What predicts an overall rating better than the mean of all moments: gains with intervals."""

from collections.abc import Sequence

from cxlab.figures.axis_label import axis_label
from cxlab.figures.figure import (
    INK,
    LARGE,
    SLENDER,
    Figure,
    canvas,
    name_rows,
    nothing_to_draw,
    to_svg,
)
from cxlab.figures.narrow import on_phones_too
from cxlab.numbers import percent, points
from cxlab.questions.peak_end.tables import Predictor, predictors_table
from cxlab.statistics.interval import Interval
from cxlab.words import capital, phrase, say

NAME, NONE = "predictors", Interval(0.0, 0.0, 0.0)
CAPTION = phrase(
    "What predicts the overall rating of an experience. Right of the line: better than the mean of "
    "all moments does; an interval that crosses the line leaves it open."
)


@on_phones_too
def draw_predictors(told: Sequence[Predictor]) -> Figure:
    """Draw each predictor's gain over the mean with its interval; in colour those surely apart."""
    if not told:
        return nothing_to_draw(NAME, say("These data hold no ratings moment by moment."))
    with canvas(SLENDER, 1.1 + 0.42 * len(told)) as (drawing, axes):
        gains = [predictor.gain or NONE for predictor in told]
        colours = [INK if g.lower <= 0 <= g.upper else LARGE for g in gains]
        axes.axvline(0, color=INK, linewidth=0.8)
        places = range(len(told))
        axes.hlines(places, [g.lower for g in gains], [g.upper for g in gains], color=colours)
        axes.scatter([g.value for g in gains], places, s=36, color=colours)
        name_rows(axes, [axis_label(predictor.name) for predictor in told])
        beside = axes.get_yaxis_transform()
        for place, predictor in zip(places, told, strict=True):
            axes.text(1.02, place, percent(predictor.r2), transform=beside, va="center", fontsize=9)
        axes.text(1.02, -0.8, say("predicts"), transform=beside, va="bottom", fontsize=9)
        axes.set_ylim(len(told) - 0.4, -0.7)
        axes.xaxis.set_major_formatter(lambda value, _: points(value).removesuffix(".0"))
        axes.set_xlabel(say("gain over the mean of all, in percentage points"))
        svg = to_svg(drawing, NAME)
    caption = say(CAPTION)
    alt = " ".join([caption, *map(_told, told)])
    return Figure(NAME, svg, alt, predictors_table(tuple(told)), caption=caption)


def _told(predictor: Predictor) -> str:
    facts = {"name": predictor.name, "share": percent(predictor.r2)}
    if (gain := predictor.gain) is None:
        return capital(say("{name} predicts {share}.", **facts))
    return capital(
        say(
            "{name} predicts {share}; against the mean that is {more} percentage points ({low} "
            "to {high}).",
            **facts,
            more=points(gain.value),
            low=points(gain.lower),
            high=points(gain.upper),
        )
    )
