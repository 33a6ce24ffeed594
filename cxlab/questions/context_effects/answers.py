"""How choices answer the claims of notebook 08."""

from collections.abc import Mapping
from functools import cache
from math import exp, log

from cxlab.claims.claim import Answer
from cxlab.claims.estimate import Estimate
from cxlab.claims.findings import Settings
from cxlab.errors import LackError
from cxlab.evidence.account import OWN
from cxlab.numbers import fixed, percent, points
from cxlab.published import GRADES, source
from cxlab.questions.context_effects.choices import Choices, Tally
from cxlab.statistics.interval import Interval
from cxlab.statistics.mean_of_people import mean_of_people
from cxlab.statistics.multiplicity import holm
from cxlab.statistics.one_proportion import proportion
from cxlab.statistics.proportions import TwoProportions, compare_proportions
from cxlab.statistics.regularity import Addition, additions
from cxlab.statistics.shares_of_one_sample import difference_of_choices
from cxlab.words import in_words, phrase, say, say_lack

# The famous demonstrations: setting, then condition and option with and without what is claimed.
PRINTED = {
    "context.printed_attraction": (
        "Economist subscriptions",
        ("with_decoy", "print_and_web"),
        ("without_decoy", "print_and_web"),
    ),
    "context.printed_compromise": (
        "Minolta cameras",
        ("three_options", "middle"),
        ("two_options", "middle"),
    ),
    "context.deferral": ("CD players", ("high_conflict", "defer"), ("low_conflict", "defer")),
}
RIVAL = {"context.printed_compromise": "low"}  # beside which the middle option stood before
ATTEMPTS = "robustness over 91 attempts"
LACKING = phrase("{source} does not hold {what}.")
ADDED = phrase(
    "with the third option in the list, {more} chose the target ({share_with}) than without it "
    "({share_without})"
)
AS_MANY = phrase(
    "with the third option in the list, as many chose the target ({share_with}) as without it "
    "({share_without})"
)
MOST = 0.5  # from which on it is most of them
LONGER = (5, 2)  # options compared


def lacking(choices: Choices, what: str) -> Answer:
    """Return the answer where a file does not hold what a claim is about."""
    return Answer(note=say(LACKING, source=choices.source.removeprefix(OWN), what=say(what)))


def effect(choices: Choices, settings: Settings, name: str) -> Answer:
    """Return by how much the target is chosen more often than its competitor."""
    if people := choices.people(name):
        try:
            mean = mean_difference(people, settings.level)
        except LackError as lack:
            return Answer(note=say_lack(lack))
        method = say("mean over people, each counted once; t interval")
        estimate = Estimate.of(
            mean, "difference of shares", level=settings.level, n=len(people), method=method
        )
        chosen = sum(tally.n for tally in people)
        note = say("{choices:,} choices of {n:,} people.", choices=chosen, n=len(people))
        return Answer(estimate, note)
    sets = choices.sets(name)
    if not sets:
        return lacking(choices, phrase("choices for this effect"))
    return _of_counts(sets, settings.level)


def mean_difference(people: tuple[Tally, ...], level: float) -> Interval:
    """Return target minus competitor, as a share of a person's choices, averaged over people."""
    return mean_of_people([(t.target - t.competitor) / t.n for t in people], level)


def _of_counts(sets: tuple[Tally, ...], level: float) -> Answer:
    three = [t for t in sets if t.third is not None]
    two = [t for t in sets if t.third is None]
    if not three:
        return Answer(note=say("No list holds a third option, so nothing can be compared."))
    n, target = sum(t.n for t in three), sum(t.target for t in three)
    if not two:
        within = difference_of_choices(target, sum(t.competitor for t in three), n, level)
        method = say("Bonett-Price interval; each choice by another person")
        note = say("No list without the third option: a popular target looks like an effect.")
        return Answer(
            Estimate.of(within, "difference of shares", level=level, n=n, method=method), note
        )
    without = (sum(t.target for t in two), sum(t.n for t in two))
    shares = compare_proportions(target, n, *without, level=level)
    return Answer(
        _difference(shares),
        say("If people met either list by chance."),
        _shares(shares),
        reading=ADDED,
        same=AS_MANY,
    )


def _difference(shares: TwoProportions) -> Estimate:
    return Estimate.of(
        shares.risk_difference,
        "risk difference",
        level=shares.level,
        n=shares.first.n + shares.second.n,
        p_value=shares.pearson_p if shares.pearson_p == shares.pearson_p else None,
        method=say("Newcombe hybrid score interval; Pearson p"),
    )


def _shares(shares: TwoProportions) -> dict[str, object]:
    return {
        "share_with": percent(shares.first.value),
        "share_without": percent(shares.second.value),
    }


