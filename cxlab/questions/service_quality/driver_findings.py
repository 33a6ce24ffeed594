"""The findings of notebook 03 on what goes with the outcome, and in which order."""

from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.numbers import chance, fixed, percent, points
from cxlab.questions.service_quality.dimensions import CLAIMED_ORDER, asked_for, spoken
from cxlab.questions.service_quality.drivers import Contest, Drivers
from cxlab.questions.service_quality.hypotheses import CONTEST, IMPORTANCE, ORDER, concluded
from cxlab.statistics.order import Importance


def importance_findings(drivers: Drivers, smallest_share: float) -> tuple[Finding, ...]:
    """Return the finding on each dimension's share of what explains the outcome."""
    found = drivers.importance
    names = asked_for(drivers.survey.dimensions("perception"))
    return tuple(_importance(drivers, found, name, smallest_share) for name in names)


def _importance(
    drivers: Drivers, found: Importance | None, name: str, smallest_share: float
) -> Finding:
    estimate, decided = None, None
    note = drivers.reason or f"{drivers.survey.name} has no items of {name}."
    if found is not None and name in found.predictors:
        i = found.predictors.index(name)
        estimate = Estimate(
            *(found.shares[i], found.lower[i], found.upper[i], "share of variance", found.level),
            n=found.n,
            method="LMG share of R2, bias-corrected draws",
        )
        note = f"All dimensions together: {percent(found.r2)}.{drivers.survey.few(found.n)}"
        if found.correlations[i] < 0:
            decided = Estimate(-estimate.value + smallest_share, -estimate.upper + smallest_share,
                               -estimate.lower + smallest_share, "share of variance")  # fmt: skip
            note += (
                f" It goes the other way: where {name} is rated higher, {drivers.outcome} is lower "
                f"(correlation {fixed(found.correlations[i], 2)}). Is one of them coded backwards?"
            )
    return concluded(
        *(IMPORTANCE, name, estimate, smallest_share, (drivers.survey.source,), note),
        reading=f"of the differences in {drivers.outcome}, {spoken(name)} accounts for",
        outcome=drivers.outcome,
        decided_by=decided,
    )


def order_finding(drivers: Drivers) -> Finding:
    """Return the finding on the claimed order: its probability, and what the data favour."""
    found, estimate, decided, note = drivers.importance, None, None, drivers.reason
    if found is not None:
        if missing := [name for name in CLAIMED_ORDER if name not in found.predictors]:
            verb = "is" if len(missing) == 1 else "are"
            note = (
                f"the claim is about five dimensions, and {', '.join(missing)} {verb} not in "
                f"{drivers.survey.name}. {_best(found)}"
            )
        else:
            claimed = tuple(n for n in found.predictors if n in CLAIMED_ORDER)
            estimate, decided, note = _order(found, sorted(claimed, key=CLAIMED_ORDER.index))
    return concluded(
        *(ORDER, "", estimate, 0.0, (drivers.survey.source,), note),
        reading="of samples drawn like this one, the claimed order comes out in",
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
    note = (
        f"The verdict rests on the claim's weakest pair, {worst.higher} over {worst.lower_ranked}: "
        f"a difference of {points(worst.difference)} points, for the order as a whole "
        f"{points(low)} to {points(high)}. {_best(found)}"
    )
    return estimate, decided, note


def _best(found: Importance) -> str:
    if len(found.predictors) < 2:
        return ""
    best, share = found.orders()[0]
    return f"Best supported: {' > '.join(best)} (in {chance(share)} of samples like this one)."


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
    return concluded(
        *(CONTEST, "", estimate, smallest_share, (contest.survey.source,), note),
        reading=f"perceptions alone explain {{more}} of {contest.outcome} than gaps",
        directions=("more", "less"),
        outcome=contest.outcome,
    )
