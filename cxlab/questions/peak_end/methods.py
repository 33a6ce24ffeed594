"""The method strips of notebook 06: does a claim hold under each defensible analysis?"""

from cxlab.claims.method_strip import Choice, method_strip
from cxlab.errors import LackError
from cxlab.evidence.touchpoints import Touchpoints
from cxlab.numbers import fixed, points
from cxlab.questions.against_half import half_choices
from cxlab.questions.peak_end.claims import CLAIMS
from cxlab.questions.peak_end.evidence import PeakEnd
from cxlab.questions.peak_end.predictions import gain, slope_of_worst
from cxlab.questions.peak_end.printed import (
    EVERYBODY,
    FELT,
    PAIN,
    RATING,
    choice_of,
    trial_of,
)
from cxlab.statistics.interval import Interval
from cxlab.statistics.printed_p import difference_of_p
from cxlab.table import Table
from cxlab.words import phrase, say

ROUNDED = 0.05  # half a unit of the last printed digit of a mean
# How one may read the rule: what is compared, with what, and which moment is the peak.
READINGS: tuple[tuple[str, tuple[str, ...], tuple[str, ...], str], ...] = (
    (phrase("Best moment and end, averaged"), ("peak_end",), ("mean",), "highest"),
    (phrase("Worst moment and end, averaged"), ("peak_end",), ("mean",), "lowest"),
    (phrase("Best moment and end, each weighed by itself"), ("best", "end"), ("mean",), "highest"),
    (
        phrase("Best moment and end averaged, added to the mean"),
        ("mean", "peak_end"),
        ("mean",),
        "highest",
    ),
)


def choice_methods(evidence: PeakEnd, level: float) -> Table:
    """Return the choice of the longer trial under each test and interval."""
    caption = say("Did more than half choose the longer trial?")
    if evidence.own:
        return method_strip(caption, {})
    rows = {"peak_end.longer_chosen": EVERYBODY, "peak_end.longer_chosen_felt": FELT}
    return method_strip(
        caption,
        {CLAIMS[id].number: half_choices(choice_of(row, level), level) for id, row in rows.items()},
    )


def trial_methods(evidence: PeakEnd, level: float) -> Table:
    """Return the trial's differences as printed, and as far apart as rounding allows."""
    caption = say(
        "Is the difference of the two lengths below zero, however the means were rounded?"
    )
    if evidence.own:
        return method_strip(caption, {})
    rows = {"peak_end.trial_rating": RATING, "peak_end.trial_pain": PAIN}
    strips = {}
    for id, row in rows.items():
        measured = trial_of(row)
        moved = {
            phrase("As printed"): measured.difference,
            phrase("Means rounded from closer together"): measured.difference + 2 * ROUNDED,
            phrase("Means rounded from further apart"): measured.difference - 2 * ROUNDED,
        }
        strips[CLAIMS[id].number] = [
            _below(name, difference_of_p(value, measured.p_value, measured.n, level))
            for name, value in moved.items()
        ]
    return method_strip(caption, strips)


def _below(name: str, interval: Interval) -> Choice:
    ends = say("{low} to {high}", low=fixed(interval.lower, 2), high=fixed(interval.upper, 2))
    return Choice(say(name), ends, interval.upper < 0)


def prediction_methods(evidence: PeakEnd, level: float, seed: int) -> Table:
    """Return the gain over the mean under each way to read the rule."""
    strip = []
    for name, predictors, against, peak in READINGS if evidence.episodes else ():
        at = {"peak": peak, "level": level, "seed": seed}
        try:
            more = gain(evidence.episodes, predictors, against, **at)
        except LackError:
            continue
        ends = say(
            "{low} to {high} percentage points", low=points(more.lower), high=points(more.upper)
        )
        strip.append(Choice(say(name), ends, more.lower > 0))
    caption = say("Does it predict the overall rating better than the mean of all moments does?")
    return method_strip(caption, {CLAIMS["peak_end.over_mean"].number: strip} if strip else {})


def touchpoint_methods(evidence: PeakEnd, level: float) -> Table:
    """Return the slope of the worst touchpoint beside other things held equal."""
    caption = say("Does the worst touchpoint count beyond what it is compared at?")
    strip = _of_worst(evidence.touchpoints, level) if evidence.touchpoints else []
    return method_strip(
        caption, {CLAIMS["peak_end.worst_touchpoint"].number: strip} if strip else {}
    )


def _of_worst(touchpoints: Touchpoints, level: float) -> list[Choice]:
    ways = {
        phrase("At the same mean and best"): (touchpoints.whole, ("mean", "best")),
        phrase("At the same mean"): (touchpoints.whole, ("mean",)),
    }
    if len(touchpoints.waves) > 1:
        within = touchpoints.within_waves
        ways[phrase("At the same mean and best, within years")] = (within, ("mean", "best"))
    strip = []
    for name, (moments, beside) in ways.items():
        try:
            rise = slope_of_worst(moments, beside, level)
        except LackError:
            continue
        ends = say("{low} to {high}", low=fixed(rise.lower, 3), high=fixed(rise.upper, 3))
        strip.append(Choice(say(name), ends, rise.lower > 0))
    return strip
