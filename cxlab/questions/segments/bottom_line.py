"""The bottom line of notebook 12: what a manager should do, from the findings alone."""

from cxlab.claims.bottom_line import BottomLine, bottom_line_of
from cxlab.claims.by_verdict import ByVerdict
from cxlab.claims.findings import Findings
from cxlab.questions.segments.segments import Segments
from cxlab.words import phrase, say

LIFTS = ByVerdict(
    "segment.orders_mail_1",
    supported="A message brings orders.",
    contradicted="A message costs orders.",
    negligible="A message brings hardly an order.",
    inconclusive="We do not know whether a message brings orders.",
)
GOES = ByVerdict(
    "segment.orders_mail_1",
    supported="Nobody drew lots: those with a message order more, and would perhaps anyway.",
    contradicted="Nobody drew lots: those with a message order less.",
    negligible="Nobody drew lots: with and without a message as many order.",
    inconclusive="Nobody drew lots, and we do not know whether those with a message order more.",
)
FITS = ByVerdict(
    "segment.matched_v_best",
    supported="A message that fits each brings more than the best one for all.",
    contradicted="A message that fits each brings less than the best one for all.",
    negligible="A message that fits each brings no more than the best one for all.",
    inconclusive="We do not know whether fitting it to each beats the best one for all.",
)
RETURNS = ByVerdict(
    "segment.returns",
    supported="A forecast tells better than 'as often as before' who returns.",
    contradicted="'As often as before' tells better than a forecast who returns.",
    negligible="'As often as before' tells as well as a forecast who returns.",
    inconclusive="We do not know whether a forecast beats 'as often as before'.",
)
FEW = ByVerdict(
    "segment.value_concentration",
    supported="The top fifth bring most of the value.",
    contradicted="The top fifth bring less than half of the value.",
    inconclusive="We do not know whether the top fifth bring half of the value.",
)
AGE = ByVerdict(
    "segment.social_by_age",
    supported="The young use social media more.",
    contradicted="The young use social media less.",
    negligible="Young and old use social media alike.",
    inconclusive="We do not know whether the young use social media more.",
)
BREAK = ByVerdict(
    "segment.break_at_35",
    supported="At 35 it falls at once.",
    contradicted="At 35 it jumps up.",
    negligible="At 35 nothing breaks.",
    inconclusive="We see no break at 35, and cannot rule one out.",
)
MEMBERS = ByVerdict(
    "segment.programme",
    supported="More members return than others who bought as much; nobody drew lots who joins.",
    contradicted="Fewer members return than others who bought as much before.",
    negligible="As many members return as others who bought as much before.",
    inconclusive="We do not know whether more members return than others who bought as much.",
)
BEST_FIRST = ByVerdict(
    "segment.matched_v_best",
    supported="Send each what fits, and keep a tenth on the best single message to go on checking.",
    contradicted="Send all the best single message.",
    negligible="Send all the best single message: fitting it to each is work without orders.",
    inconclusive="Send all the best single message until a larger test shows that fitting pays. "
    "Compare with the best one, never with the wrong one.",
)
SEND = ByVerdict(  # where nobody knows whom which message fits
    "segment.orders_mail_1",
    supported="Send the message, and leave out a tenth by lot to go on checking.",
    contradicted="Stop the message: more order without it.",
    negligible="Spend nothing on the message: it brings hardly an order.",
    inconclusive="Before you pay for the message, draw lots again with more customers.",
)
SIMPLE = ByVerdict(
    "segment.returns",
    negligible="Rank customers by how often they came: no model is needed to choose whom to call.",
    contradicted="Rank customers by how often they came: that tells better who returns.",
    supported="Rank customers by the forecast, and check it each half year on what they did.",
    inconclusive="Rank customers by how often they came until more purchases are in.",
)
VALUE = ByVerdict(
    "segment.lifetime_value",
    supported="Plan with the forecast of spend.",
    contradicted="Do not spend against a forecast of lifetime value until one such "
    "forecast has come true.",
    inconclusive="Do not spend against a forecast of lifetime value until one such "
    "forecast has come true.",
)
DRAW = phrase("Before the next offer goes out, draw lots: leave a tenth without it, and compare.")
INVITE = phrase("Invite half of your customers by lot, and compare all invited with all others.")


def bottom_line(findings: Findings, segments: Segments) -> BottomLine:
    """Return headline, advice and all findings; the advice follows from the verdicts."""
    offers = segments.offers
    by_lot = offers is not None and offers.by_lot
    parts: list[str | ByVerdict] = [*((LIFTS, FITS) if by_lot else (GOES,)), RETURNS, FEW]
    if segments.own:
        parts += [AGE, BREAK, MEMBERS]
    if not any(finding.estimate for finding in findings):
        parts = [say("These data do not answer the question.")]
    return bottom_line_of(
        findings,
        headline=parts,
        advice=[
            (BEST_FIRST if findings.of(BEST_FIRST.id).estimate else SEND) if by_lot else None,
            say(DRAW) if offers is not None and not by_lot else None,
            *(SIMPLE, VALUE),
            say(INVITE) if segments.members is not None else None,
        ],
        would_change=[
            say("A test by lot with more customers, in which the message for each is your own."),
            say("Purchases of later years, and of shops where people buy every week."),
        ],
    )
