"""How purchases and published figures answer the claims of notebook 10."""

from dataclasses import replace

from cxlab.claims.claim import Answer
from cxlab.claims.estimate import Estimate
from cxlab.claims.findings import Settings
from cxlab.errors import LackError
from cxlab.numbers import fixed, percent
from cxlab.published import read
from cxlab.questions.against_half import HALF
from cxlab.questions.complaints import load as load_complaints
from cxlab.questions.complaints.answers import rate_dissatisfied
from cxlab.questions.crm_claims.break_even import Costs
from cxlab.questions.crm_claims.claimed import (
    CRM,
    PAY,
    RECOMMEND,
    SIMPLICITY,
    Decided,
    claimed,
    held_against,
)
from cxlab.questions.crm_claims.load import Till, said_of
from cxlab.questions.five_gaps.delivery_gap import delivery_gap
from cxlab.questions.top_fifth import top_fifth as best_fifth
from cxlab.statistics.interval import Interval
from cxlab.statistics.printed_shares import printed_share
from cxlab.words import phrase, say, say_lack

CANNOT_PAY = phrase("You lose {loss} of 100 now: it cannot pay.")
CAN_PAY = phrase("You lose {loss} of 100 now: it can pay, and only a test says whether it does.")


def top_fifth(till: Till, settings: Settings, id: str) -> Answer:
    """Return the share of revenue of the fifth of customers who spent most."""
    try:
        top = best_fifth(till.purchases, settings.level)
    except LackError as lack:
        return Answer(note=say_lack(lack))
    estimate, others = top.estimate, top.whole - top.customers
    notes = [say("{n:,} of {whole:,} customers.", n=top.customers, whole=top.whole)]
    if estimate.value < 1 and others:
        heads = estimate.value / top.customers / ((1 - estimate.value) / others)
        notes.append(
            say("One of them brought as much as {heads} of the others.", heads=fixed(heads, 1))
        )
    if not till.own:
        notes.append(say("It is one shop, whose customers were all new."))
    return Answer(
        estimate,
        " ".join(notes),
        sources=None if till.own else ("cdnow",),
        **(
            Decided(decided_by=top.more_than_half, limit=HALF)
            if id == "claim.more_than_half"
            else held_against(id, estimate, settings.smallest_effect)
        ),
    )


def few_complain(till: Till, settings: Settings) -> Answer:
    """Return the share of the most dissatisfied who complained, as notebook 11 does."""
    answer = rate_dissatisfied(load_complaints("published"), settings)
    households = next(r for r in read(CRM) if r["claim"] == "problem_households_complained")
    before = say(
        "In 1979, {share} of {n:,.0f} households with a problem complained.",
        share=percent(float(households["value"])),
        n=float(households["n"]),
    )
    note = said_of(till, f"{answer.note} {before}")
    return replace(answer, note=note, sources=("acsi_2015", "tarp_1979"))


def simplicity(till: Till, settings: Settings, id: str) -> Answer:
    """Return the printed share that lies farthest from the claim: it is to hold in each edition."""
    outcome = RECOMMEND if id == "claim.simplicity_recommend" else PAY
    rows = [r for r in read(SIMPLICITY) if r["outcome"] == outcome and r["n"]]
    figure = claimed()[id][0]
    farthest = max(rows, key=lambda row: abs(float(row["share"]) - figure))
    n = int(float(farthest["n"]))
    share: Interval = printed_share(float(farthest["share"]), n, settings.level)
    method = say("widest Wilson interval of a printed share")
    estimate = Estimate.of(share, "proportion", level=settings.level, n=n, method=method)
    printed = [
        say("{year}: {share}", year=row["edition"], share=percent(float(row["share"])))
        for row in rows
    ]
    note = say(
        "Printed: {shares}. An agency's own survey of what people say they would do, quoted by "
        "others; the interval takes them as drawn by chance.",
        shares=", ".join(printed),
    )
    return Answer(
        estimate,
        said_of(till, note),
        {"year": farthest["edition"]},
        sources=("siegel_gale",),
        **held_against(id, estimate, settings.smallest_effect),
    )


