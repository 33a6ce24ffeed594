"""Are there five dimensions? Agreement of the items, and how far the dimensions are one thing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cxlab.errors import LackError
from cxlab.evidence.survey import Survey
from cxlab.questions.service_quality.dimensions import asked_for, called
from cxlab.questions.service_quality.needs import scales_of
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
from cxlab.words import say_count, say_lack

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
    reliability: Reliability | None = None
    omega: float | None = None
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
    perceived, expected = survey.asked_dimensions(), survey.dimensions("expectation")
    scales = [_scale(survey, name, "perception", level) for name in asked_for(perceived)]
    scales += [
        _scale(survey, name, "expectation", level)
        for name in asked_for(expected)
        if name in expected
    ]
    labels = {variable.name: variable.label for variable in survey.variables}
    known = Structure(survey, tuple(scales), labels, level)
    several = scales_of(survey)
    try:
        if len(several) < 2:
            raise LackError("fewer than two dimensions have two items or more")
        moments = _moments(survey, [item for items in several.values() for item in items])
        apart = distinctness(moments, several, level=level, draws=draws, seed=seed)
    except LackError as lack:
        return replace(known, unanswered=say_lack(lack))
    known = replace(known, distinctness=apart, eigenvalues=eigenvalues(moments, seed=seed))
    try:
        one = fit_factors(moments, {"service quality": list(moments.names)})
        return replace(known, several=fit_factors(moments, several), one=one)
    except LackError as lack:
        return replace(known, unfitted=say_lack(lack))


def _moments(survey: Survey, items: Sequence[str]) -> Moments:
    """Return the moments of items, none of which everybody answered alike."""
    moments = survey.moments(items)
    for name, sd in zip(moments.names, moments.sd, strict=True):
        if not sd > 0:
            raise LackError("'{name}': everybody answered alike", name=name)
    return moments


def _scale(survey: Survey, dimension: str, side: str, level: float) -> Scale:
    items = survey.dimensions(side).get(dimension, ())
    facts = {"dimension": called(dimension), "survey": survey.name}
    try:
        if not items and (columns := survey.silence(dimension)):
            raise LackError("in {survey} nobody answered {columns}", columns=columns, **facts)
        if not items:
            raise LackError(
                "{dimension} has no items in {survey}; agreement needs at least 2", **facts
            )
        if len(items) == 1:
            raise LackError(
                "{dimension} has 1 item in {survey}; agreement needs at least 2", **facts
            )
        moments = _moments(survey, items)
        agreement = reliability(moments, level)
        if agreement.alpha > COPIES:
            raise LackError(
                "the items of {dimension} are copies of each other: their agreement says nothing",
                **facts,
            )
    except LackError as lack:
        return Scale(dimension, side, reason=say_lack(lack))
    if agreement.reversed_items:
        return Scale(dimension, side, reason=_reversed(agreement.reversed_items))
    return Scale(dimension, side, agreement, _omega(moments))


def _reversed(items: Sequence[str]) -> str:
    return say_count(
        "{items} runs against the other items: if it is worded the other way round, say "
        "'reversed: true' in the codebook; as it stands, agreement means nothing.",
        "{items} run against the other items: if they are worded the other way round, say "
        "'reversed: true' in the codebook; as it stands, agreement means nothing.",
        len(items),
        items=", ".join(items),
    )


def _omega(moments: Moments) -> float | None:
    try:
        return omega(moments)
    except LackError:  # two items, or no solution: alpha stands alone
        return None
