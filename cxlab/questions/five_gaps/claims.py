"""The claims of notebook 04, each with its direction, stated before the data are seen."""

from typing import Any

from cxlab.claims.claim import Claim
from cxlab.questions.five_gaps.drivers import (
    STAFF_DRIVERS,
    communication,
    other_driver,
    other_drivers,
    satisfaction,
    staff_driver,
)
from cxlab.questions.five_gaps.explained import explained
from cxlab.questions.five_gaps.gaps import (
    averaged_over_industries,
    between_people,
    firms_and_customers,
    in_one_setting,
    settings_asked,
)
from cxlab.questions.five_gaps.model import GAPS
from cxlab.questions.five_gaps.settle import DRIVER, EXPLAINED, OTHER, PROMISES, SATISFACTION
from cxlab.words import phrase

WAYS = (phrase("more"), phrase("less"))
# Every gap is counted so that below zero is bad for customers.
GAP: dict[str, Any] = {
    "expected": "negative",
    "matters": "smallest_gap",
    "good": "more",
    "ways": WAYS,
    "label": "{gap}",
}
# A connection is neither good nor bad news, and of any size.
CONNECTION: dict[str, Any] = {
    "expected": "positive",
    "matters": "",
    "ways": WAYS,
    "label": "{driver}",
}
CLAIMS = {
    "gap.1": Claim(
        number="H1",
        claim="Managers see their customers too rosily: customers expect more, or find the service "
        "worse, than managers think.",
        by=between_people(GAPS[0], firms_and_customers),
        reading="managers think that customers expect {more} than customers themselves say",
        same="managers think that customers expect as much as customers themselves say",
        **GAP,
    ),
    "gap.2": Claim(
        number="H2",
        claim="Service standards ask for less than managers believe customers expect.",
        by=between_people(GAPS[1]),
        reading="the service standards ask for {more} than managers believe customers expect",
        same="the service standards ask for as much as managers believe customers expect",
        **GAP,
    ),
    "gap.3": Claim(
        number="H3",
        claim="Staff deliver less than the service standards ask.",
        by=between_people(GAPS[2]),
        reading="staff deliver {more} than the service standards ask",
        same="staff deliver as much as the service standards ask",
        **GAP,
    ),
    "gap.4": Claim(
        number="H4",
        claim="Staff deliver less than is promised outside.",
        by=between_people(GAPS[3]),
        reading="staff deliver {more} than is promised outside",
        same="staff deliver as much as is promised outside",
        **GAP,
    ),
    "gap.5": Claim(
        number="H5",
        claim="Customers perceive less than they expected.",
        by=between_people(GAPS[4], averaged_over_industries),
        reading="customers perceive {more} than they expected",
        same="customers perceive as much as they expected",
        **GAP,
    ),
    "gap.5.{setting}": Claim(
        number="H5",
        claim="Customers perceive less than they expected ({setting}).",
        by=in_one_setting,
        each=settings_asked,
        reading="customers of {setting} perceive {more} than they expected",
        same="customers of {setting} perceive what they expected",
        before={"setting": phrase("each public survey")},
        **GAP | {"label": "{setting}"},
    ),
    EXPLAINED: Claim(
        number="H6",
        claim="Gaps 1 to 4 together explain why gap 5 differs between branches.",
        expected="positive",
        matters="smallest_share",
        by=explained,
        reading="of the real differences between branches in gap 5, gaps 1 to 4 explain",
        same="gaps 1 to 4 explain nothing of gap 5",
    ),
    DRIVER: Claim(
        number="H7",
        claim="More {subject} goes with delivery closer to (or above) the standards.",
        by=staff_driver,
        each=lambda evidence: STAFF_DRIVERS,
        reading="where {driver} is higher, staff deliver {more} for their standards",
        same="{driver} makes no difference",
        before={
            "subject": phrase("engagement, empathy, training, empowerment or satisfaction of staff")
        },
        **CONNECTION,
    ),
    OTHER: Claim(
        number="H7",
        claim="{other} goes with delivery closer to (or further from) the standards.",
        basis="exploratory",
        by=other_driver,
        each=other_drivers,
        reading="where {driver} is higher, staff deliver {more} for their standards",
        same="{driver} makes no difference",
        before={"other": phrase("any other driver that you ask about")},
        **CONNECTION | {"expected": "different"},
    ),
    PROMISES: Claim(
        number="H8",
        claim="Better communication goes with delivery closer to (or above) what is promised.",
        by=communication,
        reading="where {driver} is higher, staff deliver {more} for what is promised",
        same="{driver} makes no difference",
        **CONNECTION,
    ),
    SATISFACTION: Claim(
        number="H8",
        claim="Branches with better communication have more satisfied customers.",
        by=satisfaction,
        reading="where {driver} is higher, customers are {more} satisfied",
        same="{driver} makes no difference",
        **CONNECTION,
    ),
}
