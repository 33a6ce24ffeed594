"""How offers, channels and members answer the claims of notebook 12."""

from collections.abc import Sequence

import numpy as np

from cxlab.claims.claim import Answer
from cxlab.claims.estimate import Estimate
from cxlab.claims.findings import Settings
from cxlab.errors import LackError
from cxlab.evidence.account import OWN
from cxlab.numbers import fixed, percent
from cxlab.questions.segments.segments import Band, Offers, Segments
from cxlab.statistics.adjusted_difference import adjusted_difference
from cxlab.statistics.printed_shares import difference_of_printed
from cxlab.statistics.proportions import compare_proportions
from cxlab.statistics.rule_values import Stratum, rule_difference
from cxlab.statistics.slope import Slope
from cxlab.statistics.step_in_trend import step_in_trend
from cxlab.words import phrase, say, say_lack

FIT_GOES = phrase(
    "within each kind of customer, {more} of those who got the message that fits ordered than of "
    "those who got the other one, as far as the rules differ"
)
FIT_GOES_SAME = phrase(
    "within each kind of customer, as many of those who got the message that fits ordered as of "
    "those who got the other one, as far as the rules differ"
)
GOES_CLAIM = phrase(
    "A message goes with orders: more of those who got it order than of those who got none."
)
FIT_GOES_CLAIM = phrase(
    "Personal offers go with orders: more of those order who got the message that fits."
)
MEMBERS_CLAIM = phrase(
    "Being a member goes with coming back: more members return than others who bought as much "
    "before."
)
AGE = 35  # at which the folklore parts the young from the rest
PARTS = ("middle", "share", "n")
LACKING = phrase("{source} does not hold {what}.")
MEMBERS_LACK = phrase(
    "there are no public data on members and others with what they bought before. A file of your "
    "own would settle it: member, before, returned; best, invite half of your customers by lot."
)
NO_LOT_AGE = phrase("Age goes with channels here; whether it is age that decides, nobody tested.")
IN_10_000 = phrase("In 10,000 customers: {value} orders ({low} to {high}).")
NO_LOT = phrase(
    "Nobody drew lots: whoever got the message differs from the others in more than the message."
)
GOES = phrase(
    "{more} of those who got the message '{arm}' ordered ({share_1}) than of those who "
    "got none ({share_2})"
)
GOES_SAME = phrase(
    "as many of those who got the message '{arm}' ordered ({share_1}) as of those "
    "who got none ({share_2})"
)


def lacking(segments: Segments, what: str) -> Answer:
    """Return the answer where the data do not hold what a claim is about."""
    return Answer(note=say(LACKING, source=segments.source.removeprefix(OWN), what=say(what)))


def orders(segments: Segments, settings: Settings, place: int) -> Answer:
    """Return how many more ordered with a message than without, in shares."""
    offers = segments.offers
    if offers is None or len(offers.messages) <= place:
        return lacking(segments, phrase("orders with and without such a message"))
    arm = offers.messages[place]
    counts = (*offers.of(arm), *offers.of(offers.control))
    shares = compare_proportions(*counts, level=settings.level)
    estimate = Estimate.of(
        shares.risk_difference,
        "risk difference",
        level=settings.level,
        n=counts[1] + counts[3],
        p_value=None if np.isnan(shares.pearson_p) else shares.pearson_p,
        method=say("Newcombe hybrid score interval; Pearson p"),
    )
    facts = {
        "arm": arm,
        "share_1": _percent(shares.first.value),
        "share_2": _percent(shares.second.value),
    }
    note = say(
        "{count_1:,} of {n_1:,} ordered with the message, {count_2:,} of {n_2:,} without.",
        **dict(zip(("count_1", "n_1", "count_2", "n_2"), counts, strict=True)),
    )
    note = f"{note} {_in_10_000(estimate)}"
    if offers.by_lot:
        return Answer(estimate, note, facts)
    note = f"{say(NO_LOT)} {note}"
    return Answer(estimate, note, facts, reading=GOES, same=GOES_SAME, claim=GOES_CLAIM)


def _in_10_000(estimate: Estimate) -> str:
    value, low, high = (
        fixed(10_000 * e, 0) for e in (estimate.value, estimate.lower, estimate.upper)
    )
    return say(IN_10_000, value=value, low=low, high=high)


def _percent(share: float) -> str:
    return say("{value:.2f}%", value=100 * share)


def matched(segments: Segments, settings: Settings, against: str) -> Answer:
    """Return the value of "each gets what fits" less that of another rule, in orders a customer.

    ``against`` is ``crossed`` (each gets the other message) or ``best`` (all get the one message
    with the most orders).
    """
    offers = segments.offers
    if offers is not None and offers.unfit:
        return Answer(note=offers.unfit)
    if offers is None or len(offers.fits) < 2 or len(offers.messages) < 2:
        return lacking(segments, phrase("two messages, and what each customer bought before"))
    if min(offers.of(arm, b)[1] for arm in offers.messages for b in offers.fits) == 0:
        return lacking(segments, phrase("both messages for each kind of customer"))
    strata, best = _strata(offers, against)
    estimate = Estimate.of(
        rule_difference(strata, settings.level),
        "risk difference",
        level=settings.level,
        n=sum(s.first[1] + s.second[1] for s in strata if not s.same),
        method=say("difference of two rules' values, group by group; Newcombe, square-and-add"),
    )
    note = f"{_in_10_000(estimate)} {_rules_note(against, strata, best)}"
    if offers.by_lot:
        return Answer(estimate, note, {"best": best})
    note = f"{say(NO_LOT)} {note}"
    return Answer(estimate, note, reading=FIT_GOES, same=FIT_GOES_SAME, claim=FIT_GOES_CLAIM)


