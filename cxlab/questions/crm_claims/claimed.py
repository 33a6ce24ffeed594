"""The figures that are claimed: a share, or a range of shares."""

from functools import cache
from math import inf, isfinite
from typing import TypedDict

from cxlab.claims.estimate import Estimate
from cxlab.published import read
from cxlab.questions.against_half import HALF

CRM, SIMPLICITY = "crm_claims", "simplicity"
RECOMMEND, PAY = "more likely to recommend", "willing to pay more"
MOST_LOST = 0.2  # the upper end of the 15 to 20% in the note of its row
POINTS = {
    "claim.top20_share": "printed_top20_firms",
    "claim.pareto": "pareto_top20",
    "claim.never_return": "lost_if_dissatisfied",
    "claim.revenue_satisfied": "revenue_from_satisfied",
}


class Decided(TypedDict):
    """What decides on a figure, as `cxlab.claims.claim.Answer` takes it."""

    decided_by: Estimate
    limit: float


@cache
def claimed() -> dict[str, tuple[float, float]]:
    """Return the claimed range of shares by finding; a single number is both of its ends."""
    figures = {row["claim"]: float(row["value"]) for row in read(CRM)}
    simple = {r["outcome"]: float(r["share"]) for r in read(SIMPLICITY) if r["source"] == "seed"}
    points = {id: figures[name] for id, name in POINTS.items()}
    points |= {"claim.simplicity_recommend": simple[RECOMMEND], "claim.simplicity_pay": simple[PAY]}
    return {id: (point, point) for id, point in points.items()} | {
        "claim.more_than_half": (HALF, inf),
        "claim.churn_15_20": (figures["annual_churn"], MOST_LOST),
        "claim.few_complain": (-inf, figures["complaint_rate"]),
    }


def counts_as(id: str, smallest_effect: float) -> tuple[float, float]:
    """Return the range of shares for which a claim counts as right.

    A range is taken as it is. Of a single number nobody means the last digit: it is right within
    the smallest difference that matters.
    """
    low, high = claimed()[id]
    return (low - smallest_effect, high + smallest_effect) if low == high else (low, high)


def held_against(id: str, estimate: Estimate, smallest_effect: float) -> Decided:
    """Return what decides on a figure: how far the share lies inside the range that is claimed.

    Where the interval leaves the claim open, its sentence names the end of the range that it holds.
    """
    low, high = counts_as(id, smallest_effect)
    inside = Estimate.of(
        estimate.inside(low, high), "difference of shares", level=estimate.level, n=estimate.n
    )
    open_ends = [end for end in (low, high) if estimate.lower <= end <= estimate.upper]
    ends = open_ends or [end for end in claimed()[id] if isfinite(end)]
    return {"decided_by": inside, "limit": ends[0]}
