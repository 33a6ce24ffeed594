"""The tables of notebook 10: the top fifth by each way to count and elsewhere, and break-even."""

from cxlab.claims.estimate import Estimate
from cxlab.claims.verdict import judge
from cxlab.errors import LackError
from cxlab.evidence.purchases import FIFTH
from cxlab.numbers import exact_percent, fixed, percent
from cxlab.published import GRADES, read, source
from cxlab.questions.crm_claims.break_even import Costs
from cxlab.questions.crm_claims.claimed import CRM, counts_as
from cxlab.questions.crm_claims.load import Till
from cxlab.statistics.top_share import Top, top_share
from cxlab.table import Cell, Table
from cxlab.words import phrase, say

TOPS = ("claim.top20_share", "claim.pareto", "claim.more_than_half")
WAYS = {
    "all": phrase("All customers, all revenue"),
    "gross": phrase("All customers, revenue before returns"),
    "before": phrase("Bought up to {split}, revenue until then"),
    "later": phrase("Bought after {split}, revenue from then on"),
    "again": phrase("Only who came again, all revenue"),
    "visits": phrase("All customers, days with a purchase in place of revenue"),
}
PRINTED = {
    "printed_top20_packaged_goods": phrase("Packaged goods, 22 categories: printed"),
    "printed_top20_firms": phrase("339 firms, mean: printed"),
}


def top_methods(till: Till, level: float, smallest_effect: float) -> Table:
    """Return the share of the top fifth by each way to count, and what each claim makes of it."""
    tops = till.purchases.tops
    counted = {"all": (tops[FIFTH], tops[1.0])} | dict(till.purchases.counted)
    share, low, high = say("Share"), say("From"), say("To")
    rows = tuple(
        (say(words, split=till.split), *_held(*counted[way], level, smallest_effect))
        for way, words in WAYS.items()
        if way in counted
    )
    return Table(
        say("Does the share of the top fifth depend on what is counted?"),
        (
            *(say("What is counted"), say("Customers"), share, low, high),
            *(say("67%"), say("80/20"), say("More than half")),
        ),
        rows,
        dict.fromkeys((share, low, high), percent) | {say("Customers"): "{:,}".format},
        note=say(
            "{level} intervals. A single number counts as right within {points} percentage points.",
            level=exact_percent(level),
            points=fixed(100 * smallest_effect, 1),
        ),
    )


def _held(top: Top, whole: Top, level: float, smallest_effect: float) -> tuple[Cell, ...]:
    """Return customers, the top fifth's share and the verdicts; blank where too few bought."""
    try:
        held = top_share(top, whole, level)
    except LackError:
        return (whole.n, *[None] * (3 + len(TOPS)))
    inside = (held.inside(*counts_as(id, smallest_effect)) for id in TOPS)
    verdicts = (judge(Estimate.of(i, "effect"), "positive", 0.0).words for i in inside)
    return (whole.n, held.value, held.lower, held.upper, *verdicts)


def elsewhere() -> Table:
    """Return the share of the top fifth that papers print, with how well each is known."""
    rows = {row["claim"]: row for row in read(CRM)}
    share = say("Share")
    return Table(
        say("The top fifth elsewhere"),
        (say("Where"), share, say("How we know"), say("Source")),
        tuple(
            (
                say(words),
                float(rows[claim]["value"]),
                say(GRADES[source(rows[claim]["source"]).verified]),
                source(rows[claim]["source"]).named,
            )
            for claim, words in PRINTED.items()
        ),
        {share: percent},
    )


def break_even(costs: Costs) -> Table:
    """Return a user's costs and from where on keeping pays; costs that are not given stay blank."""
    amount = say("Value")
    return Table(
        say("From where on does it pay to keep?"),
        (say("What"), amount, say("Given as, or how")),
        _costs(costs),
        {amount: lambda value: fixed(value, 2)},
        note=say(
            "What a customer will bring: after Gupta & Lehmann (2003), Customers as assets, but "
            "with the first year's margin for sure. Margins come at each year's end, interest "
            "{interest}. Money is spent on all customers, since nobody knows beforehand who would "
            "leave.",
            interest=exact_percent(costs.interest),
        ),
    )


def _costs(costs: Costs) -> tuple[tuple[str, float | None, str], ...]:
    """Return each cost, its value and where it comes from."""
    known = costs.are_known
    return (
        (say("Cost to win a customer"), costs.to_win or None, "cost_to_win"),
        (say("Cost to keep, each customer a year"), costs.to_keep or None, "cost_to_keep"),
        (say("Margin of a customer a year"), costs.margin or None, "margin_a_year"),
        (say("Lost of 100 customers a year"), 100 * costs.loss or None, "yearly_loss"),
        (say("A customer will bring"), costs.brings, say("margin / (interest + loss)")),
        (
            say("Saved by each who stays and would have left"),
            costs.worth if known else None,
            say("cost to win, or what a customer will bring if that is less"),
        ),
        (
            say("Must stay, of 100, who would have left"),
            100 * costs.needed if known else None,
            say("100 times cost to keep / what each saves"),
        ),
    )
