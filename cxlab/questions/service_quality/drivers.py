"""Which dimensions matter for the outcome, in which order, and is perception enough?"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from cxlab.errors import TooFewError
from cxlab.evidence.survey import Survey
from cxlab.questions.service_quality.dimensions import called, in_order
from cxlab.questions.service_quality.why_not import OUTCOME, no_draws
from cxlab.statistics.explained_variance import R2Difference, r2_difference
from cxlab.statistics.importance import MOST_PREDICTORS
from cxlab.statistics.importance_performance import (
    ImportancePerformance,
    importance_performance,
)
from cxlab.statistics.moments import Moments, average
from cxlab.statistics.order import Importance, importance
from cxlab.statistics.sampling import are_dependent
from cxlab.words import say

FEWEST_ANSWERS, PER_DIMENSION = 30, 5  # below these, intervals of shares are not to be trusted


@dataclass(frozen=True, eq=False)
class Drivers:
    """What goes with the outcome; a None has its reason in ``reason``.

    Attributes
    ----------
    survey : Survey
    outcome : str
    importance : Importance or None
    moments : Moments or None
        Of the outcome and the dimensions' means.
    map : ImportancePerformance or None
    stated : mapping of str to float
        What respondents say matters, where they were asked: the mean by dimension.
    reason, no_map : str
    """

    survey: Survey
    outcome: str
    importance: Importance | None = None
    moments: Moments | None = None
    map: ImportancePerformance | None = None
    stated: Mapping[str, float] = field(default_factory=dict)
    reason: str = ""
    no_map: str = ""


@dataclass(frozen=True, eq=False)
class Contest:
    """Perceptions against gaps as predictors of one outcome."""

    survey: Survey
    outcome: str
    level: float
    difference: R2Difference | None = None
    reason: str = ""


def drivers(survey: Survey, outcome: str, level: float, draws: int, seed: int) -> Drivers:
    """Return the importance of each perceived dimension for an outcome.

    Raises
    ------
    InputError
        If an outcome is named that the survey has not; none at all is an answer.
    """
    name, columns = survey.outcome(outcome) if survey.outcomes() else (outcome, ())
    perceived = survey.dimensions("perception")
    weights = {OUTCOME: average(columns)} if columns else {}
    weights |= {d: average(perceived[d]) for d in in_order(perceived)}
    moments, reason = _moments(survey, weights, len(perceived), bool(columns))
    if moments is not None:
        reason = _too_few(moments.n, len(perceived)) or _not_apart(moments)
    if moments is None or reason:
        return Drivers(survey, outcome, reason=reason, no_map=reason)
    predictors = moments.names[1:]
    shares = importance(moments, OUTCOME, predictors, level=level, draws=draws, seed=seed)
    no_map = _no_map(moments)
    return Drivers(
        survey,
        name,
        shares,
        moments,
        None if no_map else importance_performance(moments, shares, seed),
        _stated(survey),
        no_map=no_map,
    )


def contest(survey: Survey, outcome: str, level: float, draws: int, seed: int) -> Contest:
    """Return how much more perceptions explain than the gaps of the same items.

    Raises
    ------
    InputError
        If an outcome is named that the survey has not; none at all is an answer.
    """
    name, columns = survey.outcome(outcome) if survey.outcomes() else (outcome, ())
    perceptions, gaps = _both_sides(survey)
    if columns and not perceptions:
        reason = say(
            "{survey} does not ask the same items as expectation and as perception.",
            survey=survey.name,
        )
        return Contest(survey, outcome, level, reason=reason)
    weights = {OUTCOME: average(columns)} if columns else {}
    weights |= perceptions | gaps
    moments, reason = _moments(survey, weights, len(perceptions), bool(columns))
    if moments is not None:
        reason = no_draws(moments)
    if moments is None or reason:
        return Contest(survey, outcome, level, reason=reason)
    difference = r2_difference(
        moments,
        OUTCOME,
        list(perceptions),
        list(gaps),
        level=level,
        draws=draws,
        seed=seed,
    )
    return Contest(survey, name, level, difference)


def _moments(
    survey: Survey, weights: Mapping[str, Mapping[str, float]], dimensions: int, asked: bool
) -> tuple[Moments | None, str]:
    """Return the moments of the outcome and what may explain it, or why there are none."""
    facts = {"survey": survey.name, "n": dimensions, "most": MOST_PREDICTORS}
    if not asked:
        return None, say("{survey} asks no outcome, e.g. satisfaction.", **facts)
    if not dimensions:
        return None, say("{survey} has no perceptions that belong to a dimension.", **facts)
    if dimensions > MOST_PREDICTORS:
        return None, say(
            "{survey} has {n} dimensions; importance is shared among {most} at most.", **facts
        )
    try:
        return survey.composites(weights), ""
    except TooFewError as error:
        return None, survey.too_few(error)


def _too_few(n: int, dimensions: int) -> str:
    needed = max(FEWEST_ANSWERS, PER_DIMENSION * dimensions)
    if n >= needed:
        return ""
    return say(
        "{n} complete answers are too few to share out what {dimensions} dimensions explain; at "
        "least {needed} are needed.",
        n=n,
        dimensions=dimensions,
        needed=needed,
    )


def _not_apart(moments: Moments) -> str:
    """Return why what is explained cannot be shared out; empty where it can."""
    if (moments.sd > 0).all() and are_dependent(moments.select(moments.names[1:])):
        return say("predictors are sums of each other: leave one out.")
    return no_draws(moments)


def _no_map(moments: Moments) -> str:
    """Return why there is no map of importance and performance; empty where there is one."""
    if np.isnan(moments.mean[1:]).any():
        return say("the table prints no means, so performance is not known.")
    if len(moments.names) < 3:
        return say("one dimension has no others to compare it with.")
    return ""


def _stated(survey: Survey) -> dict[str, float]:
    asked = survey.dimensions("importance")
    if not asked:
        return {}
    means = survey.composites({name: average(items) for name, items in asked.items()})
    return {name: float(value) for name, value in zip(means.names, means.mean, strict=True)}


Weights = dict[str, dict[str, float]]


def _both_sides(survey: Survey) -> tuple[Weights, Weights]:
    """Return the weights of each dimension's perception, and of each dimension's gap."""
    perceptions: Weights = {}
    gaps: Weights = {}
    pairs = [(p, e) for p, e in survey.pairs() if p.dimension]
    for dimension in in_order(p.dimension for p, _ in pairs):
        of_dimension = [pair for pair in pairs if pair[0].dimension == dimension]
        perceived = average([p.name for p, _ in of_dimension])
        what = called(dimension)
        perceptions[say("perception of {dimension}", dimension=what)] = perceived
        expected = {e.name: -1 / len(of_dimension) for _, e in of_dimension}
        gaps[say("gap of {dimension}", dimension=what)] = perceived | expected
    return perceptions, gaps
