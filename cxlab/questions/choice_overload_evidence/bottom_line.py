"""The bottom line of notebook 02: what a manager should do, from the findings alone."""

from cxlab.claims.bottom_line import BottomLine, bottom_line_of
from cxlab.claims.by_verdict import ByVerdict
from cxlab.claims.finding import Finding
from cxlab.claims.findings import Findings
from cxlab.claims.verdict import Verdict
from cxlab.questions.visitor_plan import Plan
from cxlab.words import say

NEXT = "overload.next_study"
ON_AVERAGE = ByVerdict(
    "overload.mean",
    supported="On average the number of options matters.",
    negligible="On average the number of options makes no difference that matters.",
    inconclusive="We do not know whether the number of options matters on average.",
)
IN_A_SHOP = ByVerdict(
    NEXT,
    supported="A new test should expect fewer options to do better.",
    contradicted="A new test should expect more options to do better.",
    negligible="A new test should expect no difference that matters.",
    no_evidence="We do not know what a given shop should expect: this way of pooling does not say.",
)
ADVICE = ByVerdict(
    NEXT,
    supported="Try fewer options, and count: studies like these mostly found them better.",
    contradicted="Keep the larger selection unless your own test says otherwise.",
    negligible="Choose the number of options on cost and space.",
    inconclusive="Do not cut a selection because of the jam study, and do not grow one against "
    "it: test your own shelf.",
    no_evidence="Test your own shelf.",
)


def bottom_line(findings: Findings, plan: Plan) -> BottomLine:
    """Return headline, advice and all findings; the advice follows from the verdicts."""
    following = findings.of(NEXT)
    return bottom_line_of(
        findings,
        headline=[
            ON_AVERAGE,
            IN_A_SHOP,
            *([] if following.rests_on_few else [_what_is_possible(following)]),
            following.note if following.estimate and not following.rests_on_few else None,
        ],
        advice=[ADVICE, plan.sentence()],
        would_change=[
            say(
                "A large test in shops like yours, its plan written down before, whose interval "
                "lies on one side."
            ),
            say(
                "A condition known beforehand that tells the shops where fewer options help from "
                "those where they hurt."
            ),
        ],
    )


def _what_is_possible(following: Finding) -> str:
    """Say which effects that matter an open finding leaves possible in a given shop."""
    estimate, smallest = following.estimate, following.smallest_effect
    if estimate is None or following.verdict is not Verdict.INCONCLUSIVE:
        return ""
    if estimate.lower >= -smallest:
        return say("In a given shop fewer options may help, or make no difference that matters.")
    if estimate.upper <= smallest:
        return say("In a given shop fewer options may hurt, or make no difference that matters.")
    return say("In a given shop anything is possible: fewer options may help, hurt or do nothing.")
