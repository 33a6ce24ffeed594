"""Whom does it pay to treat apart? The claims of notebook 12."""

from functools import partial

from cxlab.claims.claim import Claim
from cxlab.claims.findings import Findings
from cxlab.questions.segments.answers import break_at, by_age, matched, orders, programme
from cxlab.questions.segments.purchase_answers import (
    concentration,
    lifetime_value,
    returns,
    stability,
)
from cxlab.words import phrase

MORE, FEWER = phrase("more"), phrase("fewer")
USED = {
    "social": phrase("social media"),
    "email": phrase("e-mail"),
    "smartphone": phrase("a smartphone"),
}


def _mail(number: str, place: int) -> Claim:
    return Claim(
        number=number,
        claim="A message lifts orders: more customers order with it than without."
        if not place
        else "A second message lifts orders, too.",
        expected="positive",
        by=partial(orders, place=place),
        reading="{more} ordered with the message '{arm}' ({share_1}) than without one ({share_2})",
        same="as many ordered with the message '{arm}' ({share_1}) as without one ({share_2})",
        ways=(MORE, FEWER),
        matters="smallest_order",
        label="first message minus none" if not place else "second message minus none",
        good="more",
    )


CLAIMS = {
    "segment.orders_mail_1": _mail("H1", 0),
    "segment.orders_mail_2": _mail("H2", 1),
    "segment.matched_v_crossed": Claim(
        number="H3",
        claim="Personal offers sell: more customers order when each gets the message that fits "
        "than when each gets the other.",
        expected="positive",
        by=partial(matched, against="crossed"),
        reading="{more} would order if each got the message that fits than if each got the other",
        same="as many would order if each got the message that fits as if each got the other",
        ways=(MORE, FEWER),
        matters="smallest_order",
        label="fitting minus other message",
        good="more",
    ),
    "segment.matched_v_best": Claim(
        number="H4",
        claim="Personal offers sell: more customers order when each gets the message that fits "
        "than when all get the best one.",
        expected="positive",
        by=partial(matched, against="best"),
        reading="{more} would order if each got the message that fits than if all got '{best}'",
        same="as many would order if each got the message that fits as if all got '{best}'",
        ways=(MORE, FEWER),
        matters="smallest_order",
        label="fitting minus best message",
        good="more",
    ),
    "segment.social_by_age": Claim(
        number="H5",
        claim="The young prefer social media: more of them use it than of the older.",
        expected="positive",
        by=partial(by_age, channel="social"),
        reading="{more} of those under 35 use social media ({share_1}) than of the older "
        "({share_2})",
        same="as many of those under 35 use social media ({share_1}) as of the older ({share_2})",
        ways=(MORE, FEWER),
        label="social media, young minus older",
    ),
    "segment.email_by_age": Claim(
        number="H6",
        claim="The older prefer mail: fewer of the young use e-mail than of the older.",
        expected="negative",
        by=partial(by_age, channel="email"),
        reading="{more} of those under 35 use e-mail ({share_1}) than of the older ({share_2})",
        same="as many of those under 35 use e-mail ({share_1}) as of the older ({share_2})",
        ways=(MORE, FEWER),
        label="e-mail, young minus older",
    ),
    "segment.smartphone_by_age": Claim(
        number="H7",
        claim="The young are mobile: more of them have a smartphone than of the older.",
        expected="positive",
        by=partial(by_age, channel="smartphone"),
        reading="{more} of those under 35 have a smartphone ({share_1}) than of the older "
        "({share_2})",
        same="as many of those under 35 have a smartphone ({share_1}) as of the older ({share_2})",
        ways=(MORE, FEWER),
        label="smartphone, young minus older",
    ),
    "segment.break_at_35": Claim(
        number="H8",
        claim="There is a break: at 35, the use of social media falls at once, by more than it "
        "falls with every year.",
        expected="negative",
        by=break_at,
        reading="at 35, {more} use social media than the steady trend with age says",
        same="at 35, as many use social media as the steady trend with age says",
        ways=(MORE, FEWER),
        label="a jump at the age named",
    ),
    "segment.returns": Claim(
        number="H9",
        claim="How recently and how often somebody bought tells who returns, better than "
        "'as often as before'.",
        expected="positive",
        by=returns,
        reading="a forecast from how recently and how often ranks {more} pairs of customers right "
        "than 'as often as before'",
        same="a forecast from how recently and how often ranks as many pairs of customers right as "
        "'as often as before'",
        ways=(MORE, FEWER),
        label="forecast minus 'as before'",
    ),
    "segment.lifetime_value": Claim(
        number="H10",
        claim="What customers will be worth can be computed: they spend within a tenth of the "
        "forecast.",
        expected="positive",
        by=lifetime_value,
        reading="customers spent {more} than the forecast said",
        same="customers spent as much as the forecast said",
        ways=(MORE, phrase("less")),
        matters="",
    ),
    "segment.value_concentration": Claim(
        number="H11",
        claim="A few customers hold most of the value: the top fifth bring more than half.",
        expected="positive",
        by=concentration,
        reading="of all that customers spent, the top fifth brought",
        matters="",
    ),
    "segment.stability": Claim(
        number="H12",
        claim="Segments are real: their differences come again in other customers.",
        expected="positive",
        by=stability,
        reading="for each point by which segments differ in who came back, they differ in other "
        "customers by (1 is all of it, 0 is none)",
        matters="",
    ),
    "segment.programme": Claim(
        number="H13",
        claim="Loyalty programmes bind: more members return than others who bought as much before.",
        expected="positive",
        by=programme,
        reading="{more} members came again than others who bought as much before",
        same="as many members came again as others who bought as much before",
        ways=(MORE, FEWER),
        label="members minus others",
        good="more",
    ),
}
OFFERS = ("segment.orders", "segment.matched")
CHANNELS = ("segment.social", "segment.email", "segment.smartphone", "segment.break")
AXIS = phrase("percentage points; right of 0 the one named first has more")


def differences(found: Findings, *beginnings: str) -> Findings:
    """Return the findings that begin so and have an estimate, for one scale."""
    return Findings(f for f in found.starting(*beginnings) if f.estimate)
