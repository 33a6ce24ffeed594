"""Does the way of analysing decide whether customers get less than they expect?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import isnan

import numpy as np

from cxlab.claims.method_strip import Choice, method_strip
from cxlab.evidence.survey import Survey
from cxlab.numbers import fixed
from cxlab.questions.service_quality.analysis import Analysis
from cxlab.questions.service_quality.dimensions import called
from cxlab.questions.service_quality.evidence import Evidence
from cxlab.questions.service_quality.gap_samples import GapSample
from cxlab.questions.service_quality.gaps import Gaps, gaps_by_dimension
from cxlab.statistics.heterogeneity import Method
from cxlab.statistics.interval import Interval
from cxlab.statistics.meta import Test, pool
from cxlab.survey.careless import straight_liners
from cxlab.survey.responses import Responses
from cxlab.table import Table
from cxlab.words import phrase, say

POOLING: tuple[tuple[str, Method, Test], ...] = (
    (phrase("common effect"), "fixed", "wald"),
    (phrase("DerSimonian-Laird"), "DL", "wald"),
    (phrase("Paule-Mandel, Hartung-Knapp"), "PM", "hartung-knapp"),
    (phrase("REML"), "REML", "wald"),
    (phrase("REML, Hartung-Knapp"), "REML", "hartung-knapp"),
)


def methods(analysis: Analysis) -> Table:
    """Return whether each shortfall is told from nothing under each defensible analysis."""
    evidence, level, gaps = analysis.evidence, analysis.level, analysis.gaps
    caption = say("Does the way of analysing decide?")
    if any(gap.pooled for gap in gaps.all):
        pooled = {
            called(gap.dimension): _poolings(gap.samples, level) for gap in gaps.all if gap.pooled
        }
        return method_strip(caption, pooled)
    results = {say("everybody who answered enough"): gaps} | {
        name: gaps if way is evidence.both_sides.responses else _of(evidence, way, level)
        for name, way in _ways(evidence.both_sides).items()
    }
    claims = {
        called(gap.dimension): _choices(results, gap.dimension) for gap in gaps.all if gap.survey
    }
    if not claims:
        return Table(caption, (say("Method"),), (), note=say("Nothing was asked on both sides."))
    return method_strip(caption, claims)


def _poolings(samples: Sequence[GapSample], level: float) -> list[Choice]:
    known = [s for s in samples if not isnan(s.d)]
    ds, variances = [s.d for s in known], [s.variance for s in known]
    results = [
        (say(name), pool(ds, variances, estimator, test, level=level))
        for name, estimator, test in POOLING
    ]
    return [Choice(name, _shown(pooled), pooled.upper < 0) for name, pooled in results]


def _choices(results: Mapping[str, Gaps], dimension: str) -> list[Choice]:
    choices = []
    for name, gaps in results.items():
        measured = gaps.of(dimension).survey
        if measured is None:
            choices.append(Choice(name, say("too few answers"), holds=False))
        else:
            choices.append(Choice(name, _shown(measured.gap), measured.gap.upper < 0))
    return choices


def _shown(gap: Interval) -> str:
    return f"{fixed(gap.value, 2)} [{fixed(gap.lower, 2)}, {fixed(gap.upper, 2)}]"


def _of(evidence: Evidence, responses: Responses, level: float) -> Gaps:
    """Return the gaps of other respondents."""
    survey = replace(evidence.both_sides, responses=responses, moments=responses.moments)
    return gaps_by_dimension(replace(evidence, both_sides=survey), level)


def _ways(survey: Survey) -> dict[str, Responses]:
    """Return other defensible choices of respondents, where the answers are at hand."""
    responses = survey.responses
    if responses is None:
        return {}
    complete = responses.frame.notna().all(axis=1).to_numpy()
    varied = np.logical_not(straight_liners(responses))
    ways = {
        say("only people who answered everything"): responses.at(complete),
        say("without one answer to everything"): responses.at(varied),
    }
    if responses.weights is not None:
        ways[say("without the weights")] = replace(responses, weights=None)
    return ways
