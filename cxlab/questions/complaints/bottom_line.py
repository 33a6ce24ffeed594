"""The bottom line of notebook 11: what a manager should do, from the findings alone."""

from cxlab.claims.bottom_line import BottomLine, bottom_line_of
from cxlab.claims.by_verdict import ByVerdict
from cxlab.claims.findings import Findings
from cxlab.questions.complaints.complaints import Complaints
from cxlab.words import phrase, say

SPEAK = ByVerdict(
    "complaint.rate_dissatisfied",
    supported="Hardly any unhappy customer complains: silence is no praise.",
    contradicted="Far more than one in ten unhappy customers complain.",
    inconclusive="We do not know whether more or fewer than one in ten unhappy customers complain.",
)
HANDLED = ByVerdict(
    "complaint.handling_satisfaction",
    supported="Better handling of a complaint goes with more satisfaction.",
    contradicted="Better handling of a complaint goes with less satisfaction.",
    negligible="The handling of a complaint hardly goes with satisfaction at all.",
    inconclusive="We do not know whether handling goes with satisfaction here.",
)
PARADOX = ByVerdict(
    "complaint.paradox",
    supported="Who praises the handling is not chance. They are more satisfied than customers "
    "without a complaint.",
    contradicted="Even the well handled are less satisfied than customers without a complaint.",
    negligible="Who praises the handling is not chance. They are as satisfied as customers "
    "without a complaint.",
    inconclusive="Who praises the handling is not chance. We do not know whether they are "
    "noticeably more satisfied than customers without a complaint.",
)
BY_CHANCE = ByVerdict(
    "complaint.relief",
    supported="In your test fewer were lost after money than after an explanation.",
    contradicted="In your test more were lost after money than after an explanation.",
    negligible="In your test money made no difference that matters.",
    inconclusive="We do not know from your test whether money keeps more than an explanation does.",
)
STAY = ByVerdict(
    "complaint.left",
    supported="Fewer leave of those who complained than of the others.",
    contradicted="More leave of those who complained than of the others.",
    negligible="As many leave of those who complained as of the others.",
    inconclusive="We do not know whether more or fewer leave of those who complained.",
)
LISTEN = ByVerdict(
    "complaint.rate_dissatisfied",
    supported="Ask those who say nothing: most of the unhappy are silent.",
    contradicted="Read every complaint: far more of the unhappy complain than is said.",
)
WORST_FIRST = ByVerdict(
    "complaint.handling_satisfaction",
    supported="Ask everybody who complained how it was handled, and begin with those who were "
    "handled worst: they are the least satisfied.",
)
NO_GAMBLE = phrase(
    "Get it right the first time. Do not count on winning hearts by mending: those who rate the "
    "handling well were not picked by chance, and may be content anyway."
)
PAY = ByVerdict(
    "complaint.relief",
    supported="Pay where a customer is worth more than the money, and repeat the test once.",
    contradicted="Explain, and do not pay.",
    negligible="Explain, and keep the money: it makes no difference that matters.",
    inconclusive="Fix the number of people beforehand, run the test again, and look once.",
)
TRY = phrase(
    "Before you pay more, test it: give money or an explanation by chance, and count who disputes "
    "the answer or leaves."
)
FOLLOW = ByVerdict(
    "complaint.left",
    contradicted="Call those who complained before they leave: more of them do.",
    inconclusive="Count for longer before acting on who leaves.",
)


def bottom_line(findings: Findings, complaints: Complaints) -> BottomLine:
    """Return headline, advice and all findings; the advice follows from the verdicts."""
    has_paradox = findings.of("complaint.paradox").estimate is not None
    parts: list[str | ByVerdict] = [SPEAK, HANDLED, PARADOX]
    if complaints.own:
        parts += [BY_CHANCE, STAY]
    if not any(finding.estimate for finding in findings):
        parts = [say("These data do not answer the question.")]
    return bottom_line_of(
        findings,
        headline=parts,
        advice=[
            LISTEN,
            WORST_FIRST,
            say(NO_GAMBLE) if has_paradox else None,
            PAY if complaints.randomised else say(TRY),
            FOLLOW,
        ],
        would_change=[
            say("A test in which chance decides who gets money, or how a complaint is handled."),
            say("The same people asked before the problem and after its handling."),
        ],
    )
