"""What goes with a complaint, and with its handling? The claims of notebook 11."""

from functools import partial

from cxlab.claims.claim import Claim
from cxlab.claims.findings import Findings
from cxlab.questions.complaints.answers import (
    handling,
    left,
    paradox,
    problem_nps,
    rate_dissatisfied,
    relief,
    timely,
)
from cxlab.words import phrase

MORE, FEWER, LESS = phrase("more"), phrase("fewer"), phrase("less")
CLAIMS = {
    "complaint.rate_dissatisfied": Claim(
        number="H1",
        claim="Hardly any unhappy customer complains: fewer than one in ten do.",
        expected="negative",
        by=rate_dissatisfied,
        reading="the share of the most dissatisfied customers who complained",
        matters="",
    ),
    "complaint.handling_satisfaction": Claim(
        number="H2",
        claim="Among those who complain, better handling goes with more satisfaction.",
        expected="positive",
        by=partial(handling, outcome="satisfaction"),
        reading="among those who complained, better handling goes with {more} satisfaction (a "
        "correlation)",
        same="among those who complained, handling and satisfaction do not go together",
        ways=(MORE, LESS),
        matters="smallest_correlation",
        good="more",
        label="handling, satisfaction",
    ),
    "complaint.handling_repurchase": Claim(
        number="H3",
        claim="Among those who complain, better handling goes with coming back.",
        expected="positive",
        by=partial(handling, outcome="repurchase"),
        reading="among those who complained, the better the handling, the {more} likely to come "
        "back (a correlation)",
        same="among those who complained, handling and coming back do not go together",
        ways=(MORE, LESS),
        matters="smallest_correlation",
        good="more",
        label="handling, coming back",
    ),
    "complaint.paradox": Claim(
        number="H4",
        claim="The recovery paradox: whose complaint was handled well is more satisfied than who "
        "never complained.",
        expected="positive",
        by=paradox,
        reading="nobody drew lots: those who rate the handling of their complaint at least {least} "
        "({share} of those who rated it) are {more} satisfied than customers without a complaint",
        same="nobody drew lots: those who rate the handling of their complaint at least {least} "
        "({share} of those who rated it) are as satisfied as customers without a complaint",
        ways=(MORE, LESS),
        matters="smallest_gap",
    ),
    "complaint.relief": Claim(
        number="H5",
        claim="Money goes with peace: fewer dispute the answer after money than after an "
        "explanation alone.",
        expected="negative",
        by=relief,
        reading="after money, {more} disputed the answer ({share_1}) than after an explanation "
        "alone ({share_2})",
        same="after money, as many disputed the answer ({share_1}) as after an explanation alone "
        "({share_2})",
        ways=(MORE, FEWER),
        label="money minus an explanation",
        good="less",
    ),
    "complaint.timely": Claim(
        number="H6",
        claim="Late answers go with disputes: more dispute a late answer than a timely one.",
        expected="positive",
        by=timely,
        reading="{more} disputed a late answer ({share_1}) than a timely one ({share_2})",
        same="as many disputed a late answer ({share_1}) as a timely one ({share_2})",
        ways=(MORE, FEWER),
        label="a late answer",
        good="less",
    ),
    "complaint.problem_nps": Claim(
        number="H7",
        claim="Who met a problem recommends less than who met none.",
        expected="negative",
        by=problem_nps,
        reading="passengers who met a problem recommend {more} (Net Promoter Score {score_1}) than "
        "those who met none ({score_2})",
        same="passengers who met a problem recommend as much (Net Promoter Score {score_1}) as "
        "those who met none ({score_2})",
        ways=(MORE, LESS),
        label="a problem met",
        good="more",
    ),
    "complaint.left": Claim(
        number="H8",
        claim="Who complains stays: fewer leave of those who complained than of the others.",
        expected="negative",
        by=left,
        reading="{more} left of those who complained ({share_1}) than of those who did not "
        "({share_2})",
        same="as many left of those who complained ({share_1}) as of those who did not ({share_2})",
        ways=(MORE, FEWER),
        label="a complaint, then leaving",
        good="less",
    ),
}
AXIS = phrase("percentage points; right of 0 the one named first has more")
POINTS = ("difference of shares", "risk difference")


def differences(found: Findings) -> Findings:
    """Return the findings that are differences in points, for one scale."""
    return Findings(f for f in found if f.estimate and f.estimate.measure in POINTS)
