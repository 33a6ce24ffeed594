"""Are the figures true that managers repeat about customers? The claims of notebook 10."""

from functools import partial

from cxlab.claims.claim import Claim
from cxlab.questions.crm_claims.answers import (
    defection_profit,
    delivery,
    few_complain,
    five_times,
    no_source,
    pairing,
    simplicity,
    top_fifth,
)
from cxlab.questions.crm_claims.lost import lost_a_year
from cxlab.words import phrase

TOP = phrase("of all revenue, the top fifth of customers brought")
NEVER = phrase(
    "no primary source says who was asked, and when. Count it to settle it: of the customers who "
    "rate you lowest, how many bought again within a year?"
)
SATISFIED = phrase(
    "no primary source. To settle it, join your purchases to what the same customers say of their "
    "satisfaction, and add up."
)


def _figure(number: str, claim: str, **more: object) -> Claim:
    """Return the claim that a share is as large as it is said to be."""
    return Claim(number=number, claim=claim, expected="positive", matters="", **more)  # type: ignore[arg-type]


CLAIMS = {
    "claim.top20_share": _figure(
        "H1",
        phrase(
            "Customers are as uneven as elsewhere: the top fifth bring about 67% of revenue, the "
            "mean of 339 firms."
        ),
        by=partial(top_fifth, id="claim.top20_share"),
        reading=TOP,
        label=phrase("top fifth: 67% of revenue"),
    ),
    "claim.pareto": _figure(
        "H2",
        phrase(
            "80/20: the top fifth bring 80% of revenue, so one of them is worth 16 of the others."
        ),
        by=partial(top_fifth, id="claim.pareto"),
        reading=TOP,
        label=phrase("top fifth: 80% of revenue"),
    ),
    "claim.more_than_half": _figure(
        "H3",
        phrase("A few customers bring most: the top fifth bring more than half of revenue."),
        by=partial(top_fifth, id="claim.more_than_half"),
        reading=TOP,
        label=phrase("top fifth: more than half"),
    ),
    "claim.churn_15_20": _figure(
        "H4",
        phrase("Firms lose 15 to 20% of their customers every year."),
        by=partial(lost_a_year, id="claim.churn_15_20"),
        reading=phrase("of the customers of a motor insurer, so many left in a year"),
        label=phrase("15 to 20% lost a year"),
    ),
    "claim.never_return": _figure(
        "H5",
        phrase("Of dissatisfied customers, 91% never return."),
        by=partial(no_source, note=NEVER),
        reading="",
        label=phrase("91% never return"),
    ),
    "claim.few_complain": Claim(
        number="H6",
        claim="Hardly any unhappy customer complains: fewer than one in ten do.",
        expected="negative",
        by=few_complain,
        reading="the share of the most dissatisfied customers who complained",
        matters="",
        label="under 10% complain",
    ),
    "claim.five_times": _figure(
        "H7",
        phrase("To win a customer costs five times as much as to keep one, so keeping pays."),
        by=five_times,
        reading="",
    ),
    "claim.defection_profit": _figure(
        "H8",
        phrase("Lose five customers in a hundred fewer, and profit rises by 85%."),
        by=defection_profit,
        reading="",
    ),
    "claim.revenue_satisfied": _figure(
        "H9",
        phrase("Satisfied customers bring 65% of revenue."),
        by=partial(no_source, note=SATISFIED),
        reading="",
        label=phrase("65% from the satisfied"),
    ),
    "claim.simplicity_recommend": _figure(
        "H10",
        phrase("Simplicity pays: 64% rather recommend a brand that is simple, in every edition."),
        by=partial(simplicity, id="claim.simplicity_recommend"),
        reading=phrase("of those asked in {year}, so many would rather recommend a simple brand"),
        label=phrase("simple: 64% recommend"),
    ),
    "claim.simplicity_pay": _figure(
        "H11",
        phrase("Simplicity pays: 55% would pay more for what is simple, in every edition."),
        by=partial(simplicity, id="claim.simplicity_pay"),
        reading=phrase("of those asked in {year}, so many would pay more for what is simple"),
        label=phrase("simple: 55% pay more"),
    ),
    "claim.simplicity_pairing": _figure(
        "H12",
        phrase("The 64% who recommend and the 55% who pay more come from one survey."),
        by=pairing,
        reading="",
    ),
    "claim.delivery_gap": Claim(
        number="H13",
        claim="The delivery gap: far fewer customers call the service excellent than firms do.",
        expected="negative",
        by=delivery,
        reading="customers call the service superior {more} often than firms call their own",
        same="firms and customers see the service alike",
        ways=(phrase("more"), phrase("less")),
        good="more",
    ),
}
