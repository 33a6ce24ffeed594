"""Do customers get less than they expect? One gap a dimension, from one survey or pooled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import isnan

import numpy as np

from cxlab.claims.on_scale import OnScale
from cxlab.errors import LackError
from cxlab.evidence.survey import Survey, Variable
from cxlab.evidence.surveys import OVERALL
from cxlab.questions.service_quality.dimensions import CLAIMED_ORDER, asked_for, called
from cxlab.questions.service_quality.evidence import Evidence
from cxlab.questions.service_quality.gap_samples import GapSample, overall_of, sample_title
from cxlab.questions.service_quality.needs import (
    Pairs,
    every_pair,
    gap_weights,
    pairs_by_dimension,
)
from cxlab.statistics.meta import Pooled, pool
from cxlab.statistics.moments import Moments
from cxlab.statistics.paired_gap import PairedGap, paired_gap
from cxlab.statistics.scales import clearly_reversed
from cxlab.words import say, say_lack


@dataclass(frozen=True)
class SurveyGap:
    """One gap in the survey at hand, on its answer scale.

    Attributes
    ----------
    expectation, perception : float
        Means.
    gap : PairedGap
    n : int
    worth : int
        How many unweighted people these are worth.
    on_scale : OnScale
        The gap with its test, means and standard deviations.
    """

    expectation: float
    perception: float
    gap: PairedGap
    n: int
    worth: int
    on_scale: OnScale


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

    def of(self, dimension: str) -> DimensionGap:
        """Return the gap of a dimension, or of all together."""
        return next(gap for gap in self.all if gap.dimension == dimension)

    @property
    def all(self) -> tuple[DimensionGap, ...]:
        """The overall gap, then each dimension's."""
        return (self.overall, *self.dimensions)


def gaps(evidence: Evidence, level: float) -> Gaps:
    """Return the gap of every dimension, of all together, and of every item."""
    items = [_item_gap(evidence.both_sides, pair, level) for pair in evidence.both_sides.pairs()]
    ranked = sorted((item for item in items if item), key=lambda item: item.survey.gap.gap)
    return replace(gaps_by_dimension(evidence, level), items=tuple(ranked))


def gaps_by_dimension(evidence: Evidence, level: float) -> Gaps:
    """Return the gap of every dimension and of all together, without those of the items."""
    survey = evidence.both_sides
    pairs = pairs_by_dimension(survey)
    printed = [s for s in evidence.samples if s.dimension != OVERALL]
    names = asked_for([*survey.asked_dimensions(), *(s.dimension for s in printed)])
    dimensions = [
        _dimension_gap(
            survey,
            {name: pairs[name]} if name in pairs else {},
            name=name,
            printed=[s for s in printed if s.dimension == name],
            level=level,
        )
        for name in names
    ]
    samples = _overall_samples(evidence.samples)
    whole = every_pair(survey)
    overall = _dimension_gap(survey, whole, name=OVERALL, printed=samples, level=level)
    return Gaps(survey, overall, tuple(dimensions), items=(), level=level)


def _dimension_gap(
    survey: Survey,
    pairs: Mapping[str, Pairs],
    *,
    name: str,
    printed: Sequence[GapSample],
    level: float,
) -> DimensionGap:
    """Return one gap; ``pairs`` are those of its dimensions, which count alike."""
    measured, reason = _survey_gap(survey, name, pairs, level)
    samples = list(printed)
    if measured is not None and printed:
        title, gap = sample_title(survey.source, "all"), measured.gap
        how = say("answers")
        samples.append(
            GapSample(title, survey.source, name, n=measured.n, gap=gap.gap, d=gap.d_z, how=how)
        )
    known = [sample for sample in samples if not isnan(sample.d)]
    pooled = None
    if printed and len(known) > 1:
        ds, variances = [s.d for s in known], [s.variance for s in known]
        pooled = pool(ds, variances, "REML", "hartung-knapp", level=level)
    return DimensionGap(
        name,
        measured,
        samples=tuple(samples),
        pooled=pooled,
        reason=reason,
        against=_against(survey, pairs),
    )


def _against(survey: Survey, pairs: Mapping[str, Pairs]) -> tuple[str, ...]:
    """Return the labels of items that run against the others of their dimension and side."""
    against: list[str] = []
    for of_dimension in pairs.values():
        for side in zip(*of_dimension, strict=True):
            labels = {variable.name: variable.label for variable in side}
            try:
                moments = survey.moments(list(labels))
            except LackError:
                continue
            against += [labels[name] for name in clearly_reversed(moments)]
    return tuple(dict.fromkeys(against))


def _survey_gap(
    survey: Survey, name: str, pairs: Mapping[str, Pairs], level: float
) -> tuple[SurveyGap | None, str]:
    """Return the gap over some dimensions, or why there is none."""
    if not pairs:
        return None, _no_gap(survey, name)
    try:
        return _measured(survey.composites(gap_weights(pairs)), level), ""
    except LackError as lack:
        return None, say_lack(lack)


def _no_gap(survey: Survey, name: str) -> str:
    """Say why there is no gap: not asked, asked but not paired, or paired but of no dimension."""
    sides = {
        side: [v for v in survey.variables if v.role == side and name in (v.dimension, OVERALL)]
        for side in ("expectation", "perception")
    }
    facts = {"survey": survey.name, "dimension": called(name)}
    if columns := survey.silence(name):
        return say(
            "{survey} holds no answers to {columns}, so there is no gap for {dimension}.",
            **facts,
            columns=columns,
        )
    if not survey.dimensions("perception") and survey.pairs():
        return say("The items belong to no dimension, so there is no gap for {dimension}.", **facts)
    if all(sides.values()):
        return say(
            "The questions of {survey} on both sides are not paired for {dimension}: give an "
            "expectation and its perception the same 'item' in the codebook.",
            **facts,
        )
    if name == OVERALL:
        return say("{survey} does not ask both expectations and perceptions.", **facts)
    return say("{survey} does not ask {dimension} both as expectation and as perception.", **facts)


def _measured(moments: Moments, level: float) -> SurveyGap:
    """Return the gap of two variables: perception, then expectation."""
    perception, expectation = moments.names
    if np.isnan(moments.mean).any():
        raise LackError("the table prints correlations only: without means there is no gap")
    gap = paired_gap(moments, perception, expectation, level)
    on_scale = OnScale.of_pair(gap, moments, perception, expectation)
    means = float(moments.mean[1]), float(moments.mean[0])
    return SurveyGap(*means, gap, n=moments.n, worth=moments.effective, on_scale=on_scale)


def _overall_samples(samples: Sequence[GapSample]) -> list[GapSample]:
    """Return one overall gap a sample: as printed, or the mean of its four or five dimensions."""
    overall = [s for s in samples if s.dimension == OVERALL]
    for name in dict.fromkeys(s.sample for s in samples if s.dimension != OVERALL):
        parts = [s for s in samples if s.sample == name]
        if len(parts) >= len(CLAIMED_ORDER) - 1 and not any(isnan(s.d) for s in parts):
            overall.append(overall_of(parts))
    return overall


def _item_gap(survey: Survey, pair: tuple[Variable, Variable], level: float) -> ItemGap | None:
    perception, expectation = pair
    try:
        measured = _measured(survey.moments([perception.name, expectation.name]), level)
    except LackError:  # its dimension says why
        return None
    return ItemGap(perception.label, perception.dimension, measured)
