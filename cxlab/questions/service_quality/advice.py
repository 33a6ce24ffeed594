"""The bottom line of notebook 03: what a manager should do, from the findings alone."""

from collections.abc import Iterator
from math import isnan

from cxlab.claims.bottom_line import BottomLine, bottom_line_of
from cxlab.claims.by_verdict import ByVerdict
from cxlab.claims.finding import Finding
from cxlab.claims.findings import Findings
from cxlab.claims.verdict import Verdict
from cxlab.numbers import chance, percent
from cxlab.questions.service_quality.analysis import Analysis
from cxlab.questions.service_quality.dimensions import called, listed, spoken
from cxlab.questions.service_quality.drivers import Drivers
from cxlab.questions.service_quality.gaps import Gaps
from cxlab.statistics.importance_performance import ImportancePerformance
from cxlab.words import say

ACT = "concentrate here"
SURE = 0.8  # probability of a quadrant from which the advice names the dimension
ENOUGH = 300  # respondents, beyond whom more are asked for by their number
# What a manager reads first, then the families.
FIRST = (
    "quality.gap.overall",
    "quality.distinct",
    "quality.order",
    "quality.performance_beats_gap",
)
FAMILIES = (
    *("quality.gap.", "quality.weighted_gap.", "quality.importance."),
    *("quality.reliability.", "quality.level."),
)

SHORTFALL = ByVerdict(
    "quality.gap.overall",
    supported="Customers get less than they expect.",
    contradicted="Customers get more than they expect.",
    negligible="Customers get about what they expect.",
    inconclusive="We do not know whether customers get less than they expect, over all.",
    no_evidence="We do not know whether customers get less than they expect: these data do not "
    "say.",
)
DISTINCT = ByVerdict(
    "quality.distinct",
    supported="Customers see the dimensions as separate things.",
    contradicted="Customers do not see all these dimensions as separate things.",
    inconclusive="We do not know whether customers see the dimensions as separate things.",
)
ORDER = ByVerdict(
    "quality.order",
    supported="The dimensions matter in the claimed order.",
    contradicted="The dimensions do not matter in the claimed order.",
    inconclusive="We do not know in which order they matter.",
)
JOIN = ByVerdict(
    "quality.distinct",
    contradicted="Do not steer by small differences between dimensions that measure the same "
    "thing: join them, or ask fewer questions.",
)
ASK = ByVerdict(
    "quality.performance_beats_gap",
    supported="To predict satisfaction, asking what customers perceive is enough: half the "
    "questions.",
    contradicted="Ask expectations too: the gap predicts satisfaction better here.",
)


def bottom_line(findings: Findings, analysis: Analysis) -> BottomLine:
    """Return headline, advice and all findings; the advice follows from the verdicts."""
    gaps, drivers = analysis.gaps, analysis.drivers
    first = [findings.of(id) for id in FIRST]
    families = [
        finding
        for family in FAMILIES
        for finding in findings.starting(family)
        if finding not in first
    ]
    return bottom_line_of(
        Findings([*first, *families]),
        headline=[
            "" if first[0].rests_on_few else _few(gaps),
            _in_most_surveys(first[0], gaps) or SHORTFALL,
            DISTINCT,
            ORDER,
        ],
        advice=[
            _look_first(gaps),
            _where_to_act(drivers),
            _largest_gap(gaps),
            JOIN,
            ASK,
            _own_order(drivers),
        ],
        would_change=_would_change(drivers),
    )


def _in_most_surveys(shortfall: Finding, gaps: Gaps) -> str:
    """Say in how many surveys they did, where these together leave it open."""
    if shortfall.verdict is not Verdict.INCONCLUSIVE or gaps.overall.pooled is None:
        return ""
    known = [sample.d for sample in gaps.overall.samples if not isnan(sample.d)]
    return say(
        "We do not know whether customers in general get less than they expect; in {below} of {k} "
        "surveys they did.",
        below=sum(d < 0 for d in known),
        k=len(known),
    )


