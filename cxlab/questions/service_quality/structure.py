"""Are there five dimensions? Agreement of the items, and how far the dimensions are one thing."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxlab.errors import InputError
from cxlab.questions.service_quality.dimensions import asked_for
from cxlab.questions.service_quality.survey import Survey
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
    distinctness : Distinctness or None
    several, one : FactorModel or None
        A factor for each dimension, and a single one for all items.
    eigenvalues : Eigenvalues or None
    labels : dict of str to str
        What each item asks about.
    unanswered, unfitted : str
        Why there is no distinctness, and no factor model.
    level : float
    """

    survey: Survey
    scales: tuple[Scale, ...]
    distinctness: Distinctness | None
    several: FactorModel | None
    one: FactorModel | None
    eigenvalues: Eigenvalues | None
    labels: dict[str, str]
    level: float
    unanswered: str = ""
    unfitted: str = ""

    def scale(self, dimension: str) -> Scale:
        """Return a dimension's perceptions."""
        return next(s for s in self.scales if s.dimension == dimension and s.side == "perception")


def structure(survey: Survey, level: float, draws: int, seed: int) -> Structure:
    """Return reliability, distinctness and factor models of a survey's perceptions."""
    perceived = survey.dimensions("perception")
    scales = [_scale(survey, name, "perception", level) for name in asked_for(perceived)]
    scales += [
        _scale(survey, name, "expectation", level)
        for name in asked_for(survey.dimensions("expectation"))
        if name in survey.dimensions("expectation")
    ]
    several = {name: items for name, items in perceived.items() if len(items) > 1}
    labels = {variable.name: variable.label for variable in survey.variables}
    try:
        if len(several) < 2:
            raise InputError("fewer than two dimensions have two items or more")
        moments = survey.moments([item for items in several.values() for item in items])
        _check_variance(moments)
        apart = distinctness(moments, several, level=level, draws=draws, seed=seed)
    except InputError as error:
        nothing = (None, None, None, None)
        return Structure(survey, tuple(scales), *nothing, labels, level, f"{error}.")
    models = _models(moments, several)
    return Structure(survey, tuple(scales), apart, *models[:2], eigenvalues(moments, seed=seed),
                     labels, level, unfitted=models[2])  # fmt: skip


def _models(
    moments: Moments, several: Mapping[str, tuple[str, ...]]
) -> tuple[FactorModel | None, FactorModel | None, str]:
    try:
        together = {"service quality": list(moments.names)}
        return fit_factors(moments, several), fit_factors(moments, together), ""
    except InputError as error:
        return None, None, f"{error}."


def _scale(survey: Survey, dimension: str, side: str, level: float) -> Scale:
    items = survey.dimensions(side).get(dimension, ())
    if len(items) < 2:
        asked = f"has {len(items)} item" if items else "has no items"
        reason = f"{dimension} {asked} in {survey.name}; agreement needs at least 2."
        return Scale(dimension, side, None, None, reason)
    try:
        moments = survey.moments(items)
        _check_variance(moments)
        found = reliability(moments, level)
    except ValueError as error:
        return Scale(dimension, side, None, None, f"{error}.")
    if found.alpha > COPIES:
        reason = f"the items of {dimension} are copies of each other: their agreement says nothing."
        return Scale(dimension, side, None, None, reason)
    if found.reversed_items:
        return Scale(dimension, side, None, None, _reversed(found.reversed_items))
    return Scale(dimension, side, found, _omega(moments))


def _reversed(items: tuple[str, ...]) -> str:
    runs, are = ("runs", "it is") if len(items) == 1 else ("run", "they are")
    return (
        f"{', '.join(items)} {runs} against the other items: if {are} worded the other way round, "
        "say 'reversed: true' in the codebook; as it stands, agreement means nothing."
    )


def _omega(moments: Moments) -> float | None:
    try:
        return omega(moments)
    except InputError:  # two items, or no solution: alpha stands alone
        return None


def _check_variance(moments: Moments) -> None:
    for name, sd in zip(moments.names, moments.sd, strict=True):
        if not sd > 0:
            raise InputError(f"'{name}': everybody answered alike")
