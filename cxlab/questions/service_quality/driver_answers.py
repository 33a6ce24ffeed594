"""How the data answer what goes with the outcome, and in which order."""

from typing import Any

from cxlab.claims.claim import Answer
from cxlab.claims.estimate import Estimate
from cxlab.numbers import chance, fixed, percent, points
from cxlab.questions.service_quality.analysis import Analysis
from cxlab.questions.service_quality.dimensions import (
    CLAIMED_ORDER,
    called,
    listed,
    ranked,
    spoken,
)
from cxlab.statistics.order import Importance
from cxlab.words import say, say_count


def share(analysis: Analysis, settings: Any, dimension: str) -> Answer:
    """Answer with a dimension's share of what explains the outcome."""
    drivers, shares = analysis.drivers, analysis.drivers.importance
    name = called(dimension)
    outcome = drivers.outcome or say("the outcome")
    facts = {"dimension": spoken(dimension), "name": name, "outcome": outcome}
    sources = (drivers.survey.source,)
    if shares is None or dimension not in shares.predictors:
        survey = drivers.survey.name
        missing = say("{survey} has no items of {dimension}.", survey=survey, dimension=name)
        return Answer(note=drivers.reason or missing, facts=facts, sources=sources)
    place = shares.predictors.index(dimension)
    estimate = Estimate(
        shares.shares[place],
        shares.lower[place],
        shares.upper[place],
        "share of variance",
        level=shares.level,
        n=shares.n,
        method=say("LMG share of R2, bias-corrected draws"),
    )
    note = [say("All dimensions together: {share}.", share=percent(shares.r2))]
    note += [few] if (few := drivers.survey.few(shares.n)) else []
    decided = None
    if (correlation := shares.correlations[place]) < 0:
        # Large, but the wrong way: judged as far below what matters as it lies above it.
        turned = estimate.turned().less(-settings.smallest_share)
        decided = Estimate.of(turned, "share of variance")
        note.append(
            say(
                "It goes the other way: where {dimension} is rated higher, {outcome} is lower "
                "(correlation {r}). Is one of them coded backwards?",
                dimension=name,
                outcome=outcome,
                r=fixed(correlation, 2),
            )
        )
    return Answer(estimate, " ".join(note), facts, decided_by=decided, sources=sources)


def claimed_order(analysis: Analysis, settings: Any) -> Answer:
    """Answer with the probability of the claimed order, and what the data favour."""
    drivers, shares = analysis.drivers, analysis.drivers.importance
    sources = (drivers.survey.source,)
    if shares is None:
        return Answer(note=drivers.reason, sources=sources)
    if missing := [name for name in CLAIMED_ORDER if name not in shares.predictors]:
        incomplete = say_count(
            "the claim is about five dimensions, and {missing} is not in {survey}.",
            "the claim is about five dimensions, and {missing} are not in {survey}.",
            len(missing),
            missing=listed(missing),
            survey=drivers.survey.name,
        )
        return Answer(note=f"{incomplete} {_best(shares)}", sources=sources)
    step, low, high = shares.weakest_step(CLAIMED_ORDER)
    decided = Estimate(step, low, high, "difference of shares", level=shares.level, n=shares.n)
    worst = min(shares.steps(CLAIMED_ORDER), key=lambda pair: pair.difference)
    weakest = say(
        "The verdict rests on the claim's weakest pair, {higher} over {lower}: a difference of "
        "{difference} points, for the order as a whole {low} to {high}.",
        higher=called(worst.higher),
        lower=called(worst.lower_ranked),
        difference=points(worst.difference),
        low=points(low),
        high=points(high),
    )
    note = f"{weakest} {_best(shares)}"
    return Answer(_probability(shares), note, decided_by=decided, sources=sources)


def _probability(shares: Importance) -> Estimate:
    """Return how often the claimed order comes out, with the error of drawing."""
    from scipy.stats import beta

    probability, draws = shares.probability_of(CLAIMED_ORDER), len(shares.draws)
    hits, tail = round(probability * draws), (1 - shares.level) / 2
    lower = float(beta.ppf(tail, hits, draws - hits + 1)) if hits else 0.0
    upper = float(beta.ppf(1 - tail, hits + 1, draws - hits)) if hits < draws else 1.0
    return Estimate(
        probability,
        lower,
        upper,
        "probability",
        level=shares.level,
        n=shares.n,
        method=say("share of {draws:,} draws; the interval is the error of drawing", draws=draws),
    )


def _best(shares: Importance) -> str:
    if len(shares.predictors) < 2:
        return ""
    best, probability = shares.orders()[0]
    return say(
        "Best supported: {order} (in {share} of samples like this one).",
        order=ranked(best),
        share=chance(probability),
    )


def performance_beats_gap(analysis: Analysis, settings: Any) -> Answer:
    """Answer how much more perceptions explain than gaps."""
    contest, difference = analysis.contest, analysis.contest.difference
    outcome = contest.outcome or say("the outcome")
    facts = {"outcome": outcome}
    sources = (contest.survey.source,)
    if difference is None:
        return Answer(note=contest.reason, facts=facts, sources=sources)
    estimate = Estimate.of(
        difference,
        "difference of shares",
        level=contest.level,
        method=say("difference of R2, bias-corrected draws"),
    )
    note = say(
        "Perceptions explain {first} of the differences in {outcome}, gaps {second}.",
        first=percent(difference.first),
        outcome=outcome,
        second=percent(difference.second),
    )
    return Answer(estimate, note, facts, sources=sources)
