"""The bottom line of notebook 06: what a manager should do, from the findings alone."""

from cxlab.claims.bottom_line import BottomLine, bottom_line_of
from cxlab.claims.by_verdict import ByVerdict
from cxlab.claims.findings import Findings
from cxlab.questions.peak_end.evidence import PeakEnd
from cxlab.words import phrase, say

END, PEAK_END = "peak_end.end_over_mean", "peak_end.over_mean"
WORST = "peak_end.worst_touchpoint"
HEADLINE = (
    ByVerdict(
        END,
        supported="The end predicted ratings better than the average did ({people}).",
        contradicted="The end predicted ratings worse than the average did ({people}).",
        negligible="The end predicted ratings no better than the average did ({people}).",
        inconclusive="We do not know whether the end predicts more than the average ({people}).",
    ),
    ByVerdict(
        PEAK_END,
        supported="Peak and end together predicted better than the average did.",
        contradicted="Peak and end together predicted worse than the average did.",
        negligible="Peak and end together predicted no better than the average did.",
        inconclusive="We do not know whether peak and end together predict better.",
    ),
    ByVerdict(
        WORST,
        supported="One bad touchpoint spoiled more than its part in the average ({asked}).",
        contradicted="One bad touchpoint counted less than its part in the average ({asked}).",
        negligible="One bad touchpoint did not spoil the rest ({asked}).",
        inconclusive="We do not know whether one bad touchpoint spoils the rest ({asked}).",
    ),
)
ADVICE = (
    ByVerdict(
        END,
        supported="Try a better end first: the last impression of a visit, a call, a delivery.",
        contradicted="Do not save the best for last: the whole stay counts more.",
        negligible="Do not spend on the end alone: it counts as part of the whole stay.",
        inconclusive="Do not move money from the whole stay to its end on this evidence.",
    ),
    ByVerdict(
        PEAK_END,
        supported="Give customers one moment to remember beside a good end.",
        contradicted="Do not pay for one great moment with many dull ones.",
        negligible="Do not pay for one great moment with many dull ones.",
        inconclusive="Do not let ordinary moments slip to pay for one great moment: the average "
        "still counts.",
    ),
    ByVerdict(
        WORST,
        supported="Find the touchpoint that each customer rates worst, and mend it first.",
        contradicted="Work on the average of all touchpoints before hunting for each "
        "customer's worst one.",
        negligible="Work on the average of all touchpoints before hunting for each "
        "customer's worst one.",
        inconclusive="Ask more customers about several touchpoints before you mend one first.",
    ),
)
TRY_IT = phrase(
    "A trial in your own trade: a better end for customers drawn by chance, and their overall "
    "rating a week later."
)
MORE_MOMENTS = phrase(
    "Ratings moment by moment of stays that last as long as those of your customers."
)
NOTHING = phrase("These data do not answer the question.")


def bottom_line(findings: Findings, evidence: PeakEnd) -> BottomLine:
    """Return headline, advice and all findings; the advice follows from the verdicts."""
    is_answered = any(findings.of(id).estimate for id in (END, PEAK_END, WORST))
    return bottom_line_of(
        findings,
        headline=HEADLINE if is_answered else [say(NOTHING)],
        advice=ADVICE,
        would_change=[say(TRY_IT), None if evidence.own else say(MORE_MOMENTS)],
        **_who(evidence),
    )


def _who(evidence: PeakEnd) -> dict[str, str]:
    """Return whose ratings these are: the headline must not sound like more."""
    facts = {"people": "", "asked": ""}
    if evidence.episodes:
        people = len(evidence.episodes.people)
        is_ours = say("{people:,} people, your file", people=people)
        facts["people"] = (
            is_ours if evidence.own else say("{people} people, short videos", people=people)
        )
    if evidence.touchpoints:
        n = evidence.touchpoints.whole.n
        facts["asked"] = (
            say("{n:,} people, your file", n=n)
            if evidence.own
            else say("{n:,} airport passengers", n=n)
        )
    return facts
