"""How the data answer whether there are five dimensions."""

from typing import Any

from cxlab.claims.claim import Answer
from cxlab.claims.estimate import Estimate
from cxlab.numbers import fixed
from cxlab.questions.service_quality.analysis import Analysis
from cxlab.questions.service_quality.dimensions import called, spoken
from cxlab.questions.service_quality.structure import Structure
from cxlab.statistics.interval import Interval
from cxlab.words import phrase, say

ALPHA_OF_PEOPLE = phrase("Cronbach's alpha; interval from the answers themselves")
ALPHA_OF_TABLE = phrase("Cronbach's alpha, Feldt's interval, as if answers were normal")
RATIO_OF_PEOPLE = phrase(
    "largest heterotrait-monotrait ratio, bounds for all pairs, respondents drawn again"
)
RATIO_OF_TABLE = phrase(
    "largest heterotrait-monotrait ratio, bounds for all pairs, as if answers were normal"
)


def agreement(analysis: Analysis, settings: Any, dimension: str) -> Answer:
    """Answer whether a dimension's items, as customers perceive it, agree well enough."""
    scale = analysis.structure.scale(dimension)
    facts = {"dimension": spoken(dimension), "name": called(dimension)}
    sources = (analysis.structure.survey.source,)
    alpha = scale.reliability
    if alpha is None:
        return Answer(note=scale.reason, facts=facts, sources=sources)
    # Rounding may put alpha a hair outside its bounds where it is as good as 1.
    held = Interval(alpha.value, min(alpha.lower, alpha.value), max(alpha.upper, alpha.value))
    estimate = Estimate.of(
        held,
        "reliability",
        level=analysis.level,
        n=alpha.n,
        out_of=analysis.structure.survey.people,
        df=alpha.df,
        method=say(ALPHA_OF_PEOPLE if analysis.structure.survey.has_people else ALPHA_OF_TABLE),
    )
    n = len(alpha.items)
    if scale.omega is None:
        note = say("{n} items.", n=n)
    else:
        omega = fixed(scale.omega, 2)
        note = say("{n} items; omega, without equal loadings, {omega}.", n=n, omega=omega)
    limit = settings.good_reliability
    above = Estimate.of(estimate.less(limit), "reliability")
    return Answer(estimate, note, facts, decided_by=above, limit=limit, sources=sources)


def distinct(analysis: Analysis, settings: Any) -> Answer:
    """Answer whether any two dimensions are as good as one."""
    structure, overlap = analysis.structure, analysis.structure.distinctness
    sources = (structure.survey.source,)
    if overlap is None:
        return Answer(note=structure.unanswered, sources=sources)
    limit = settings.too_close
    estimate = Estimate.of(
        Interval(overlap.largest, overlap.lower, overlap.upper).less(limit).turned(),
        "overlap",
        level=structure.level,
        n=overlap.n,
        out_of=structure.survey.people,
        method=say(RATIO_OF_PEOPLE if structure.survey.has_people else RATIO_OF_TABLE),
    )
    much = say(
        "Their overlap is {largest}; 1 would be one thing, and above {limit} counts as one.",
        largest=fixed(overlap.largest, 2),
        limit=fixed(limit, 2),
    )
    first, second = overlap.closest
    facts = {"first": called(first), "second": called(second)}
    return Answer(estimate, f"{much} {_factors(structure)}", facts, sources=sources)


def _factors(structure: Structure) -> str:
    if structure.several is None or structure.one is None or structure.eigenvalues is None:
        return structure.unfitted
    return say(
        "A model of {n} dimensions fits with CFI {several} (0.95 is called good), one of a single "
        "dimension with {one}. Dimensions that stand out from chance: {count}.",
        n=len(structure.several.factors),
        several=fixed(structure.several.cfi, 2),
        one=fixed(structure.one.cfi, 2),
        count=structure.eigenvalues.factors,
    )
