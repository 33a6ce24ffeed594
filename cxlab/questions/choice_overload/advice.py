"""The bottom line of notebook 01: what a manager should do, from the findings alone."""

from cxlab.claims.bottom_line import BottomLine
from cxlab.claims.finding import Finding
from cxlab.claims.verdict import Verdict
from cxlab.questions.choice_overload.assortment import AssortmentTest
from cxlab.questions.choice_overload.hypotheses import all_findings
from cxlab.questions.choice_overload.visitor_plan import Plan

HEADLINES = {
    Verdict.SUPPORTED: "In this test more people bought where there were fewer options.",
    Verdict.CONTRADICTED: "In this test fewer people bought where there were fewer options.",
    Verdict.NEGLIGIBLE: "In this test the number of options made no difference to buying that "
    "matters.",
    Verdict.INCONCLUSIVE: "This test cannot tell whether fewer options sell more or less.",
    Verdict.NO_EVIDENCE: "These data do not answer the question.",
}
PUBLISHED_ADVICE = (
    "Try a smaller selection on your own shelf, and count: one test in one place is a reason to "
    "test, not a rule."
)
OWN_ADVICE = {
    Verdict.SUPPORTED: "Prefer the smaller selection here, if visitors met either display by "
    "chance; then repeat the test once, elsewhere or later, before making it a rule.",
    Verdict.CONTRADICTED: "Keep the larger selection here, if visitors met either display by "
    "chance.",
    Verdict.NEGLIGIBLE: "Choose the number of options on cost, space and basket value: the share "
    "of buyers does not decide it.",
    Verdict.INCONCLUSIVE: "Do not act on this test alone. Fix the number of visitors beforehand, "
    "run a new test, and look once: counting on until a result appears makes one appear.",
    Verdict.NO_EVIDENCE: "Count passers-by and buyers at both displays.",
}


def bottom_line(
    test: AssortmentTest, plan: Plan, level: float, smallest_effect: float
) -> BottomLine:
    """Return headline, advice and all findings; the advice follows from the verdicts."""
    findings = all_findings(test, level, smallest_effect)
    by_id = {finding.id: finding for finding in findings}
    sold, stopped = by_id["jam.bought_of_passed"], by_id["jam.stopped"]
    return BottomLine(
        _headline(test, sold),
        _advice(test, sold, stopped, plan),
        _would_change(sold, plan),
        findings,
    )


def _headline(test: AssortmentTest, sold: Finding) -> str:
    caution = (
        "If visitors were not sent to the displays by chance, who came when may explain it."
        if test.own
        else "It is one famous test with jams in one shop: it does not say what happens in yours."
    )
    if sold.estimate is None:
        return f"{HEADLINES[sold.verdict]} {sold.sentence()}"
    return " ".join(
        part
        for part in (HEADLINES[sold.verdict], sold.what_the_data_say(), _aside(test), caution)
        if part
    )


def _aside(test: AssortmentTest) -> str:
    """Name the arms that were counted but not compared."""
    compared = {arm.options for arm in test.pair("bought") or ()}
    others = [str(arm.options) for arm in test.outcomes.get("bought", ()) if arm.options > 0]
    left = [options for options in others if int(options) not in compared]
    return f"Not compared, but shown: {', '.join(left)} options." if left else ""


def _advice(test: AssortmentTest, sold: Finding, stopped: Finding, plan: Plan) -> tuple[str, ...]:
    lines = [OWN_ADVICE[sold.verdict] if test.own else PUBLISHED_ADVICE]
    if stopped.estimate is not None:
        lines.append(
            "Judge a display by buyers per person who could see it, not per person who stopped: "
            "those who stop are picked by the display itself."
        )
    return (*lines, plan.sentence())


def _would_change(sold: Finding, plan: Plan) -> tuple[str, ...]:
    opposite = {
        Verdict.SUPPORTED: "no difference, or the larger selection selling more",
        Verdict.CONTRADICTED: "the smaller selection selling more",
        Verdict.NEGLIGIBLE: "a difference larger than the smallest that matters",
    }.get(sold.verdict, "a difference whose whole interval lies on one side")
    seen = 0 if sold.estimate is None or sold.estimate.n is None else sold.estimate.n // 2
    visitors = f"{max(plan.visitors, seen):,} visitors a display"
    return (
        f"A test of at least {visitors}, sent there by chance, that shows {opposite}.",
        "Many such tests taken together, in shops and for products like yours.",
    )
