"""Two rules of whom to send what: how many more order under one, by what each group was sent."""

from collections.abc import Sequence
from dataclasses import dataclass

from cxlab.arguments import check_level, check_within, whole
from cxlab.statistics.interval import Interval
from cxlab.statistics.printed_shares import difference_of_printed

Share = tuple[int, int]  # a count, and of how many


@dataclass(frozen=True)
class Stratum:
    """A group of customers with its share of all, and what came of either rule's message.

    Where both rules send the same message, the people are the same, and nothing differs.

    Examples
    --------
    >>> Stratum(0.5, (1, 10), (1, 10), same=True).same
    True
    """

    weight: float
    first: Share
    second: Share
    same: bool = False


def rule_difference(strata: Sequence[Stratum], level: float = 0.95) -> Interval:
    """Return the value of the first rule less that of the second, in orders a customer.

    Each group's difference with Newcombe's interval, put together by square-and-add. Groups that
    get the same message under both rules add nothing: taking the two rules as two samples would
    count their people twice.

    References
    ----------
    Zou, G. Y., & Donner, A. (2008). Construction of confidence limits about effect measures: a
    general approach. Statistics in Medicine, 27(10), 1693-1702.

    Examples
    --------
    >>> halves = [Stratum(0.5, (9, 10), (9, 10), same=True), Stratum(0.5, (56, 70), (48, 80))]
    >>> apart = rule_difference(halves)  # half of Newcombe (1998), (a): .0524 to .3339
    >>> round(apart.value, 2), round(apart.lower, 4), round(apart.upper, 3)
    (0.1, 0.0262, 0.167)
    """
    check_level(level)
    value = below = above = 0.0
    for stratum in strata:
        if stratum.same:
            continue
        check_within("weight", stratum.weight)
        first, second = (
            (count / whole("n", n, least=1), float(n))
            for count, n in (stratum.first, stratum.second)
        )
        apart = difference_of_printed(first, second, level)
        value += stratum.weight * apart.value
        below += (stratum.weight * (apart.value - apart.lower)) ** 2
        above += (stratum.weight * (apart.upper - apart.value)) ** 2
    return Interval(value, value - below**0.5, value + above**0.5)