def pairing(till: Till, settings: Settings) -> Answer:
    """Return why nobody can say whether the two shares of simplicity belong together."""
    rows = [row for row in read(SIMPLICITY) if row["n"]]
    year = next(row["edition"] for row in rows if row["outcome"] == PAY)
    shares = {r["outcome"]: percent(float(r["share"])) for r in rows if r["edition"] == year}
    note = say(
        "no edition that we could find prints 64% and 55% together. That of {year} prints "
        "{recommend} for recommending and {pay} for paying more. The edition that prints both "
        "would settle it.",
        year=year,
        recommend=shares[RECOMMEND],
        pay=shares[PAY],
    )
    return Answer(note=note, sources=("seed", "siegel_gale"))


def no_source(till: Till, settings: Settings, note: str) -> Answer:
    """Return that nobody could be found who measured it."""
    return Answer(note=say(note), sources=("seed",))


def five_times(till: Till, settings: Settings) -> Answer:
    """Return that there is no source, and the user's own break-even where costs are given."""
    costs: Costs = settings.costs
    no_one = say(
        "no primary source; the number quoted varies from 5 to 10. Alone it would say nothing: at "
        "five times the cost, spending on everybody to keep them pays only if 20 of each 100 stay "
        "who would have left."
    )
    if not costs.are_known:
        ask = say(
            "Your own costs settle it for you: give cost_to_win and cost_to_keep; with "
            "margin_a_year and yearly_loss, too, the answer also knows what a customer brings."
        )
        return Answer(note=f"{no_one} {ask}", sources=("seed",))
    parts = [no_one, break_even_sentence(costs)]
    if costs.loss > 0:
        paying = CANNOT_PAY if costs.needed > costs.loss else CAN_PAY
        parts.append(say(paying, loss=_of_100(costs.loss)))
    return Answer(note=" ".join(parts), sources=("seed",))


def break_even_sentence(costs: Costs) -> str:
    """Return from where on keeping pays, with a user's own costs."""
    if costs.needed > 1:
        return say(
            "To keep a customer costs you more than it saves, even if all would have left: it "
            "cannot pay."
        )
    return say(
        "A new customer costs you {ratio} times what you spend a year to keep one. To keep pays if "
        "{needed} of each 100 customers stay who would have left.",
        ratio=fixed(costs.to_win / costs.to_keep, 1),
        needed=_of_100(costs.needed),
    )


def _of_100(share: float) -> str:
    return fixed(100 * share, 1)


def defection_profit(till: Till, settings: Settings) -> Answer:
    """Return that the rise was modelled, and what the same arithmetic gives for a user's loss."""
    note = say(
        "the 85% was modelled for the branches of a bank (50% and 30% in other trades), and "
        "observed nowhere. The profits of like branches would settle it, if lots decide which of "
        "them try to keep customers."
    )
    more = settings.costs.fewer_lost_bring
    if more is not None:
        by_formula = say(
            "By the formula of the break-even, five percentage points fewer lost would let a "
            "customer of "
            "yours bring {more} more over time, before what that costs: arithmetic, not evidence.",
            more=percent(more),
        )
        note = f"{note} {by_formula}"
    return Answer(note=note, sources=("reichheld_sasser_1990",))


def delivery(till: Till, settings: Settings) -> Answer:
    """Return customers' share less firms' share, as notebook 04 does."""
    gap = delivery_gap(settings.level, settings.smallest_effect)
    method = say("widest interval over every number of customers; n counts firms")
    estimate = Estimate.of(gap, "risk difference", n=gap.firms, n_is_people=False, method=method)
    chosen = say("How firms and customers were chosen is not known.")
    return Answer(estimate, said_of(till, f"{gap.sentences()} {chosen}"), sources=("bain_2005",))
