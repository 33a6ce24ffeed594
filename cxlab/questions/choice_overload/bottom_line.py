"""The bottom line of notebook 01: what a manager should do, from the findings alone."""

from cxlab.claims.bottom_line import BottomLine, bottom_line_of
from cxlab.claims.by_verdict import ByVerdict
from cxlab.claims.findings import Findings
from cxlab.evidence.arms import AssortmentTest
from cxlab.questions.visitor_plan import Plan
from cxlab.words import phrase, say

SOLD = "jam.bought_of_passed"
HEADLINE = ByVerdict(
    SOLD,
    supported="In this test more people bought where there were fewer options.",
    contradicted="In this test fewer people bought where there were fewer options.",
    negligible="In this test the number of options made no difference to buying that matters.",
    inconclusive="We do not know from this test whether fewer options sell more or less.",
    no_evidence="These data do not answer the question.",
)
PUBLISHED_ADVICE = phrase(
    "Try a smaller selection on your own shelf, and count: one test in one place is a reason to "
    "test, not a rule."
)
OWN_ADVICE = ByVerdict(
    SOLD,
    supported="Prefer the smaller selection here, if visitors met either display by chance; then "
    "repeat the test once, elsewhere or later, before making it a rule.",
    contradicted="Keep the larger selection here, if visitors met either display by chance.",
    negligible="Choose the number of options on cost, space and basket value: the share of buyers "
    "does not decide it.",
    inconclusive="Do not act on this test alone. Fix the number of visitors beforehand, run a new "
    "test, and look once: counting on until a result appears makes one appear.",
    no_evidence="Count passers-by and buyers at both displays.",
)
UNDECIDED = phrase(
    "A test of at least {visitors:,} visitors a display, sent there by chance, that shows a "
    "difference whose whole interval lies on one side."
)
WOULD_CHANGE = ByVerdict(
    SOLD,
    supported="A test of at least {visitors:,} visitors a display, sent there by chance, that "
    "shows no difference, or the larger selection selling more.",
    contradicted="A test of at least {visitors:,} visitors a display, sent there by chance, that "
    "shows the smaller selection selling more.",
    negligible="A test of at least {visitors:,} visitors a display, sent there by chance, that "
    "shows a difference larger than the smallest that matters.",
    inconclusive=UNDECIDED,
    no_evidence=UNDECIDED,
)


def bottom_line(findings: Findings, test: AssortmentTest, plan: Plan) -> BottomLine:
    """Return headline, advice and all findings; the advice follows from the verdicts."""
    sold, stopped = findings.of(SOLD), findings.of("jam.stopped")
    judge_by_passers = say(
        "Judge a display by buyers per person who could see it, not per person who stopped: those "
        "who stop are picked by the display itself."
    )
    visitors = plan.visitors
    if sold.estimate and sold.estimate.n:
        visitors = max(visitors, sold.estimate.n // 2)
    return bottom_line_of(
        findings,
        headline=[HEADLINE, *_in_numbers(findings, test)],
        advice=[
            OWN_ADVICE if test.own else say(PUBLISHED_ADVICE),
            judge_by_passers if stopped.estimate else None,
            plan.sentence(),
        ],
        would_change=[
            WOULD_CHANGE,
            say("Many such tests taken together, in shops and for products like yours."),
        ],
        visitors=visitors,
    )


def _in_numbers(findings: Findings, test: AssortmentTest) -> list[str]:
    """Return why to be careful, the sizes, and what was left out of them."""
    sold = findings.of(SOLD)
    if sold.estimate is None:
        return [sold.sentence()]
    sentences = [] if sold.rests_on_few else [sold.what_the_data_say()]
    if left_out := test.not_compared("bought"):
        options = ", ".join(map(str, left_out))
        sentences.append(say("Not compared, but shown: {options} options.", options=options))
    if test.own:
        caution = say(
            "If visitors were not sent to the displays by chance, who came when may explain it."
        )
    else:
        caution = say(
            "It is one famous test with jams in one shop: it does not say what happens in yours."
        )
    return [caution, *sentences]
