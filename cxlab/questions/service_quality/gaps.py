"""Do customers get less than they expect? One gap a dimension, from one survey or pooled."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

from cxlab.errors import InputError
from cxlab.questions.service_quality.dimensions import OVERALL, asked_for
from cxlab.questions.service_quality.evidence import Evidence
from cxlab.questions.service_quality.gap_samples import GapSample, overall_of
from cxlab.questions.service_quality.survey import Survey, Variable
from cxlab.statistics.meta import Pooled, pool
from cxlab.statistics.moments import Moments, average
from cxlab.statistics.paired_gap import PairedGap, paired_gap


@dataclass(frozen=True)
class SurveyGap:
    """One gap in the survey at hand, on its answer scale.

    Attributes
    ----------
    expectation, perception : float
        Means.
    gap : PairedGap
    n : int
    """

    expectation: float
    perception: float
    gap: PairedGap
    n: int


@dataclass(frozen=True)
class DimensionGap:
    """A dimension's gap: in the survey, in printed samples, and pooled.

    ``reason`` says why there is none, where there is none.
    """

    dimension: str
    survey: SurveyGap | None
    samples: tuple[GapSample, ...]
    pooled: Pooled | None
    reason: str = ""


@dataclass(frozen=True)
class ItemGap:
    """One item's gap; ``label`` is what it asks about."""

    label: str
    dimension: str
    survey: SurveyGap


@dataclass(frozen=True, eq=False)
class Gaps:
    """Every gap of a run.

    Attributes
    ----------
    survey : Survey
    overall : DimensionGap
    dimensions : tuple of DimensionGap
    items : tuple of ItemGap
        Largest shortfall first.
    level : float
    """

    survey: Survey
    overall: DimensionGap
    dimensions: tuple[DimensionGap, ...]
    items: tuple[ItemGap, ...]
    level: float


def gaps(evidence: Evidence, level: float) -> Gaps:
    """Return the gap of every dimension, of all together, and of every item."""
    survey = evidence.both_sides
    pairs = survey.pairs()
    by_dimension: dict[str, list[tuple[Variable, Variable]]] = {}
    for perception, expectation in pairs:
        if perception.dimension:
            by_dimension.setdefault(perception.dimension, []).append((perception, expectation))
    moments, problem = _moments(survey, by_dimension)
    found = {name: _survey_gap(moments, name, level) for name in by_dimension if moments}
    printed = [s for s in evidence.samples if s.dimension != OVERALL]
    names = asked_for([*survey.dimensions("perception"), *(s.dimension for s in printed)])
    dimensions = tuple(
        _dimension_gap(name, found.get(name), [s for s in printed if s.dimension == name],
                       survey, level, problem)
        for name in names
    )  # fmt: skip
    together = _survey_gap(moments, OVERALL, level) if moments else None
    samples = _overall_samples(evidence.samples)
    overall = _dimension_gap(OVERALL, together, samples, survey, level, problem)
    items = sorted(
        (_item_gap(survey, *pair, level) for pair in pairs), key=lambda i: i.survey.gap.gap
    )
    return Gaps(survey, overall, dimensions, tuple(items), level)


def _moments(
    survey: Survey, pairs: dict[str, list[tuple[Variable, Variable]]]
) -> tuple[Moments | None, str]:
    """Return the moments of both sides of each dimension and of all, or why there are none."""
    if not pairs:
        return None, f"{survey.name} has no item asked both as expectation and as perception."
    weights = {}
    for side, letter in enumerate("PE"):
        parts = {name: average([pair[side].name for pair in own]) for name, own in pairs.items()}
        weights |= {f"{letter}.{name}": part for name, part in parts.items()}
        weights[f"{letter}.{OVERALL}"] = {
            item: weight / len(parts) for part in parts.values() for item, weight in part.items()
        }
    try:
        return survey.composites(weights), ""
    except InputError as error:
        return None, f"{error}."


def _survey_gap(moments: Moments, name: str, level: float) -> SurveyGap | None:
    perception, expectation = f"P.{name}", f"E.{name}"
    part = moments.select([perception, expectation])
    if isnan(part.mean).any() if hasattr(part.mean, "any") else False:
        return None
    try:
        gap = paired_gap(part, perception, expectation, level)
    except ValueError:
        return None
    return SurveyGap(float(part.mean[1]), float(part.mean[0]), gap, part.n)


def _dimension_gap(
    name: str,
    own: SurveyGap | None,
    printed: Sequence[GapSample],
    survey: Survey,
    level: float,
    problem: str,
) -> DimensionGap:
    samples = [sample for sample in printed if not isnan(sample.d)]
    if own is not None and printed:
        samples.append(
            GapSample(_title(survey), survey.source, name, own.n, own.gap.gap, own.gap.d_z, "answers")
        )
    pooled = None
    if len(samples) > 1:
        ds, variances = [s.d for s in samples], [s.variance for s in samples]
        pooled = pool(ds, variances, "REML", "hartung-knapp", level)
    shown = tuple(dict.fromkeys([*printed, *samples]))
    reason = ""
    if pooled is None and own is None:
        reason = problem or f"{survey.name} does not ask both sides of {name}."
    return DimensionGap(name, own, shown, pooled, reason)


def _title(survey: Survey) -> str:
    name, _, year = survey.source.rpartition("_")
    return f"{name.capitalize()} {year}"


def _overall_samples(samples: Sequence[GapSample]) -> list[GapSample]:
    """Return one overall gap a sample: as printed, or the mean of its five dimensions."""
    found = [s for s in samples if s.dimension == OVERALL]
    for name in dict.fromkeys(s.sample for s in samples if s.dimension != OVERALL):
        own = [s for s in samples if s.sample == name]
        if len(own) == 5 and not any(isnan(s.d) for s in own):
            found.append(overall_of(own))
    return found


def _item_gap(
    survey: Survey, perception: Variable, expectation: Variable, level: float
) -> ItemGap:
    moments = survey.moments([perception.name, expectation.name])
    gap = paired_gap(moments, perception.name, expectation.name, level)
    means = (float(moments.mean[1]), float(moments.mean[0]))
    return ItemGap(perception.label, perception.dimension, SurveyGap(*means, gap, moments.n))
