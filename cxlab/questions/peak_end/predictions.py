"""What predicts an overall rating: the peak, the end, the mean, its length, the worst spot."""

from functools import cache

import numpy as np

from cxlab.claims.claim import Answer
from cxlab.claims.estimate import Estimate
from cxlab.claims.findings import Settings
from cxlab.errors import LackError
from cxlab.evidence.episodes import Episodes
from cxlab.numbers import percent
from cxlab.questions.peak_end.evidence import PeakEnd
from cxlab.statistics.importance import regression
from cxlab.statistics.moments import Moments
from cxlab.statistics.sandwich import robust_regression
from cxlab.statistics.slope import Slope, slope
from cxlab.statistics.within_people import (
    Gain,
    WithinCorrelation,
    WithinPeople,
    prediction_gain,
    within_correlation,
)
from cxlab.words import phrase, say, say_lack

PEAKS = {"highest": "best", "lowest": "worst"}
NO_EPISODES = phrase(
    "{name} holds no ratings moment by moment. A file with the columns person, episode, time, "
    "rating and overall would settle it."
)
NO_TOUCHPOINTS = phrase(
    "{name} holds no touchpoints. A survey of several touchpoints and one overall rating, with its "
    "codebook, would settle it."
)
SHORT_VIDEOS = phrase(
    "People rated the quality of short video clips (12 seconds by the record, 30 by the paper): a "
    "stay of hours may be remembered in another way."
)
ONE_QUESTIONNAIRE = phrase(
    "All answers come from one questionnaire at one moment: whoever is in a good mood may rate "
    "everything higher."
)
SLOPE_OF_PEOPLE = phrase(
    "regression on worst, mean and best; errors that hold however answers spread (HC3)"
)
SLOPE_OF_SUMS = phrase("regression on worst, mean and best; as if answers spread alike everywhere")
PEAK_WORDS = {"highest": phrase("the best moment"), "lowest": phrase("the worst moment")}


@cache
def rated(episodes: Episodes, peak: str) -> WithinPeople:
    """Return the episodes with one more variable, the mean of the peak and the end."""
    return episodes.people.with_mean_of("peak_end", PEAKS[peak], "end")


@cache
def gain(
    episodes: Episodes,
    first: tuple[str, ...],
    second: tuple[str, ...] = ("mean",),
    *,
    peak: str,
    level: float,
    seed: int,
) -> Gain:
    """Return how much better some predictors predict the overall rating than others do."""
    return prediction_gain(rated(episodes, peak), "overall", first, second, level=level, seed=seed)


def over_mean(evidence: PeakEnd, settings: Settings, predictor: str) -> Answer:
    """Return the gain of a predictor over the mean, one person left out."""
    episodes = evidence.episodes
    if episodes is None:
        return Answer(note=say(NO_EPISODES, name=evidence.name), sources=())
    at = {name: getattr(settings, name) for name in ("peak", "level", "seed")}
    facts: dict[str, object] = {"peak": say(PEAK_WORDS[settings.peak])}
    try:
        more = gain(episodes, (predictor,), **at)
    except LackError as lack:
        return Answer(note=say_lack(lack), facts=facts, sources=(episodes.source,))
    facts |= {"share": percent(more.first), "share_mean": percent(more.second)}
    method = say("R2 within people, one person left out; people redrawn for the interval")
    estimate = Estimate.of(more, "difference of shares", level=settings.level, method=method)
    note = "" if evidence.own else say(SHORT_VIDEOS)
    return Answer(estimate, note, facts, sources=(episodes.source,))


@cache
def with_duration(episodes: Episodes, level: float, seed: int) -> WithinCorrelation:
    """Return the correlation of duration with the overall rating."""
    return within_correlation(episodes.people, "overall", "duration", level=level, seed=seed)


def duration(evidence: PeakEnd, settings: Settings) -> Answer:
    """Return how duration goes with the overall rating, within people."""
    episodes = evidence.episodes
    if episodes is None:
        return Answer(note=say(NO_EPISODES, name=evidence.name), sources=())
    try:
        r = with_duration(episodes, settings.level, settings.seed)
    except LackError as lack:
        return Answer(note=say_lack(lack), sources=(episodes.source,))
    method = say("correlation within people; people redrawn for the interval")
    estimate = Estimate.of(r, "correlation", level=settings.level, method=method)
    note = "" if evidence.own else say(SHORT_VIDEOS)
    return Answer(estimate, note, sources=(episodes.source,))


def worst_touchpoint(evidence: PeakEnd, settings: Settings) -> Answer:
    """Return the slope of the worst touchpoint beside the mean and the best."""
    touchpoints = evidence.touchpoints
    if touchpoints is None:
        return Answer(note=say(NO_TOUCHPOINTS, name=evidence.name), sources=())
    try:
        steepness = slope_of_worst(touchpoints.whole, ("mean", "best"), settings.level)
    except LackError as lack:
        return Answer(note=say_lack(lack), sources=(touchpoints.source,))
    estimate = Estimate.of(
        steepness,
        "slope",
        level=settings.level,
        n=touchpoints.whole.n,
        out_of=touchpoints.asked,
        method=say(SLOPE_OF_PEOPLE if touchpoints.whole.people else SLOPE_OF_SUMS),
    )
    return Answer(estimate, say(ONE_QUESTIONNAIRE), sources=(touchpoints.source,))


def slope_of_worst(moments: Moments, beside: tuple[str, ...], level: float) -> Slope:
    """Return the slope of the worst touchpoint at equal values of others."""
    return slopes(moments, ("worst", *beside), level)[0]


def slopes(moments: Moments, predictors: tuple[str, ...], level: float) -> tuple[Slope, ...]:
    """Return the slopes of the overall rating, errors from the people where they are at hand.

    Raises
    ------
    LackError
        Where a variable does not vary, or is made of others.
    """
    fit = regression(moments, "overall", predictors)  # says what is lacking
    if moments.people is None:
        pairs = zip(fit.coefficients, fit.standard_errors, strict=True)
        return tuple(slope(value, error, fit.df, level) for value, error in pairs)
    robust = robust_regression(moments, "overall", predictors)
    told = []
    for place in range(1, len(predictors) + 1):
        df = robust.freedom(np.eye(len(predictors) + 1)[place], moments.people)
        error = float(np.sqrt(robust.spread[place, place]))
        told.append(slope(float(robust.coefficients[place]), error, df, level))
    return tuple(told)