def _few(gaps: Gaps) -> str:
    measured = gaps.overall.survey
    if measured is None or gaps.overall.pooled is not None or not gaps.survey.few(measured.n):
        return ""
    people = gaps.survey.people
    return say("From no more than {n:,} of {people:,} answers:", n=measured.n, people=people)


def _look_first(gaps: Gaps) -> str:
    """Name what the checks of the answers found, before anybody acts on them."""
    failed = "; ".join(check.name for check in gaps.survey.checks if check.passed is False)
    if not failed:
        return ""
    return say("Before you act, look at what the checks of the answers found: {what}.", what=failed)


def _lagging(quadrants: ImportancePerformance) -> Iterator[str]:
    """Yield each dimension that matters and lags, with how sure that is."""
    for place in quadrants.positions:
        probability = place.probabilities[ACT]
        if probability >= SURE and place.performance_upper < quadrants.mean_performance:
            yield say(
                "{dimension}, {chance} sure",
                dimension=spoken(place.name),
                chance=chance(probability),
            )


def _where_to_act(drivers: Drivers) -> str:
    """Name the dimensions that matter and lag, where the data are sure enough."""
    shares = drivers.importance
    if drivers.map is None or shares is None:
        return ""
    related = zip(shares.predictors, shares.correlations, shares.lower, strict=True)
    if backwards := [name for name, r, lower in related if r < 0 < lower]:
        return say(
            "First find out why {outcome} is lower where these are rated higher: {dimensions}. Is "
            "an answer scale coded backwards?",
            outcome=drivers.outcome,
            dimensions=listed(backwards),
        )
    if not (lagging := "; ".join(_lagging(drivers.map))):
        return say(
            "No single dimension stands out as both important and weak: improve what is cheap."
        )
    if drivers.survey.own:
        return say("Start with what matters and lags behind: {dimensions}.", dimensions=lagging)
    return say(
        "Look first at what matters and lags behind in this one survey: {dimensions}. Then check "
        "it in a survey of your own customers.",
        dimensions=lagging,
    )


def _largest_gap(gaps: Gaps) -> str:
    """Name the touchpoints that fall short most, if they surely do."""
    against = {label for gap in gaps.dimensions for label in gap.against}
    short = [i for i in gaps.items if i.survey.gap.upper < 0 and i.label not in against]
    if not short or not gaps.survey.own:
        return ""
    named = ", ".join(f"'{item.label}'" for item in short[:3])
    return say("The touchpoints that fall short most: {touchpoints}.", touchpoints=named)


def _own_order(drivers: Drivers) -> str:
    if not drivers.survey.outcomes():
        return say(
            "Ask an outcome too, e.g. overall satisfaction: without it nobody knows what matters."
        )
    shares = drivers.importance
    if shares is None or len(shares.predictors) < 2:
        return ""
    best, probability = shares.orders()[0]
    if probability < SURE:
        return say(
            "Do not plan by a ranking of the dimensions: the data fit more than one. Compare them "
            "two by two (below)."
        )
    share_of = dict(zip(shares.predictors, shares.shares, strict=True))
    return say(
        "Plan by the order your data support; nearly equal shares matter alike: {order}.",
        order=" > ".join(f"{called(name)} ({percent(share_of[name])})" for name in best),
    )


def _would_change(drivers: Drivers) -> Iterator[str]:
    asked = drivers.importance.n if drivers.importance else 0
    if asked > ENOUGH:
        yield say(
            "A survey of more than {n:,} customers drawn by chance that asks what they expect, "
            "what they get, and how satisfied they are.",
            n=asked,
        )
    else:
        yield say(
            "A survey of a few hundred customers drawn by chance that asks what they expect, what "
            "they get, and how satisfied they are."
        )
    yield say(
        "A change in one dimension, made in some branches drawn by lot, that moves satisfaction: "
        "answers given at one time by one person cannot show what causes what."
    )
