"""The bottom line of notebook 01: what a manager should do, from the findings alone."""

from cxlab.bottom_line import BottomLine
from cxlab.finding import Finding, Verdict
from cxlab.questions.choice_overload.counts import AssortmentTest
from cxlab.questions.choice_overload.hypotheses import all_findings
from cxlab.questions.choice_overload.visitor_plan import Plan

HEADLINES = {
    Verdict.SUPPORTED: "In this test fewer options sold more.",
    Verdict.CONTRADICTED: "In this test fewer options sold less.",
    Verdict.NEGLIGIBLE: "In this test the number of options made no difference that matters.",
    Verdict.INCONCLUSIVE: "This test cannot tell whether fewer options sell more or less.",
    Verdict.NO_EVIDENCE: "Nobody counted what was sold, so this test does not answer the question.",
}
ADVICE = {
    Verdict.SUPPORTED: "Try a smaller selection on your own shelf, and count; one test in one "
    "place is a reason to test, not a rule.",
    Verdict.CONTRADICTED: "Keep the larger selection here; cutting it would have cost sales.",
    Verdict.NEGLIGIBLE: "Choose the number of options on cost and space: sales do not decide it.",
    Verdict.INCONCLUSIVE: "Do not act on this test alone: go on counting until the interval is "
    "narrow enough to decide.",
    Verdict.NO_EVIDENCE: "Count buyers as well as passers-by at both displays.",
}


def bottom_line(
    test: AssortmentTest, plan: Plan, level: float, smallest_effect: float
) -> BottomLine:
    """Return headline, advice and all findings; the advice follows from the verdicts."""
    findings = all_findings(test, level, smallest_effect)
    by_id = {finding.id: finding for finding in findings}
    sold, stopped = by_id["jam.bought_of_passed"], by_id["jam.stopped"]
    return BottomLine(
        _headline(test, sold), _advice(sold, stopped, plan), _would_change(sold, plan), findings
    )


def _headline(test: AssortmentTest, sold: Finding) -> str:
    caution = (
        "If visitors were not sent to the displays by chance, who came when may explain it."
        if test.own
        else "It is one famous test with jams in one shop: it does not say what happens in yours."
    )
    detail = "" if sold.estimate is None else f" {sold.sentence().split(' This ')[0]}"
    return f"{HEADLINES[sold.verdict]}{detail} {caution}"


def _advice(sold: Finding, stopped: Finding, plan: Plan) -> tuple[str, ...]:
    lines = [ADVICE[sold.verdict]]
    if stopped.estimate is not None:
        lines.append(
            "Judge a display by buyers per passer-by. Those who stop are chosen by the display "
            "itself, so buyers per person who stopped flatters or blames it unfairly."
        )
    return (*lines, plan.sentence())


def _would_change(sold: Finding, plan: Plan) -> tuple[str, ...]:
    opposite = {
        Verdict.SUPPORTED: "no difference, or the larger selection selling more",
        Verdict.CONTRADICTED: "the smaller selection selling more",
        Verdict.NEGLIGIBLE: "a difference larger than the smallest that matters",
    }.get(sold.verdict, "a difference whose whole interval lies on one side")
    return (
        f"A test of at least {plan.visitors:,} visitors a display, sent there by chance, that "
        f"shows {opposite}.",
        "Many such tests taken together, in shops and for products like yours.",
    )
