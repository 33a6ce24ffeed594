"""The bottom line of notebook 09: what a manager should do, from the findings alone."""

from cxlab.claims.bottom_line import BottomLine, bottom_line_of
from cxlab.claims.by_verdict import ByVerdict
from cxlab.claims.findings import Findings
from cxlab.questions.loyalty.loyalty import Loyalty
from cxlab.words import phrase, say

RETURN = ByVerdict(
    "loyalty.satisfaction_repurchase",
    supported="Satisfied customers say that they come back.",
    contradicted="Satisfied customers are less likely to come back.",
    negligible="Satisfaction hardly goes with coming back.",
    inconclusive="We do not know whether satisfied customers come back.",
)
CAME_BACK = ByVerdict(
    "loyalty.satisfaction_repurchase",
    supported="Satisfied customers come back.",
    contradicted="Satisfied customers are less likely to come back.",
    negligible="Satisfaction hardly goes with coming back.",
    inconclusive="We do not know whether satisfied customers come back.",
)
CHANGED = ByVerdict(
    "loyalty.change",
    supported="Satisfaction went up since the wave before.",
    contradicted="Satisfaction went down since the wave before.",
    negligible="Satisfaction did not change by enough to matter.",
    inconclusive="We do not know whether satisfaction changed.",
)
DIFFER = ByVerdict(
    "loyalty.branches",
    supported="Branches differ by more than chance.",
    negligible="Branches hardly differ.",
    inconclusive="We do not know whether branches differ.",
)
STAY = ByVerdict(
    "loyalty.kept_1",
    supported="More than 15% are lost in the first year.",
    contradicted="Fewer than 15% are lost in the first year.",
    inconclusive="We do not know whether more or fewer than 15% are lost in the first year.",
)
FIRST_YEAR = ByVerdict(  # of a firm's own customers
    "loyalty.kept_1",
    supported="Ask those who leave in their first year why, and count again next year.",
    contradicted="Keep up what you do for new customers: fewer leave than people say.",
    inconclusive="Go on counting who leaves in the first year before you spend on it.",
)
# Of whom the public evidence is: each source is another trade.
AT_THE_AIRPORT = ByVerdict(
    "loyalty.change",
    supported="At the airport ratings went up.",
    contradicted="At the airport ratings went down.",
    negligible="At the airport ratings did not change by enough to matter.",
    inconclusive="We do not know whether ratings changed at the airport.",
)
ITS_AREAS = ByVerdict(
    "loyalty.branches",
    supported="Its areas differ by more than chance.",
    negligible="Its areas hardly differ.",
    inconclusive="We do not know whether its areas differ.",
)
LIFE_INSURERS = ByVerdict(
    "loyalty.kept_1",
    supported="Life insurers lost more than 15% in the first year.",
    contradicted="Life insurers lost fewer than 15% in the first year.",
    inconclusive="We do not know whether life insurers lost more than 15% in the first year.",
)
SCORE = ByVerdict(
    "loyalty.nps",
    supported="There are more promoters than detractors.",
    contradicted="There are more detractors than promoters.",
    negligible="There are about as many promoters as detractors.",
    inconclusive="We do not know whether there are more promoters or detractors.",
)
NO_BONUS = ByVerdict(
    "loyalty.branches",
    supported="Look at what the highest branches do, and rank none above another whose ranks "
    "overlap.",
    negligible="Pay no bonus by branch: branches hardly differ.",
    inconclusive="Pay no bonus by branch: chance would get it. Ask as many people as the finding "
    "says, or compare over several waves.",
)
NO_CHEER = ByVerdict(
    "loyalty.change",
    supported="Keep on, and see whether the next wave holds it.",
    contradicted="Look for what changed, before the next wave.",
    negligible="Do not celebrate or blame a change this small.",
    inconclusive="Do not act on this change: ask more people, or wait for the next wave.",
)
ONE_NUMBER = ByVerdict(
    "loyalty.one_number",
    supported="Ask whether customers would recommend: it says more about who means to come back.",
    contradicted="Keep asking for satisfaction: it says more about who means to come back.",
    negligible="Ask either: recommendation and satisfaction say the same about coming back.",
    inconclusive="Keep both questions: we do not know by how much one says more than the other.",
)
ONE_NUMBER_OF_DEEDS = ByVerdict(
    "loyalty.one_number",
    supported="Ask whether customers would recommend: it says more about who comes back.",
    contradicted="Keep asking for satisfaction: it says more about who comes back.",
    negligible="Ask either: recommendation and satisfaction say the same about coming back.",
    inconclusive="Keep both questions: we do not know by how much one says more than the other.",
)
PRICE = ByVerdict(
    "loyalty.price_tolerance",
    supported="Satisfied customers bear a dearer price: test a rise where they are most satisfied.",
    negligible="Do not count on satisfaction to bear a dearer price.",
    inconclusive="Test a dearer price before you count on satisfied customers to pay it.",
)
INTERVAL = phrase("Print each score with its interval, and compare nothing without it.")


def bottom_line(findings: Findings, loyalty: Loyalty) -> BottomLine:
    """Return headline, advice and all findings; the advice follows from the verdicts."""
    words = (RETURN, ONE_NUMBER)
    back, one_number = (CAME_BACK, ONE_NUMBER_OF_DEEDS) if loyalty.saw_who_left else words
    parts: list[str | ByVerdict] = [back, AT_THE_AIRPORT, ITS_AREAS, LIFE_INSURERS]
    if loyalty.own:
        parts = [SCORE, back, CHANGED, DIFFER, STAY]
    if not any(finding.estimate for finding in findings):
        parts = [say("These data do not answer the question.")]
    return bottom_line_of(
        findings,
        headline=parts,
        advice=[
            say(INTERVAL) if loyalty.recommended else None,
            *(NO_CHEER, NO_BONUS, one_number, PRICE),
            FIRST_YEAR if loyalty.own else None,
        ],
        would_change=[
            say("Who really came back and paid, beside what each customer had answered before."),
            say("The same customers asked again, and enough of them in each branch."),
        ],
    )
