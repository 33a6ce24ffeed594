"""Does the way of analysing decide whether customers get less than they expect?"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import isnan

import numpy as np

from cxlab.claims.method_strip import Choice, method_strip
from cxlab.numbers import fixed
from cxlab.questions.service_quality.evidence import Evidence
from cxlab.questions.service_quality.gap_samples import GapSample
from cxlab.questions.service_quality.gaps import Gaps, gaps_by_dimension
from cxlab.questions.service_quality.survey import Survey
from cxlab.statistics.heterogeneity import Method
from cxlab.statistics.meta import Test, pool
from cxlab.statistics.moments import Moments
from cxlab.survey.careless import straight_liners
from cxlab.table import Table

CAPTION = "Does the way of analysing decide?"
POOLING: tuple[tuple[str, Method, Test], ...] = (
    ("common effect", "fixed", "wald"),
    ("DerSimonian-Laird", "DL", "wald"),
    ("Paule-Mandel, Hartung-Knapp", "PM", "hartung-knapp"),
    ("REML", "REML", "wald"),
    ("REML, Hartung-Knapp", "REML", "hartung-knapp"),
)
MomentsOf = Callable[[Sequence[str]], Moments]


def methods(evidence: Evidence, level: float) -> Table:
    """Return whether each shortfall is told from nothing under each defensible analysis."""
    found = gaps_by_dimension(evidence, level)
    every = (found.overall, *found.dimensions)
    if any(gap.pooled for gap in every):
        pooled = {g.dimension: _poolings(g.samples, level) for g in every if g.pooled}
        return method_strip(CAPTION, pooled)
    results = {"all complete pairs": found} | {
        name: gaps_by_dimension(_with(evidence, way), level)
        for name, way in _ways(evidence.both_sides).items()
    }
    claims = {gap.dimension: _choices(results, gap.dimension) for gap in every if gap.survey}
    if not claims:
        return Table(CAPTION, ("Method",), (), note="Nothing was asked on both sides.")
    return method_strip(CAPTION, claims)


def _poolings(samples: Sequence[GapSample], level: float) -> list[Choice]:
    known = [s for s in samples if not isnan(s.d)]
    ds, variances = [s.d for s in known], [s.variance for s in known]
    results = [(name, pool(ds, variances, how, test, level)) for name, how, test in POOLING]
    return [Choice(n, _shown(r.mean, r.lower, r.upper), r.upper < 0) for n, r in results]


def _choices(results: dict[str, Gaps], dimension: str) -> list[Choice]:
    choices = []
    for name, result in results.items():
        every = {gap.dimension: gap.survey for gap in (result.overall, *result.dimensions)}
        found = every[dimension]
        if found is None:
            choices.append(Choice(name, "too few answers", holds=False))
            continue
        gap = found.gap
        choices.append(Choice(name, _shown(gap.gap, gap.lower, gap.upper), gap.upper < 0))
    return choices


def _shown(value: float, lower: float, upper: float) -> str:
    return f"{fixed(value, 2)} [{fixed(lower, 2)}, {fixed(upper, 2)}]"


def _with(evidence: Evidence, moments: MomentsOf) -> Evidence:
    return replace(evidence, both_sides=replace(evidence.both_sides, moments=moments))


def _ways(survey: Survey) -> dict[str, MomentsOf]:
    """Return other defensible choices of respondents, where the answers are at hand."""
    ways: dict[str, MomentsOf] = {}
    responses = survey.responses
    if responses is None:
        return ways
    complete = responses.frame.notna().all(axis=1).to_numpy()
    ways["only people who answered everything"] = lambda names: responses.moments(names, complete)
    varied = np.logical_not(straight_liners(responses))
    ways["without one answer to everything"] = lambda names: responses.moments(names, varied)
    if responses.weights is not None:
        unweighted = replace(responses, weights=None)
        ways["without the weights"] = unweighted.moments
    return ways
