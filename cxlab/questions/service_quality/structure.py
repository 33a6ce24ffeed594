"""Are there five dimensions? Agreement of the items, and how far the dimensions are one thing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cxlab.errors import InputError, NoSolutionError, TooFewError
from cxlab.evidence.survey import Survey
from cxlab.questions.service_quality.dimensions import asked_for, called
from cxlab.questions.service_quality.why_not import no_draws
from cxlab.statistics.distinctness import Distinctness, distinctness
from cxlab.statistics.factors import (
    Eigenvalues,
    FactorModel,
    eigenvalues,
    fit_factors,
    omega,
)
from cxlab.statistics.moments import Moments
from cxlab.statistics.scales import Reliability, reliability
from cxlab.words import say, say_count

COPIES = 0.9999  # alpha of items that are one


@dataclass(frozen=True)
class Scale:
    """The items of one dimension on one side.

    Attributes
    ----------
    dimension : str
    side : {"perception", "expectation"}
    reliability : Reliability or None
    omega : float or None
        None with fewer than three items, or where its model has no solution.
    reason : str
        Why there is no reliability.
    """

    dimension: str
    side: str
    reliability: Reliability | None
    omega: float | None
    reason: str = ""


@dataclass(frozen=True, eq=False)
class Structure:
    """What the items say about the dimensions; a None has its reason beside it.

    Attributes
    ----------
    survey : Survey
    scales : tuple of Scale
        Perceptions first, then expectations where they were asked.
    labels : dict of str to str
        What each item asks about.
    level : float
    distinctness : Distinctness or None
    several, one : FactorModel or None
        A factor for each dimension, and a single one for all items.
    eigenvalues : Eigenvalues or None
    unanswered, unfitted : str
        Why there is no distinctness, and no factor model.
    """

    survey: Survey
    scales: tuple[Scale, ...]
    labels: dict[str, str]
    level: float
    distinctness: Distinctness | None = None
    several: FactorModel | None = None
    one: FactorModel | None = None
    eigenvalues: Eigenvalues | None = None
    unanswered: str = ""
    unfitted: str = ""

    def scale(self, dimension: str) -> Scale:
        """Return a dimension's perceptions."""
        return next(s for s in self.scales if s.dimension == dimension and s.side == "perception")


def structure(survey: Survey, level: float, draws: int, seed: int) -> Structure:
    """Return reliability, distinctness and factor models of a survey's perceptions."""
    perceived, expected = survey.dimensions("perception"), survey.dimensions("expectation")
    scales = [_scale(survey, name, "perception", level) for name in asked_for(perceived)]
    scales += [
        _scale(survey, name, "expectation", level)
        for name in asked_for(expected)
        if name in expected
    ]
    labels = {variable.name: variable.label for variable in survey.variables}
    known = Structure(survey, tuple(scales), labels, level)
    several = {name: items for name, items in perceived.items() if len(items) > 1}
    moments, reason = _together(survey, several)
    if moments is None:
        return replace(known, unanswered=reason)
    models, unfitted = _models(moments, several)
    return replace(
        known,
        distinctness=distinctness(moments, several, level=level, draws=draws, seed=seed),
        several=models[0] if models else None,
        one=models[1] if models else None,
        eigenvalues=eigenvalues(moments, seed=seed),
        unfitted=unfitted,
    )


def _together(survey: Survey, several: Mapping[str, tuple[str, ...]]) -> tuple[Moments | None, str]:
    """Return the moments of all dimensions' items, or why they cannot be told apart."""
    if len(several) < 2:
        return None, say("fewer than two dimensions have two items or more.")
    try:
        moments = survey.moments([item for items in several.values() for item in items])
    except TooFewError as error:
        return None, survey.too_few(error)
    reason = _all_alike(moments) or no_draws(moments)
    return (None, reason) if reason else (moments, "")


def _models(
    moments: Moments, several: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[FactorModel, FactorModel] | None, str]:
    """Return a factor for each dimension and one for all items, or why there are none."""
    together = {"service quality": list(moments.names)}
    try:
        return (fit_factors(moments, several), fit_factors(moments, together)), ""
    except NoSolutionError:
        return None, say("the factor model finds no solution for these answers.")


def _scale(survey: Survey, dimension: str, side: str, level: float) -> Scale:
    items = survey.dimensions(side).get(dimension, ())
    agreement, within, reason = None, None, _too_few_items(survey, dimension, len(items))
    if not reason:
        try:
            moments = survey.moments(items)
        except TooFewError as error:
            reason = survey.too_few(error)
        else:
            agreement, reason = _agreement(moments, dimension, level)
            within = _omega(moments) if agreement else None
    return Scale(dimension, side, agreement, within, reason)


def _too_few_items(survey: Survey, dimension: str, count: int) -> str:
    facts = {"dimension": called(dimension), "survey": survey.name}
    if count == 0:
        return say("{dimension} has no items in {survey}; agreement needs at least 2.", **facts)
    if count == 1:
        return say("{dimension} has 1 item in {survey}; agreement needs at least 2.", **facts)
    return ""


def _agreement(moments: Moments, dimension: str, level: float) -> tuple[Reliability | None, str]:
    """Return how well items agree, or why nobody can tell."""
    if reason := _all_alike(moments):
        return None, reason
    agreement = reliability(moments, level)
    if agreement.alpha > COPIES:
        return None, say(
            "the items of {dimension} are copies of each other: their agreement says nothing.",
            dimension=called(dimension),
        )
    if against := agreement.reversed_items:
        return None, say_count(
            "{items} runs against the other items: if it is worded the other way round, say "
            "'reversed: true' in the codebook; as it stands, agreement means nothing.",
            "{items} run against the other items: if they are worded the other way round, say "
            "'reversed: true' in the codebook; as it stands, agreement means nothing.",
            len(against),
            items=", ".join(against),
        )
    return agreement, ""


def _omega(moments: Moments) -> float | None:
    try:
        return omega(moments)
    except InputError:  # two items, or no solution: alpha stands alone
        return None


def _all_alike(moments: Moments) -> str:
    """Return which item everybody answered alike; empty where all of them vary."""
    for name, sd in zip(moments.names, moments.sd, strict=True):
        if not sd > 0:
            return say("'{name}': everybody answered alike.", name=name)
    return ""
