"""Which dimensions matter for the outcome, in which order, and is perception enough?"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from cxlab.errors import LackError
from cxlab.evidence.survey import Survey
from cxlab.questions.service_quality.needs import (
    Weights,
    both_sides,
    driver_weights,
    stated_weights,
    with_outcome,
)
from cxlab.statistics.explained_variance import R2Difference, r2_difference
from cxlab.statistics.importance import MOST_PREDICTORS
from cxlab.statistics.importance_performance import (
    ImportancePerformance,
    importance_performance,
)
from cxlab.statistics.moments import Moments
from cxlab.statistics.order import Importance, importance
from cxlab.words import in_words, say_lack

FEWEST_ANSWERS, PER_DIMENSION = 30, 5  # below these, intervals of shares are not to be trusted


@dataclass(frozen=True, eq=False)
class Drivers:
    """What goes with the outcome; a None has its reason in ``reason``.

    Attributes
    ----------
    survey : Survey
    outcome : str
    columns : tuple of str
        Of the outcome.
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
    columns: tuple[str, ...] = ()
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
    columns: tuple[str, ...] = ()
    difference: R2Difference | None = None
    reason: str = ""


def drivers(survey: Survey, outcome: str, level: float, draws: int, seed: int) -> Drivers:
    """Return the importance of each perceived dimension for an outcome.

    Raises
    ------
    InputError
        If an outcome is named that the survey has not; none at all is an answer.
    """
    weights = driver_weights(survey)
    try:
        name, columns, moments = _with_outcome(survey, outcome, weights, len(weights))
        needed = max(FEWEST_ANSWERS, PER_DIMENSION * len(weights))
        if moments.effective < needed:
            raise LackError(
                "answers: {n}; at least {needed} are needed to share out what dimensions explain",
                n=moments.effective,
                needed=needed,
            )
        y, *predictors = moments.names
        shares = importance(moments, y, predictors, level=level, draws=draws, seed=seed)
    except LackError as lack:
        return Drivers(survey, outcome, reason=say_lack(lack), no_map=say_lack(lack))
    known = Drivers(
        survey,
        name,
        columns=columns,
        importance=shares,
        moments=moments,
        stated=_stated(survey),
    )
    try:
        return replace(known, map=importance_performance(moments, shares, seed))
    except LackError as lack:
        return replace(known, no_map=say_lack(lack))


def contest(survey: Survey, outcome: str, level: float, draws: int, seed: int) -> Contest:
    """Return how much more perceptions explain than the gaps of the same items.

    Raises
    ------
    InputError
        If an outcome is named that the survey has not; none at all is an answer.
    """
    perceptions, gaps = both_sides(survey)
    try:
        name, columns, moments = _with_outcome(survey, outcome, perceptions | gaps, len(gaps))
        y, first, second = moments.names[0], list(perceptions), list(gaps)
        difference = r2_difference(moments, y, first, second, level=level, draws=draws, seed=seed)
    except LackError as lack:
        return Contest(survey, outcome, level, reason=say_lack(lack))
    return Contest(survey, name, level, columns=columns, difference=difference)


def _with_outcome(
    survey: Survey, outcome: str, predictors: Weights, dimensions: int
) -> tuple[str, tuple[str, ...], Moments]:
    """Return the outcome's name, its columns, and the moments of it and what may explain it."""
    if not survey.outcomes():
        raise LackError("{survey} asks no outcome, e.g. satisfaction", survey=survey.name)
    name, columns = survey.outcome(outcome)
    if not survey.dimensions("perception"):
        raise LackError(
            "{survey} has no perceptions that belong to a dimension", survey=survey.name
        )
    if not dimensions:
        raise LackError(
            "{survey} does not ask the same items as expectation and as perception",
            survey=survey.name,
        )
    if dimensions > MOST_PREDICTORS:
        raise LackError(
            "dimensions of {survey}: {n}; importance is shared among {most} at most",
            survey=survey.name,
            n=dimensions,
            most=MOST_PREDICTORS,
        )
    return in_words(name), columns, survey.composites(with_outcome(columns, predictors))


def _stated(survey: Survey) -> dict[str, float]:
    """Return the means of what was answered; where not all could be, each by itself."""
    weights = stated_weights(survey)
    try:
        return _means(survey, weights)
    except LackError:
        return {name: mean for name in weights for mean in _mean_alone(survey, name, weights)}


def _mean_alone(survey: Survey, name: str, weights: Weights) -> list[float]:
    try:
        return [*_means(survey, {name: weights[name]}).values()]
    except LackError:  # its place in the table stays blank
        return []


def _means(survey: Survey, weights: Weights) -> dict[str, float]:
    if not weights:
        return {}
    means = survey.composites(weights)
    return {name: float(value) for name, value in zip(means.names, means.mean, strict=True)}
