"""Do customers get less than they expect? One gap a dimension, from one survey or pooled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan

import numpy as np

from cxlab.errors import InputError
from cxlab.questions.service_quality.dimensions import CLAIMED_ORDER, OVERALL, asked_for
from cxlab.questions.service_quality.evidence import Evidence
from cxlab.questions.service_quality.gap_samples import GapSample, overall_of, sample_title
from cxlab.questions.service_quality.survey import Survey, Variable
from cxlab.statistics.meta import Pooled, pool
from cxlab.statistics.moments import Moments
from cxlab.statistics.paired_gap import PairedGap, paired_gap
from cxlab.statistics.scales import clearly_reversed


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

    ``reason`` says why there is none, where there is none; ``against`` names items that run
    against the others of their dimension.
    """

    dimension: str
    survey: SurveyGap | None
    samples: tuple[GapSample, ...]
    pooled: Pooled | None
    reason: str = ""
    against: tuple[str, ...] = ()


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


Pairs = list[tuple[Variable, Variable]]


def gaps(evidence: Evidence, level: float) -> Gaps:
    """Return the gap of every dimension, of all together, and of every item."""
    survey = evidence.both_sides
    pairs: dict[str, Pairs] = {}
    for perception, expectation in survey.pairs():
        if perception.dimension:
            pairs.setdefault(perception.dimension, []).append((perception, expectation))
    printed = [s for s in evidence.samples if s.dimension != OVERALL]
    names = asked_for([*survey.dimensions("perception"), *(s.dimension for s in printed)])
    found = [
        _dimension_gap(
            name,
            [s for s in printed if s.dimension == name],
            survey,
            {name: pairs[name]} if name in pairs else {},
            level,
        )
        for name in names
    ]
    overall = _dimension_gap(OVERALL, _overall_samples(evidence.samples), survey, pairs, level)
    items = [_item_gap(survey, *pair, level) for pair in survey.pairs()]
    ranked = sorted((item for item in items if item), key=lambda item: item.survey.gap.gap)
    return Gaps(survey, overall, tuple(found), tuple(ranked), level)


def _dimension_gap(
    name: str,
    printed: Sequence[GapSample],
    survey: Survey,
    pairs: Mapping[str, Pairs],
    level: float,
) -> DimensionGap:
    """Return one gap; ``pairs`` are those of its dimensions, which count alike."""
    own, reason = _survey_gap(survey, name, pairs, level)
    samples = list(printed)
    if own is not None and printed:
        title = sample_title(survey.source, "all")
        gap = own.gap
        samples.append(GapSample(title, survey.source, name, own.n, gap.gap, gap.d_z, "answers"))
    known = [sample for sample in samples if not isnan(sample.d)]
    pooled = None
    if printed and len(known) > 1:
        ds, variances = [s.d for s in known], [s.variance for s in known]
        pooled = pool(ds, variances, "REML", "hartung-knapp", level)
    against = _against(survey, pairs)
    return DimensionGap(name, own, tuple(samples), pooled, reason, against)


def _against(survey: Survey, pairs: Mapping[str, Pairs]) -> tuple[str, ...]:
    """Return the labels of items that run against the others of their dimension and side."""
    found: list[str] = []
    for own in pairs.values():
        for side in zip(*own, strict=True):
            labels = {variable.name: variable.label for variable in side}
            try:
                moments = survey.moments(list(labels))
            except InputError:
                continue
            found += [labels[name] for name in clearly_reversed(moments)]
    return tuple(dict.fromkeys(found))


def _survey_gap(
    survey: Survey, name: str, pairs: Mapping[str, Pairs], level: float
) -> tuple[SurveyGap | None, str]:
    """Return the gap over some dimensions, or why there is none."""
    if not pairs:
        what = "any dimension" if name == OVERALL else name
        return None, f"{survey.name} does not ask {what} both as expectation and as perception."
    weights: dict[str, dict[str, float]] = {
        side: {
            pair[place].name: 1 / len(own) / len(pairs) for own in pairs.values() for pair in own
        }
        for place, side in enumerate(("perception", "expectation"))
    }
    try:
        return _measured(survey.composites(weights), level), ""
    except ValueError as error:
        return None, f"{error}."


def _measured(moments: Moments, level: float) -> SurveyGap:
    """Return the gap of two variables: perception, then expectation."""
    perception, expectation = moments.names
    if np.isnan(moments.mean).any():
        raise InputError("the table prints correlations only: without means there is no gap")
    gap = paired_gap(moments, perception, expectation, level)
    return SurveyGap(float(moments.mean[1]), float(moments.mean[0]), gap, moments.n)


def _overall_samples(samples: Sequence[GapSample]) -> list[GapSample]:
    """Return one overall gap a sample: as printed, or the mean of its four or five dimensions."""
    found = [s for s in samples if s.dimension == OVERALL]
    for name in dict.fromkeys(s.sample for s in samples if s.dimension != OVERALL):
        own = [s for s in samples if s.sample == name]
        if len(own) >= len(CLAIMED_ORDER) - 1 and not any(isnan(s.d) for s in own):
            found.append(overall_of(own))
    return found


def _item_gap(
    survey: Survey, perception: Variable, expectation: Variable, level: float
) -> ItemGap | None:
    try:
        found = _measured(survey.moments([perception.name, expectation.name]), level)
    except ValueError:  # nobody differs, or no means: the dimension says so
        return None
    return ItemGap(perception.label, perception.dimension, found)
