"""How the data answer what goes with the outcome, and in which order."""

from collections.abc import Sequence
from dataclasses import replace
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
from cxlab.questions.service_quality.drivers import Drivers
from cxlab.questions.service_quality.few_answered import Behind, Part, behind, parts_of_gap
from cxlab.questions.service_quality.needs import pairs_by_dimension
from cxlab.statistics.interval import Interval
from cxlab.statistics.order import Importance, Step
from cxlab.words import phrase, say, say_count

SHARE_OF_PEOPLE = phrase("LMG share of R2, respondents drawn again")
SHARE_OF_TABLE = phrase("LMG share of R2, bias-corrected draws, as if answers were normal")
DIFFERENCE_OF_PEOPLE = phrase("difference of R2, respondents drawn again")
DIFFERENCE_OF_TABLE = phrase("difference of R2, bias-corrected draws, as if answers were normal")


def share(analysis: Analysis, settings: Any, dimension: str) -> Answer:
    """Answer with a dimension's share of what explains the outcome."""
    drivers, shares = analysis.drivers, analysis.drivers.importance
    name = called(dimension)
    outcome = drivers.outcome or say("the outcome")
    facts = {"dimension": spoken(dimension), "name": name, "outcome": outcome}
    sources = (drivers.survey.source,)
    if shares is None or dimension not in shares.predictors:
        missing = drivers.reason or _no_items(drivers, dimension)
        return Answer(note=missing, facts=facts, sources=sources)
    place, known = shares.predictors.index(dimension), _behind(drivers, shares, [dimension])
    estimate = _share_estimate(drivers, shares, place, known.n)
    note = [known.note, say("All dimensions together: {share}.", share=percent(shares.r2))]
    if not estimate.rests_on_few:
        note.append(_few(drivers, shares.n))
    decided = None
    if (correlation := shares.correlations[place]) < 0:
        # A share has no sign: judged below zero, where the correlation lies.
        decided = replace(estimate, **vars(estimate.turned()))
        note.append(_backwards(name, outcome, correlation) if decided.upper < 0 else "")
    return Answer(
        estimate,
        " ".join(filter(None, note)),
        facts,
        decided_by=decided,
        decided_against=settings.smallest_share,
        sources=sources,
    )


def _share_estimate(drivers: Drivers, shares: Importance, place: int, n: int) -> Estimate:
    """Return the share of the predictor at a place, as known from n people."""
    return Estimate(
        shares.shares[place],
        shares.lower[place],
        shares.upper[place],
        "share of variance",
        level=shares.level,
        n=n,
        out_of=drivers.survey.people,
        df=shares.df,
        method=say(SHARE_OF_PEOPLE if drivers.survey.has_people else SHARE_OF_TABLE),
    )


def _no_items(drivers: Drivers, dimension: str) -> str:
    survey = drivers.survey.name
    if columns := drivers.survey.silence(dimension):
        return say("{survey} holds no answers to {columns}.", survey=survey, columns=columns)
    return say("{survey} has no items of {dimension}.", survey=survey, dimension=called(dimension))


def _behind(drivers: Drivers, shares: Importance, dimensions: Sequence[str]) -> Behind:
    """Return how many people are behind the shares of some dimensions."""
    if not drivers.survey.has_people:
        return Behind(shares.n)
    perceived = drivers.survey.dimensions("perception")
    parts = [Part("perception", called(name), perceived[name]) for name in dimensions]
    parts.append(Part("outcome", drivers.outcome, drivers.columns))
    return behind(drivers.survey, shares.n, parts)


def _backwards(dimension: str, outcome: str, correlation: float) -> str:
    return say(
        "It goes the other way: where {dimension} is rated higher, {outcome} is lower "
        "(correlation {r}). Is one of them coded backwards?",
        dimension=dimension,
        outcome=outcome,
        r=fixed(correlation, 2),
    )


def _few(drivers: Drivers, n: int) -> str:
    worth = drivers.moments.effective if drivers.moments else None
    return drivers.survey.few(n, worth)


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
    weakest = shares.weakest_pair(CLAIMED_ORDER)
    bounds = Interval(weakest.difference, weakest.lower, weakest.upper)
    decided = Estimate.of(bounds, "difference of shares", level=shares.level)
    facts = {"higher": called(weakest.higher), "lower": called(weakest.lower_ranked)}
    known = _behind(drivers, shares, shares.predictors)
    return Answer(
        _probability(shares, weakest, known.n, drivers.survey.people),
        " ".join(filter(None, [known.note, _rests_on(shares, weakest), _best(shares)])),
        facts,
        decided_by=decided,
        sources=sources,
    )


def _rests_on(shares: Importance, weakest: Step) -> str:
    """Say why the least certain pair decides on the order, and how often all pairs hold."""
    return say(
        "The claim holds only if each of its pairs does, so the verdict rests on the least certain "
        "one: a difference of {difference} percentage points, for the order as a whole {low} to "
        "{high}. All "
        "pairs hold in {share} of the samples.",
        difference=points(weakest.difference),
        low=points(weakest.lower),
        high=points(weakest.upper),
        share=chance(shares.probability_of(CLAIMED_ORDER)),
    )


def _probability(shares: Importance, weakest: Step, n: int, people: int) -> Estimate:
    """Return how often the least certain pair comes out as claimed, with the error of drawing."""
    from scipy.stats import beta

    probability, draws = weakest.probability, len(shares.draws)
    hits, tail = round(probability * draws), (1 - shares.level) / 2
    lower = float(beta.ppf(tail, hits, draws - hits + 1)) if hits else 0.0
    upper = float(beta.ppf(1 - tail, hits + 1, draws - hits)) if hits < draws else 1.0
    return Estimate(
        probability,
        lower,
        upper,
        "probability",
        level=shares.level,
        n=n,
        out_of=people,
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
    outcome_part = Part("outcome", outcome, contest.columns)
    parts = [*parts_of_gap(pairs_by_dimension(contest.survey)), outcome_part]
    known = behind(contest.survey, difference.n, parts)
    estimate = Estimate.of(
        difference,
        "difference of shares",
        level=contest.level,
        n=known.n,
        out_of=contest.survey.people,
        method=say(DIFFERENCE_OF_PEOPLE if contest.survey.has_people else DIFFERENCE_OF_TABLE),
    )
    note = say(
        "Perceptions explain {first} of the differences in {outcome}, gaps {second}.",
        first=percent(difference.first),
        outcome=outcome,
        second=percent(difference.second),
    )
    return Answer(estimate, " ".join(filter(None, [known.note, note])), facts, sources=sources)
