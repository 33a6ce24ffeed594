"""The findings of notebook 03 on gaps, and on whether there are five dimensions."""

from math import isnan

from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.numbers import exact_percent, fixed
from cxlab.questions.service_quality.dimensions import OVERALL, asked_for, spoken
from cxlab.questions.service_quality.gaps import DimensionGap, Gaps
from cxlab.questions.service_quality.hypotheses import DISTINCT, GAP, RELIABILITY, concluded
from cxlab.questions.service_quality.structure import Scale, Structure
from cxlab.survey.quality import CEILING

D = "standardised mean difference"
FEWEST_SAMPLES = 3


def gap_findings(gaps: Gaps, smallest_effect: float) -> tuple[Finding, ...]:
    """Return the finding on the overall gap and on each dimension's.

    ``smallest_effect`` is in standard deviations of the gap between customers.
    """
    return tuple(_gap(gaps, gap, smallest_effect) for gap in (gaps.overall, *gaps.dimensions))


def _gap(gaps: Gaps, gap: DimensionGap, smallest_effect: float) -> Finding:
    estimate, note = None, gap.reason
    sources: tuple[str, ...] = (gaps.survey.source,)
    if gap.pooled is not None:
        pooled, known = gap.pooled, [s for s in gap.samples if not isnan(s.d)]
        estimate = Estimate(
            *(pooled.mean, pooled.lower, pooled.upper, D, pooled.level),
            n=sum(s.n for s in known),
            p_value=pooled.p_value,
            method=f"{pooled.k} samples pooled, REML, Hartung-Knapp",
        )
        sources = tuple(dict.fromkeys(s.source for s in known))
        note = _pooled_note(gap, gaps.level)
    elif gap.survey is not None:
        found = gap.survey.gap
        estimate = Estimate(
            *(found.d_z, found.d_z_lower, found.d_z_upper, D, gaps.level),
            n=gap.survey.n,
            p_value=found.p_value,
            method="paired t test; interval from the noncentral t",
        )
        note = _own_note(gaps, gap)
    if estimate is not None and gap.against:
        verb = "runs" if len(gap.against) == 1 else "run"
        note += f" Careful: {', '.join(gap.against)} {verb} against the other items."
    name = gap.dimension
    subject = "over all dimensions" if name == OVERALL else f"for {spoken(name)}"
    return concluded(
        *(GAP, name, estimate, smallest_effect, sources, note),
        reading=f"{subject} customers get {{more}} than they expect",
        directions=("more", "less"),
        neutral=f"{subject} customers get as good as what they expect",
    )


def _pooled_note(gap: DimensionGap, level: float) -> str:
    pooled, known = gap.pooled, sorted(s.d for s in gap.samples if not isnan(s.d))
    if pooled is None:
        return ""
    below = sum(d < 0 for d in known)
    note = (
        f"In {below} of {len(known)} samples customers got less than they expected (from "
        f"{fixed(known[0], 2)} to {fixed(known[-1], 2)})"
    )
    if pooled.k < FEWEST_SAMPLES:
        note += "; two samples are too few to say what to expect elsewhere."
    else:
        low, high = fixed(pooled.prediction_lower, 2), fixed(pooled.prediction_upper, 2)
        note += (
            f"; in another firm or country the gap may lie anywhere between {low} and {high} "
            f"({exact_percent(level)})."
        )
    left = [s.sample for s in gap.samples if isnan(s.d)]
    return note + (f" Not pooled, since no spread is printed: {', '.join(left)}." if left else "")


def _own_note(gaps: Gaps, gap: DimensionGap) -> str:
    own = gap.survey
    if own is None:
        return ""
    scale = f"On the scale of {gaps.survey.scale}" if gaps.survey.scale else "On the answer scale"
    note = (
        f"{scale}: expected {fixed(own.expectation, 2)}, found {fixed(own.perception, 2)}, a gap "
        f"of {fixed(own.gap.gap, 2)} ({fixed(own.gap.lower, 2)} to {fixed(own.gap.upper, 2)})."
    )
    if gap.dimension == OVERALL:
        note += (
            " Averages over dimensions differ less between customers than single ones, which makes "
            "the same gap more standard deviations." + _ceiling(gaps)
        )
    return note + gaps.survey.few(own.n)


def _ceiling(gaps: Gaps) -> str:
    """Say where expectations are so high that a gap can hardly be anything but negative."""
    found = [c for c in gaps.survey.checks if c.name == CEILING]
    if not found or found[0].passed is not False:
        return ""
    return f" But {found[0].text}."


def reliability_findings(structure: Structure, good_reliability: float) -> tuple[Finding, ...]:
    """Return the finding on the agreement of each dimension's items, as customers perceive it."""
    names = asked_for(structure.survey.dimensions("perception"))
    return tuple(_reliability(structure, structure.scale(n), good_reliability) for n in names)


def _reliability(structure: Structure, scale: Scale, good_reliability: float) -> Finding:
    found, estimate, note = scale.reliability, None, scale.reason
    if found is not None:
        # Rounding may put alpha a hair outside Feldt's bounds where it is as good as 1.
        bounds = (min(found.lower, found.alpha), max(found.upper, found.alpha))
        level = structure.level
        estimate = Estimate(
            found.alpha, *bounds, "reliability", level, n=found.n, method="Cronbach's alpha, Feldt"
        )
        note = f"{len(found.items)} items" + (
            "."
            if scale.omega is None
            else f"; omega, without equal loadings, {fixed(scale.omega, 2)}."
        )
    above = None
    if estimate is not None:
        above = Estimate(
            estimate.value - good_reliability,
            estimate.lower - good_reliability,
            estimate.upper - good_reliability,
            "reliability",
        )
    return concluded(
        *(RELIABILITY, scale.dimension, estimate, good_reliability),
        *((structure.survey.source,), note),
        reading=f"the items of {spoken(scale.dimension)} agree (alpha)",
        decided_by=above,
    )


def distinct_finding(structure: Structure, too_close: float) -> Finding:
    """Return the finding on whether any two dimensions are as good as one."""
    found, estimate, note, pair = structure.distinctness, None, structure.unanswered, ""
    if found is not None:
        pair = " and ".join(found.closest)
        estimate = Estimate(
            *(too_close - found.largest, too_close - found.upper, too_close - found.lower),
            "overlap",
            structure.level,
            n=found.n,
            method="largest heterotrait-monotrait ratio, bounds for all pairs",
        )
        note = (
            f"Their overlap is {fixed(found.largest, 2)}, where 0 is nothing in common, 1 is one "
            f"thing, and {fixed(too_close, 2)} is the limit. {_factors(structure)}"
        )
    return concluded(
        *(DISTINCT, "", estimate, 0.0, (structure.survey.source,), note),
        reading=f"the two most alike, {pair}, overlap {{more}} than different things may",
        directions=("less", "more"),
        neutral=f"the two most alike, {pair}, overlap just as much as the limit allows",
    )


def _factors(structure: Structure) -> str:
    if structure.several is None or structure.one is None or structure.eigenvalues is None:
        return structure.unfitted
    several, one, count = structure.several, structure.one, structure.eigenvalues.factors
    return (
        f"A model of {len(several.factors)} dimensions fits with CFI {fixed(several.cfi, 2)} (0.95 "
        f"is called good), one of a single dimension with {fixed(one.cfi, 2)}; "
        f"{count} stand out from chance."
    )