def printed(choices: Choices, settings: Settings, id: str) -> Answer:
    """Return what a famous demonstration printed, with how well its figures are known."""
    rows = {(r["setting"], r["condition"], r["option"]): r for r in choices.printed}
    setting, with_it, without = PRINTED[id]
    if (setting, *with_it) not in rows:
        return lacking(choices, phrase("the printed demonstrations"))
    first, second = rows[setting, *with_it], rows[setting, *without]
    shares = compare_proportions(*_count(first), *_count(second), level=settings.level)
    note = known(first["source"])
    if rival := RIVAL.get(id):
        others = [int(rows[setting, row["condition"], rival]["count"]) for row in (first, second)]
        of_two = [
            count / (count + other)
            for count, other in zip((shares.first.count, shares.second.count), others, strict=True)
        ]
        relative = say(
            "Of those who chose one of the two cheaper cameras, {share_with} took the middle one "
            "with the dearest in the list, and {share_without} without it.",
            share_with=percent(of_two[0]),
            share_without=percent(of_two[1]),
        )
        note = f"{relative} {note}"
    return Answer(_difference(shares), note, _shares(shares), sources=(first["source"],))


def _count(row: Mapping[str, str]) -> tuple[int, int]:
    return int(row["count"]), int(row["n"])


def known(key: str) -> str:
    """Return how well the figures of a source are known."""
    cited = source(key)
    grade = say(GRADES[cited.verified])
    return say("How we know the figures: {grade}; {note}.", grade=grade, note=in_words(cited.note))


def replicates(choices: Choices, settings: Settings) -> Answer:
    """Return the share of attempts that found the effect, judged against a half."""
    row = next((r for r in choices.printed if r["setting"] == ATTEMPTS), None)
    if row is None:
        return lacking(choices, phrase("attempts to repeat the effect"))
    share = proportion(int(row["count"]), int(row["n"]), settings.level)
    method = say("Wilson interval; n counts attempts")
    estimate = Estimate.of(
        share, "proportion", level=settings.level, n_is_people=False, method=method
    )
    judged = Estimate.of(share.less(MOST), "difference of shares", level=settings.level)
    note = say("{count} of {n} attempts.", count=share.count, n=share.n)
    return Answer(estimate, note, decided_by=judged, limit=MOST, sources=(row["source"],))


@cache
def every_addition(choices: Choices) -> dict[str, tuple[Addition, ...]]:
    """Return what became of each option as its list grew, by domain."""
    made = {domain: additions(menus) for domain, menus in choices.menus.items()}
    return {domain: grown for domain, grown in made.items() if grown}


def rises(grown: tuple[Addition, ...], level: float, adjusted: bool = True) -> int:
    """Return how many shares rise beyond chance in a domain, Holm's method over all of it."""
    p_values = [one.p_value for one in grown]
    return sum(p < 1 - level for p in (holm(p_values) if adjusted else p_values))


def regularity(choices: Choices, settings: Settings) -> Answer:
    """Return the share of domains in which an added option lifts another, judged against a half."""
    by_domain = every_addition(choices)
    if not by_domain:
        return lacking(choices, phrase("choices from a list and from a longer one around it"))
    risen = sum(rises(grown, settings.level) > 0 for grown in by_domain.values())
    share = proportion(risen, len(by_domain), settings.level)
    together = [one for grown in by_domain.values() for one in grown]
    method = say("Wilson interval; n counts kinds of choice")
    estimate = Estimate.of(
        share, "proportion", level=settings.level, n_is_people=False, method=method
    )
    up = sum(one.change > 0 for one in together)
    note = say(
        "{up:,} of {total:,} comparisons rise at all ({share}), {beyond:,} beyond chance taken one "
        "by one; the largest by {most} percentage points. No decoy was planted.",
        up=up,
        total=len(together),
        share=percent(up / len(together)),
        beyond=sum(rises(grown, settings.level, adjusted=False) for grown in by_domain.values()),
        most=points(max(one.change for one in together)),
    )
    judged = Estimate.of(share.less(MOST), "difference of shares", level=settings.level)
    sources = None if choices.own else ("ranch_2019",)
    return Answer(estimate, note, decided_by=judged, limit=MOST, sources=sources)


def time_ratio(choices: Choices, options: int, level: float, place: int = 0) -> Interval:
    """Return how many times as long choices among ``options`` take as among two: a mean of logs.

    ``place`` 0 takes mean seconds, 1 median seconds.
    """
    ratios = [log(t[options][place] / t[2][place]) for t in choices.seconds.values()]
    mean = mean_of_people(ratios, level)
    return Interval(exp(mean.value), exp(mean.lower), exp(mean.upper))


def short_list_time(choices: Choices, settings: Settings) -> Answer:
    """Return how much longer five options take than two; kinds of choice are the units."""
    if not choices.seconds:
        return lacking(choices, phrase("how long choices took"))
    more, few = LONGER
    ratio = time_ratio(choices, more, settings.level)
    estimate = Estimate.of(
        ratio.less(1.0),
        "relative difference",
        level=settings.level,
        n=len(choices.seconds),
        n_is_people=False,
        method=say("mean of log ratios of mean seconds; t interval; n counts kinds of choice"),
    )
    note = say("Ratio of times {ratio}.", ratio=fixed(ratio.value, 2))
    return Answer(
        estimate,
        note,
        {"options": more, "few": few},
        sources=("ranch_2019",),
        smallest_effect=settings.smallest_time,
    )
