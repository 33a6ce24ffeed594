"""How the last wave's ratings differ from those of the wave before."""

from dataclasses import replace

import numpy as np

from cxlab.claims.claim import Answer
from cxlab.claims.estimate import Estimate
from cxlab.claims.findings import Settings
from cxlab.errors import LackError
from cxlab.numbers import fixed
from cxlab.questions.loyalty.answers import lacking
from cxlab.questions.loyalty.loyalty import Loyalty, Rated
from cxlab.statistics.mean_of_people import mean_of_people
from cxlab.statistics.moments import Array
from cxlab.statistics.welch import welch
from cxlab.words import phrase, say, say_lack

OF_THE_SAME = phrase(
    "It is the change of {n:,} people who answered both times; {others:,} answers of others do not "
    "count in it."
)


def change(loyalty: Loyalty, settings: Settings) -> Answer:
    """Return the last wave's mean less that of the wave before."""
    if loyalty.too_few or len(loyalty.waves) < 2:
        return _no_two_waves(loyalty)
    before, last = loyalty.waves[-2:]
    facts, twice = {"before": before.name, "last": last.name}, loyalty.asked_twice
    means = (before.mean, last.mean)
    try:
        if len(twice):
            means = twice.mean(axis=0).tolist()
            estimate = _of_same_people(twice, settings.level)
        else:
            estimate = _of_other_people(before, last, settings.level)
    except LackError as lack:
        return Answer(note=say_lack(lack), facts=facts)
    then, now = (fixed(mean, 3) for mean in means)
    note = say("Mean {then} in {before}, {now} in {last}.", **facts, then=then, now=now)
    if len(twice):
        others = last.n + before.n - 2 * len(twice)
        note = f"{note} {say(OF_THE_SAME, n=len(twice), others=others)}"
    if estimate.lower <= 0 <= estimate.upper:
        noise = say("Chance alone gives as much: a change of this size is noise.")
        note = f"{note} {noise}"
    return Answer(estimate, note, facts, sources=None if loyalty.own else ("sfo_surveys",))


def _no_two_waves(loyalty: Loyalty) -> Answer:
    """Return why there is no change: one wave, or two of which one may not be shown."""
    facts = {"before": say("the wave before"), "last": say("the last wave")}
    if loyalty.too_few:
        note = say("too few people answered in {waves}.", waves=loyalty.too_few)
        return Answer(note=note, facts=facts)
    lacks = lacking(loyalty, phrase("two waves"), phrase("a column of role wave"))
    return replace(lacks, facts=facts)


def _of_same_people(ratings: Array, level: float) -> Estimate:
    """Return the mean change of people who rated twice, from ratings of shape (n, 2)."""
    return Estimate.of(
        mean_of_people(np.diff(ratings)[:, 0].tolist(), level),
        "gap",
        level=level,
        n=len(ratings),
        method=say("mean change of the same people, t interval"),
    )


def _of_other_people(before: Rated, last: Rated, level: float) -> Estimate:
    return Estimate.of(
        welch((last.n, last.mean, last.sd), (before.n, before.mean, before.sd), level),
        "gap",
        level=level,
        n=last.n + before.n,
        method=say("Welch's t interval, other people in each wave"),
    )
