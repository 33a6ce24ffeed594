"""Which dimensions matter for the outcome, in which order, and is perception enough?"""

from dataclasses import dataclass

from cxlab.errors import InputError
from cxlab.questions.service_quality.dimensions import in_order
from cxlab.questions.service_quality.survey import Survey
from cxlab.statistics.explained_variance import R2Difference, r2_difference
from cxlab.statistics.importance import MOST_PREDICTORS
from cxlab.statistics.importance_performance import (
    ImportancePerformance,
    importance_performance,
)
from cxlab.statistics.moments import Moments, average
from cxlab.statistics.order import Importance, importance

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
    stated : dict of str to float
        What respondents say matters, where they were asked: the mean by dimension.
    reason, no_map : str
    """

    survey: Survey
    outcome: str
    importance: Importance | None
    moments: Moments | None
    map: ImportancePerformance | None
    stated: dict[str, float]
    reason: str = ""
    no_map: str = ""


@dataclass(frozen=True, eq=False)
class Contest:
    """Perceptions against gaps as predictors of one outcome."""

    survey: Survey
    outcome: str
    difference: R2Difference | None
    level: float
    reason: str = ""


def drivers(survey: Survey, outcome: str, level: float, draws: int, seed: int) -> Drivers:
    """Return the importance of each perceived dimension for an outcome.

    Raises
    ------
    InputError
        If an outcome is named that the survey has not.
    """
    if outcome and survey.outcomes():
        survey.outcome(outcome)  # a wrong name is an error, none at all is an answer
    perceived = survey.dimensions("perception")
    try:
        name, columns = survey.outcome(outcome)
        _check_number(len(perceived), survey.name)
        weights = {"outcome": average(columns)}
        weights |= {d: average(perceived[d]) for d in in_order(perceived)}
        moments = survey.composites(weights)
        predictors = tuple(weights)[1:]
        _check_enough(moments.n, len(predictors))
        found = importance(moments, "outcome", predictors, level=level, draws=draws, seed=seed)
    except InputError as error:
        return Drivers(survey, outcome, None, None, None, {}, f"{error}.", f"{error}.")
    try:
        place, no_map = importance_performance(moments, found, seed), ""
    except InputError as error:
        place, no_map = None, f"{error}."
    return Drivers(survey, name, found, moments, place, _stated(survey), no_map=no_map)


def _check_enough(n: int, dimensions: int) -> None:
    needed = max(FEWEST_ANSWERS, PER_DIMENSION * dimensions)
    if n < needed:
        raise InputError(
            f"{n} complete answers are too few to share out what {dimensions} dimensions explain; "
            f"at least {needed} are needed"
        )


def _check_number(count: int, name: str) -> None:
    if not count:
        raise InputError(f"{name} has no perceptions that belong to a dimension")
    if count > MOST_PREDICTORS:
        raise InputError(
            f"{name} has {count} dimensions; importance is shared among {MOST_PREDICTORS} at most"
        )


def _stated(survey: Survey) -> dict[str, float]:
    asked = survey.dimensions("importance")
    if not asked:
        return {}
    means = survey.composites({name: average(items) for name, items in asked.items()})
    return {name: float(value) for name, value in zip(means.names, means.mean, strict=True)}


def contest(survey: Survey, outcome: str, level: float, draws: int, seed: int) -> Contest:
    """Return how much more perceptions explain than the gaps of the same items."""
    try:
        name, columns = survey.outcome(outcome)
        weights = {"outcome": average(columns)} | _both_sides(survey)
        predictors = list(weights)[1:]
        half = len(predictors) // 2
        _check_number(half, survey.name)
        difference = r2_difference(
            survey.composites(weights),
            "outcome",
            predictors[:half],
            predictors[half:],
            level=level,
            draws=draws,
            seed=seed,
        )
    except InputError as error:
        return Contest(survey, outcome, None, level, f"{error}.")
    return Contest(survey, name, difference, level)


def _both_sides(survey: Survey) -> dict[str, dict[str, float]]:
    """Return the weights of each dimension's perception, then of each dimension's gap."""
    perceptions: dict[str, dict[str, float]] = {}
    gaps: dict[str, dict[str, float]] = {}
    pairs = [(p, e) for p, e in survey.pairs() if p.dimension]
    if not pairs:
        raise InputError(
            f"{survey.name} does not ask the same items as expectation and as perception"
        )
    for dimension in in_order(p.dimension for p, _ in pairs):
        own = [pair for pair in pairs if pair[0].dimension == dimension]
        perceived = average([p.name for p, _ in own])
        perceptions[f"perception of {dimension}"] = perceived
        expected = {e.name: -1 / len(own) for _, e in own}
        gaps[f"gap of {dimension}"] = perceived | expected
    return perceptions | gaps
