"""The bottom line of notebook 02: what a manager should do, from the findings alone."""

from cxlab.claims.bottom_line import BottomLine
from cxlab.claims.finding import Finding
from cxlab.claims.verdict import Verdict
from cxlab.questions.choice_overload.visitor_plan import Plan
from cxlab.questions.choice_overload_evidence.hypotheses import all_findings
from cxlab.questions.choice_overload_evidence.studies import Studies
from cxlab.statistics.heterogeneity import Method
from cxlab.statistics.meta import Test

ON_AVERAGE = {
    Verdict.SUPPORTED: "On average the number of options matters.",
    Verdict.NEGLIGIBLE: "On average the number of options makes no difference that matters.",
    Verdict.INCONCLUSIVE: "These studies cannot tell whether the number of options matters on "
    "average.",
}
IN_A_SHOP = {
    Verdict.SUPPORTED: "A new test should expect fewer options to do better.",
    Verdict.CONTRADICTED: "A new test should expect more options to do better.",
    Verdict.NEGLIGIBLE: "A new test should expect no difference that matters.",
    Verdict.NO_EVIDENCE: "What a given shop should expect, this way of pooling cannot say.",
}
ADVICE = {
    Verdict.SUPPORTED: "Try fewer options, and count: studies like these mostly found them better.",
    Verdict.CONTRADICTED: "Keep the larger selection unless your own test says otherwise.",
    Verdict.NEGLIGIBLE: "Choose the number of options on cost and space.",
    Verdict.INCONCLUSIVE: "Do not cut a selection because of the jam study, and do not grow one "
    "against it: test your own shelf.",
    Verdict.NO_EVIDENCE: "Test your own shelf.",
}


def bottom_line(
    studies: Studies,
    plan: Plan,
    method: Method,
    test: Test,
    level: float,
    smallest_effect: float,
) -> BottomLine:
    """Return headline, advice and all findings; the advice follows from the verdicts."""
    findings = all_findings(studies, method, test, level, smallest_effect)
    mean, following, *_ = findings
    return BottomLine(
        _headline(mean, following),
        (ADVICE[following.verdict], f"How many visitors that takes: {_lower(plan.sentence())}"),
        (
            "A large test in shops like yours, its plan written down before, whose interval lies "
            "on one side.",
            "A condition known beforehand that tells the shops where fewer options help from "
            "those where they hurt.",
        ),
        findings,
    )


def _headline(mean: Finding, following: Finding) -> str:
    detail = "" if following.estimate is None else f" {following.note}"
    shop = IN_A_SHOP.get(following.verdict) or _what_is_possible(following)
    return f"{ON_AVERAGE[mean.verdict]} {shop}{detail}"


def _what_is_possible(following: Finding) -> str:
    """Say which effects that matter the prediction interval leaves open in a given shop."""
    estimate, smallest = following.estimate, following.smallest_effect
    hurt = estimate is not None and estimate.lower < -smallest
    help_ = estimate is not None and estimate.upper > smallest
    if hurt and help_:
        return "In a given shop anything is possible: fewer options may help, hurt or do nothing."
    word = "hurt" if hurt else "help"
    return f"In a given shop fewer options may {word}, or make no difference that matters."


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