def _strata(offers: Offers, against: str) -> tuple[list[Stratum], str]:
    """Return each kind of customer under both rules, and the message with the most orders."""
    arms = (*offers.messages, offers.control)
    sizes = {b: sum(offers.of(arm, b)[1] for arm in arms) for b in offers.fits}
    weights = {b: size / sum(sizes.values()) for b, size in sizes.items()}

    def value(arm: str) -> float:
        """Return the share that orders if all customers get one message."""
        return sum(weights[b] * offers.of(arm, b)[0] / offers.of(arm, b)[1] for b in offers.fits)

    best = max(offers.messages, key=value)
    strata = []
    for b, fit in offers.fits.items():
        other = next(arm for arm in offers.messages if arm != fit)
        rival = best if against == "best" else other
        strata.append(
            Stratum(weights[b], offers.of(fit, b), offers.of(rival, b), same=rival == fit)
        )
    return strata, best


def _rules_note(against: str, strata: Sequence[Stratum], best: str) -> str:
    if against == "crossed":
        return say(
            "Customers who bought of one kind only. This is a straw man: nobody sends what "
            "does not fit on purpose."
        )
    (differs, *_) = [stratum for stratum in strata if not stratum.same] or strata
    return say(
        "The best single message is '{best}', as these data say after the fact. Under both rules "
        "some customers get the same message, so only the others tell the rules apart: "
        "{count_1:,} of {n_1:,} ordered with what fits, {count_2:,} of {n_2:,} with the other.",
        best=best,
        count_1=differs.first[0],
        n_1=differs.first[1],
        count_2=differs.second[0],
        n_2=differs.second[1],
    )


def _pooled(bands: Sequence[Band]) -> tuple[float, float]:
    n = sum(band.n for band in bands)
    return sum(band.share * band.n for band in bands) / n, float(n)


def _sides(bands: Sequence[Band]) -> tuple[list[Band], list[Band]]:
    """Return the age groups under and over `AGE`.

    Raises
    ------
    LackError
        If a group lies on both sides: nobody knows which of its people are older.
    """
    for band in bands:
        if band.first < AGE < band.last:
            raise LackError(
                "the age group {group} lies on both sides of {age}", group=band.label, age=AGE
            )
    young, old = ([b for b in bands if (b.first < AGE) is side] for side in (True, False))
    if not (young and old):
        raise LackError("no age groups on both sides of {age} for this channel", age=AGE)
    return young, old


def by_age(segments: Segments, settings: Settings, channel: str) -> Answer:
    """Return how many more of the younger use a channel than of the older, in shares."""
    bands = segments.channels.get(channel, ())
    if not segments.channels:
        return lacking(segments, phrase("the use of channels by age"))
    try:
        first, second = (_pooled(side) for side in _sides(bands))
    except LackError as lack:
        return Answer(note=say_lack(lack))
    estimate = Estimate.of(
        difference_of_printed(first, second, settings.level),
        "risk difference",
        level=settings.level,
        n=int(first[1] + second[1]),
        method=say("Newcombe hybrid score interval"),
    )
    facts = {"share_1": percent(first[0]), "share_2": percent(second[0])}
    return Answer(estimate, _year_note(segments), facts, sources=_age_source(segments))


def _year_note(segments: Segments) -> str:
    if segments.own:
        return say(NO_LOT_AGE)
    return say("United Kingdom, 2012, percentages as printed: channels have changed since.")


def _age_source(segments: Segments) -> tuple[str, ...] | None:
    return None if segments.own else ("gds_2012",)


def jump(bands: Sequence[Band], at: int, level: float) -> Slope:
    """Return the jump in the use of a channel at an age, beyond the steady trend.

    Raises
    ------
    LackError
        With too few groups on a side.
    """
    middles, shares, sizes = (np.array([getattr(b, part) for b in bands]) for part in PARTS)
    return step_in_trend(middles, shares, sizes, at=at, level=level)


def break_at(segments: Segments, settings: Settings) -> Answer:
    """Return the jump in the use of social media at an age, beyond the steady trend."""
    bands = segments.channels.get("social", ())
    if not bands:
        return lacking(segments, phrase("the use of social media by age"))
    try:
        _sides(bands)
        step = jump(bands, AGE, settings.level)
    except LackError as lack:
        return Answer(note=say_lack(lack))
    estimate = Estimate.of(
        step,
        "risk difference",
        level=settings.level,
        n=sum(b.n for b in bands),
        method=say("jump beyond a straight line through the age groups"),
    )
    shares = ", ".join(percent(b.share) for b in bands)
    note = say("By age group, youngest first: {shares}.", shares=shares)
    return Answer(estimate, note, sources=_age_source(segments))


def programme(segments: Segments, settings: Settings) -> Answer:
    """Return how many more members came again than others with like purchases before."""
    people = segments.members
    if people is None:
        if segments.own:
            return lacking(segments, phrase("members and others with what they bought before"))
        return Answer(note=say(MEMBERS_LACK))
    try:
        apart = adjusted_difference(
            people.member, people.before, people.returned, level=settings.level
        )
    except LackError as lack:
        return Answer(note=say_lack(lack))
    estimate = Estimate.of(
        apart,
        "risk difference",
        level=settings.level,
        n=len(people.member),
        method=say("least squares with what was bought before, robust errors (HC3)"),
    )
    raw = people.returned[people.member == 1].mean() - people.returned[people.member == 0].mean()
    note = say(
        "Nobody drew lots: whoever joins means to come back anyway, and no list of purchases shows "
        "that. Without the adjustment the difference is {raw:.1f} percentage points.",
        raw=100 * raw,
    )
    return Answer(estimate, note, claim=MEMBERS_CLAIM)
