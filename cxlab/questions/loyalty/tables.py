"""The tables of notebook 09."""

from cxlab.claims.method_strip import Choice, method_strip
from cxlab.evidence.small_groups import MINIMUM_GROUP
from cxlab.numbers import exact_percent, fixed, percent, points
from cxlab.questions.loyalty.loyalty import Loyalty, kinds
from cxlab.statistics.few_answers import mean_interval
from cxlab.statistics.interval import Interval
from cxlab.statistics.mean_of_people import t_interval
from cxlab.statistics.moments import Array
from cxlab.statistics.net_promoter import counted, net_promoter
from cxlab.table import Cell, Table
from cxlab.words import say

CUTS = ((9, 6), (8, 5))  # promoters from, detractors up to


def groups(loyalty: Loyalty) -> dict[str, Array]:
    """Return whose recommendations there are."""
    bank = {} if loyalty.bank is None else {say("Customers of a bank"): loyalty.bank}
    return dict(loyalty.recommended) | bank


def scores(loyalty: Loyalty, level: float, minimum_group: int = MINIMUM_GROUP) -> Table:
    """Return the Net Promoter Score of each group; of a user's, none of few people."""
    shares = (say("Promoters"), say("Detractors"))
    ends = (say("Score"), say("From"), say("To"))
    rows = []
    for name, answers in groups(loyalty).items():
        if len(answers) >= (minimum_group if loyalty.own else 1):
            promoters, detractors, n = counts = counted(answers)
            score, cells = net_promoter(counts, level), (promoters / n, detractors / n)
            rows.append((name, n, score.value, score.lower, score.upper, *cells))
    return Table(
        say("Net Promoter Score ({level} intervals)", level=exact_percent(level)),
        (say("Who"), say("People"), *ends, *shares),
        tuple(rows),
        dict.fromkeys(shares, percent)
        | dict.fromkeys(ends, points)
        | {say("People"): "{:,}".format},
    )


def waves(loyalty: Loyalty, level: float, minimum_group: int = MINIMUM_GROUP) -> Table:
    """Return the mean rating of each wave."""
    mean, low, high = say("Mean"), say("From"), say("To")
    fewest = minimum_group if loyalty.own else 2
    rows: list[tuple[Cell, ...]] = []
    for wave in loyalty.waves:
        if wave.n >= fewest:
            of = t_interval(wave.n, wave.mean, wave.sd, level=level)
            # Where all are alike, nobody knows how far others vary.
            ends = (of.lower, of.upper) if wave.sd > 0 else (None, None)
            rows.append((wave.name, wave.n, wave.mean, *ends))
    return Table(
        say("Rating by wave ({level} intervals)", level=exact_percent(level)),
        (say("Wave"), say("People"), mean, low, high),
        tuple(rows),
        dict.fromkeys((mean, low, high), lambda value: fixed(value, 3))
        | {say("People"): "{:,}".format},
    )


def score_methods(loyalty: Loyalty, level: float) -> Table:
    """Return whether promoters outnumber detractors, by each interval and cut."""
    strips = {
        name: [
            _choice(say("Score interval"), mean_interval(kinds(answers), (-1.0, 1.0), level)),
            *(_counted(answers, cut, level) for cut in CUTS),
        ]
        for name, answers in groups(loyalty).items()
        if name in (next(iter(loyalty.recommended), ""), say("Customers of a bank"))
    }
    if not strips:
        return Table(say("Nothing to compare in these data"), (say("Method"),), ())
    return method_strip(say("Are there more promoters, whichever way one counts?"), strips)


def _counted(answers: Array, cut: tuple[int, int], level: float) -> Choice:
    least, most = cut
    method = say(
        "Adjusted interval, promoters from {least}, detractors to {most}", least=least, most=most
    )
    return _choice(method, net_promoter(counted(answers, least, most), level))


def _choice(method: str, interval: Interval) -> Choice:
    ends = say("{low} to {high}", low=points(interval.lower), high=points(interval.upper))
    return Choice(method, ends, holds=interval.lower > 0)
