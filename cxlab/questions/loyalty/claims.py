"""Do satisfied customers come back, and does the score say so? The claims of notebook 09."""

from functools import partial

from cxlab.claims.claim import Claim
from cxlab.questions.loyalty.answers import (
    branches,
    csat,
    nps,
    nps_bank,
    one_number,
    rival,
    tie,
)
from cxlab.questions.loyalty.change_of_waves import change
from cxlab.questions.loyalty.staying import renewal, still_there
from cxlab.words import phrase

MORE, LESS, FEWER = phrase("more"), phrase("less"), phrase("fewer")
CLAIMS = {
    "loyalty.nps": Claim(
        number="H1",
        claim="Customers recommend: there are more promoters (9 or 10) than detractors (0 to 6).",
        expected="positive",
        by=nps,
        reading="there are {more} promoters than detractors",
        same="there are as many promoters as detractors",
        ways=(MORE, FEWER),
        label="promoters minus detractors",
        good="more",
    ),
    "loyalty.nps_{name}": Claim(
        number="H1",
        claim="So they do at a bank: there are more promoters than detractors.",
        expected="positive",
        by=nps_bank,
        each=lambda loyalty: () if loyalty.bank is None else ("bank",),
        reading="at the bank there are {more} promoters than detractors",
        same="at the bank there are as many promoters as detractors",
        ways=(MORE, FEWER),
        label="promoters minus detractors, bank",
        good="more",
    ),
    "loyalty.csat": Claim(
        number="H2",
        claim="Most customers are satisfied: more than half rate in the top quarter of the scale.",
        expected="positive",
        by=csat,
        reading="in the top quarter of the scale of satisfaction there are",
        good="more",
    ),
    "loyalty.satisfaction_repurchase": Claim(
        number="H3",
        claim="The more satisfied a customer, the likelier to come back.",
        expected="positive",
        by=partial(tie, about="repurchase"),
        reading="the more satisfied a customer, the {more} likely to come back, by the customer's "
        "own word (a correlation)",
        same="satisfaction and coming back do not go together",
        ways=(MORE, LESS),
        matters="smallest_correlation",
        good="more",
    ),
    "loyalty.satisfaction_recommend": Claim(
        number="H4",
        claim="The more satisfied a customer, the likelier to recommend.",
        expected="positive",
        by=partial(tie, about="recommend"),
        reading="the more satisfied a customer, the {more} likely to recommend (a correlation)",
        same="satisfaction and recommendation do not go together",
        ways=(MORE, LESS),
        matters="smallest_correlation",
        good="more",
    ),
    "loyalty.price_tolerance": Claim(
        number="H5",
        claim="The more satisfied a customer, the cheaper a rival must be before the customer "
        "leaves.",
        expected="positive",
        by=partial(tie, about="price_tolerance"),
        reading="the more satisfied a customer, the {more} a rival must undercut the price (a "
        "correlation)",
        same="satisfaction and tolerance of price do not go together",
        ways=(MORE, LESS),
        matters="smallest_correlation",
        good="more",
    ),
    "loyalty.one_number": Claim(
        number="H6",
        claim="Recommendation is the one number you need: it says more about who comes back than "
        "satisfaction does.",
        expected="positive",
        by=one_number,
        reading="recommendation says {more} about who means to come back ({share_1} of the "
        "differences) than satisfaction ({share_2})",
        same="recommendation says as much about who means to come back ({share_1} of the "
        "differences) as satisfaction ({share_2})",
        ways=(MORE, LESS),
        label="recommendation minus satisfaction",
    ),
    "loyalty.rival": Claim(
        number="H7",
        claim="Be better than the rival, not perfect: at the same satisfaction, who rates the firm "
        "above its rivals is likelier to come back.",
        expected="positive",
        by=rival,
        reading="at the same satisfaction, with each point better than the rivals customers are "
        "{more} likely to come back (a slope)",
        same="at the same satisfaction, the comparison with rivals does not go with coming back",
        ways=(MORE, LESS),
        matters="smallest_slope",
        good="more",
    ),
    "loyalty.change": Claim(
        number="H8",
        claim="The figure went up, so things got better: customers rate higher in {last} than in "
        "{before}.",
        expected="positive",
        by=change,
        reading="customers rate {more} in {last} than in {before}",
        same="customers rate the same in {last} as in {before}",
        ways=(phrase("higher"), phrase("lower")),
        matters="smallest_gap",
        good="more",
        before={"last": phrase("the last wave"), "before": phrase("the wave before")},
    ),
    "loyalty.branches": Claim(
        number="H9",
        claim="The best branch is better than the worst: branches differ, by more than chance.",
        expected="positive",
        by=branches,
        reading="of the differences between customers, there lies between branches",
        same="of the differences between customers, there lies between branches",
        matters="smallest_share",
    ),
    **{
        f"loyalty.kept_{years}": Claim(
            number="H10",
            claim=claim,
            expected="negative",
            by=partial(still_there, years=years),
            reading=reading,
            matters="",
            label=label,
            good="more",
        )
        for years, claim, reading, label in (
            (
                1,
                phrase(
                    "A firm loses 15% or more of its customers a year: after 1 year at most 85% "
                    "remain."
                ),
                phrase("still customers after 1 year"),
                phrase("still there after 1 year"),
            ),
            (
                5,
                phrase("So it goes on: after 5 years at most 44% remain."),
                phrase("still customers after 5 years"),
                phrase("still there after 5 years"),
            ),
            (
                10,
                phrase("And on: after 10 years at most 20% remain."),
                phrase("still customers after 10 years"),
                phrase("still there after 10 years"),
            ),
        )
    },
    "loyalty.renewal_left": Claim(
        number="H11",
        claim="When they may leave, 15% or more of the customers do.",
        expected="positive",
        by=renewal,
        reading="when their motor insurance came up for renewal, there left",
        matters="",
        good="less",
    ),
}
