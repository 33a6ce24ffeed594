"""The bottom line of notebook 03: what a manager should do, from the findings alone."""

from collections.abc import Sequence

from cxlab.claims.bottom_line import BottomLine
from cxlab.claims.finding import Finding
from cxlab.claims.verdict import Verdict
from cxlab.numbers import chance, percent
from cxlab.questions.service_quality.dimensions import spoken
from cxlab.questions.service_quality.drivers import Drivers
from cxlab.questions.service_quality.gaps import Gaps
from cxlab.simulated import is_simulated

SIMULATED = "Simulated data, no evidence of anything:"
SIMULATED = "Simulated data, no evidence of anything:"
SURE = 0.8  # probability of a quadrant from which the advice names the dimension

GAP = {
    Verdict.SUPPORTED: "Customers get less than they expect.",
    Verdict.CONTRADICTED: "Customers get more than they expect.",
    Verdict.NEGLIGIBLE: "Customers get about what they expect.",
    Verdict.INCONCLUSIVE: "Whether customers get less than they expect, over all, these data "
    "cannot tell.",
    Verdict.NO_EVIDENCE: "Whether customers get less than they expect, over all, these data "
    "do not say.",
}
DISTINCT = {
    Verdict.SUPPORTED: "The dimensions are different things.",
    Verdict.CONTRADICTED: "The dimensions are fewer things than they have names.",
    Verdict.INCONCLUSIVE: "Whether the dimensions are different things these data cannot tell.",
}
ORDER = {
    Verdict.SUPPORTED: "They matter in the order that is claimed.",
    Verdict.CONTRADICTED: "They do not matter in the order that is claimed.",
    Verdict.INCONCLUSIVE: "In which order they matter these data cannot tell.",
}


def bottom_line(findings: Sequence[Finding], gaps: Gaps, drivers: Drivers) -> BottomLine:
    """Return headline, advice and all findings; the advice follows from the verdicts."""
    by_id = {finding.id: finding for finding in findings}
    overall, distinct, order = (
        by_id[f"quality.{name}"] for name in ("gap.overall", "distinct", "order")
    )
    headline = [
        SIMULATED if is_simulated(gaps.survey.name) else "",
        _few(gaps) + GAP[overall.verdict],
        DISTINCT.get(distinct.verdict),
        ORDER.get(order.verdict),
    ]
    advice = [
        _look_first(gaps),
        *_where_to_act(drivers),
        *_largest_gap(gaps),
        *_questionnaire(distinct, by_id["quality.performance_beats_gap"]),
        _own_order(drivers),
    ]
    return BottomLine(
        " ".join(filter(None, headline)),
        tuple(line for line in advice if line),
        _would_change(drivers),
        tuple(findings),
    )


def _few(gaps: Gaps) -> str:
    own = gaps.overall.survey
    if own is None or gaps.overall.pooled is not None or not gaps.survey.few(own.n):
        return ""
    return f"From no more than {own.n:,} of {gaps.survey.people:,} answers: "


def _look_first(gaps: Gaps) -> str:
    """Name what the checks of the answers found, before anybody acts on them."""
    failed = [c.name for c in gaps.survey.checks if c.passed is False]
    if not failed:
        return ""
    return f"Before you act, look at what the checks of the answers found: {'; '.join(failed)}."


def _where_to_act(drivers: Drivers) -> list[str]:
    """Name the dimensions that matter and lag, where the data are sure enough."""
    if drivers.map is None:
        return []
    if backwards := _backwards(drivers):
        return [
            f"First find out why {drivers.outcome} is lower where these are rated higher: "
            f"{', '.join(backwards)}. Is an answer scale coded backwards?"
        ]
    act = [
        p
        for p in drivers.map.positions
        if p.probabilities["concentrate here"] >= SURE
        and p.performance_upper < drivers.map.mean_performance
    ]
    if not act:
        return ["No single dimension stands out as both important and weak: improve what is cheap."]
    named = "; ".join(
        f"{spoken(p.name)}, {chance(p.probabilities['concentrate here'])} probable" for p in act
    )
    whose = "" if drivers.survey.own else " in the one survey at hand; look at your own"
    return [f"Start with what matters and lags behind{whose}: {named}."]


def _backwards(drivers: Drivers) -> list[str]:
    found = drivers.importance
    if found is None:
        return []
    pairs = zip(found.predictors, found.correlations, strict=True)
    return [name for name, correlation in pairs if correlation < 0]


def _largest_gap(gaps: Gaps) -> list[str]:
    """Name the touchpoints that fall short most, if they surely do."""
    against = {label for gap in gaps.dimensions for label in gap.against}
    short = [i for i in gaps.items if i.survey.gap.upper < 0 and i.label not in against]
    if not short or not gaps.survey.own:
        return []
    named = ", ".join(f"'{item.label}'" for item in short[:3])
    return [f"The touchpoints that fall short most: {named}."]


def _questionnaire(distinct: Finding, contest: Finding) -> list[str]:
    lines = []
    if distinct.verdict is Verdict.CONTRADICTED:
        lines.append(
            "Do not steer by small differences between dimensions that measure the same thing: "
            "join them, or ask fewer questions."
        )
    if contest.verdict is Verdict.SUPPORTED:
        lines.append(
            "To predict satisfaction, asking what customers perceive is enough: half the questions."
        )
    if contest.verdict is Verdict.CONTRADICTED:
        lines.append("Ask expectations too: the gap predicts satisfaction better here.")
    return lines


def _own_order(drivers: Drivers) -> str:
    if not drivers.survey.outcomes():
        return (
            "Ask an outcome too, e.g. overall satisfaction: without it nobody knows what matters."
        )
    if drivers.importance is None or len(drivers.importance.predictors) < 2:
        return ""
    found = drivers.importance
    best, probability = found.orders()[0]
    if probability < SURE:
        return (
            "Do not plan by a rank order: the data leave several open. Compare pairs instead "
            "(below)."
        )
    shares = dict(zip(found.predictors, found.shares, strict=True))
    order = " > ".join(f"{name} ({percent(shares[name])})" for name in best)
    return f"Plan by the order your data support; nearly equal shares matter alike: {order}."


def _would_change(drivers: Drivers) -> tuple[str, ...]:
    asked = drivers.importance.n if drivers.importance else 0
    more = f"more than {asked:,}" if asked > 300 else "a few hundred"
    return (
        f"A survey of {more} customers drawn by chance, with both sides and an outcome.",
        "A change in one dimension, made in some branches drawn by lot, that moves satisfaction: "
        "answers given at one time by one person cannot show what causes what.",
    )
