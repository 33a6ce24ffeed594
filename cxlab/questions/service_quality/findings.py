"""The finding on each hypothesis of notebook 03."""

from math import isnan

from cxlab.estimate import Estimate
from cxlab.finding import Finding, conclude
from cxlab.numbers import exact_percent, fixed, percent, points
from cxlab.questions.service_quality.dimensions import CLAIMED_ORDER, OVERALL, asked_for, spoken
from cxlab.questions.service_quality.drivers import Contest, Drivers
from cxlab.questions.service_quality.gaps import DimensionGap, Gaps
from cxlab.questions.service_quality.hypotheses import (
    CONTEST,
    DISTINCT,
    GAP,
    IMPORTANCE,
    ORDER,
    RELIABILITY,
    Family,
)
from cxlab.questions.service_quality.structure import Scale, Structure
from cxlab.statistics.order import Importance
from cxlab.survey.quality import CEILING

D = "standardised mean difference"
FEW = 30  # answers
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
    name = gap.dimension
    subject = "over all dimensions" if name == OVERALL else f"for {spoken(name)}"
    return _conclude(
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
        note += _ceiling(gaps)
    return note + _few(own.n)


def _ceiling(gaps: Gaps) -> str:
    """Say where expectations are so high that a gap can hardly be anything but negative."""
    responses = gaps.survey.responses
    found = [c for c in responses.checks if c.name == CEILING] if responses else []
    if not found or found[0].passed is not False:
        return ""
    return f" But {found[0].text}."


def _few(n: int) -> str:
    return f" Only {n} answers: take it as a first look." if n < FEW else ""


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
    return _conclude(
        *(RELIABILITY, scale.dimension, estimate, good_reliability),
        *((structure.survey.source,), note),
        reading=f"the items of {spoken(scale.dimension)} agree (alpha)",
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
    return _conclude(
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


def importance_findings(drivers: Drivers, smallest_share: float) -> tuple[Finding, ...]:
    """Return the finding on each dimension's share of what explains the outcome."""
    found = drivers.importance
    names = asked_for(drivers.survey.dimensions("perception"))
    return tuple(_importance(drivers, found, name, smallest_share) for name in names)


def _importance(
    drivers: Drivers, found: Importance | None, name: str, smallest_share: float
) -> Finding:
    estimate, note = None, drivers.reason or f"{drivers.survey.name} has no items of {name}."
    if found is not None and name in found.predictors:
        i = found.predictors.index(name)
        estimate = Estimate(
            *(found.shares[i], found.lower[i], found.upper[i], "share of variance", found.level),
            n=found.n,
            method="LMG share of R2, bias-corrected draws",
        )
        note = f"All dimensions together: {percent(found.r2)}.{_few(found.n)}"
    return _conclude(
        *(IMPORTANCE, name, estimate, smallest_share, (drivers.survey.source,), note),
        reading=f"of the differences in {drivers.outcome}, {spoken(name)} accounts for",
    )


def order_finding(drivers: Drivers) -> Finding:
    """Return the finding on the claimed order: its probability, and what the data favour."""
    found, estimate, decided, note = drivers.importance, None, None, drivers.reason
    if found is not None:
        if missing := [name for name in CLAIMED_ORDER if name not in found.predictors]:
            best, chance = found.orders()[0]
            note = (
                f"the claim is about five dimensions, and {', '.join(missing)} are not in "
                f"{drivers.survey.name}. Best supported there: {' > '.join(best)} "
                f"({percent(chance)})."
            )
        else:
            claimed = tuple(n for n in found.predictors if n in CLAIMED_ORDER)
            estimate, decided, note = _order(found, sorted(claimed, key=CLAIMED_ORDER.index))
    return _conclude(
        *(ORDER, "", estimate, 0.0, (drivers.survey.source,), note),
        reading="how probable the claimed order is, given these data",
        decided_by=decided,
    )


def _order(found: Importance, claimed: list[str]) -> tuple[Estimate, Estimate, str]:
    from scipy.stats import beta

    probability, draws = found.probability_of(claimed), len(found.draws)
    hits, tail = round(probability * draws), (1 - found.level) / 2
    lower = float(beta.ppf(tail, hits, draws - hits + 1)) if hits else 0.0
    upper = float(beta.ppf(1 - tail, hits + 1, draws - hits)) if hits < draws else 1.0
    method = f"share of {draws:,} draws; the interval is the error of drawing"
    estimate = Estimate(
        probability, lower, upper, "probability", found.level, n=found.n, method=method
    )
    step, low, high = found.weakest_step(claimed)
    decided = Estimate(step, low, high, "difference of shares", found.level, n=found.n)
    worst = min(found.steps(claimed), key=lambda s: s.difference)
    best, chance = found.orders()[0]
    more = "more" if worst.difference > 0 else "less"
    note = (
        f"The claim stands or falls with its weakest pair: {worst.higher} accounts for "
        f"{points(abs(worst.difference))} points {more} than {worst.lower_ranked} "
        f"({points(low)} to {points(high)}). Best supported: {' > '.join(best)} "
        f"({percent(chance)})."
    )
    return estimate, decided, note


def contest_finding(contest: Contest, smallest_share: float) -> Finding:
    """Return the finding on perceptions against gaps as predictors."""
    found, estimate, note = contest.difference, None, contest.reason
    if found is not None:
        estimate = Estimate(
            *(found.difference, found.lower, found.upper, "difference of shares", contest.level),
            n=found.n,
            method="difference of R2, bias-corrected draws",
        )
        note = (
            f"Perceptions explain {percent(found.first)} of the differences in {contest.outcome}, "
            f"gaps {percent(found.second)}."
        )
    return _conclude(
        *(CONTEST, "", estimate, smallest_share, (contest.survey.source,), note),
        reading=f"perceptions alone explain {{more}} of {contest.outcome} than gaps",
        directions=("more", "less"),
    )


def _conclude(
    family: Family,
    dimension: str,
    estimate: Estimate | None,
    smallest_effect: float,
    sources: tuple[str, ...],
    note: str,
    *,
    reading: str,
    directions: tuple[str, str] = ("more", "less"),
    neutral: str = "as good as no difference",
    decided_by: Estimate | None = None,
) -> Finding:
    return conclude(
        *(family.id(dimension), family.number, family.of(dimension), estimate),
        expected=family.expected,
        smallest_effect=smallest_effect,
        basis=family.basis,
        sources=sources,
        note=note,
        reading=reading,
        directions=directions,
        label=dimension or family.ids.rpartition(".")[2],
        neutral=neutral,
        decided_by=decided_by,
    )
