"""Firms against customers: two published shares, one of them of an unknown number of people."""

from dataclasses import dataclass
from functools import cache
from math import sqrt

from cxlab.numbers import fixed
from cxlab.published import read
from cxlab.statistics.interval import Interval
from cxlab.statistics.one_proportion import Proportion, proportion
from cxlab.table import Table
from cxlab.words import say

SHOWN = (12, 25, 50, 100, 1000, 10000)
LARGEST = 400  # beyond it every n can print the share, and intervals only get narrower


@dataclass(frozen=True)
class DeliveryGap(Interval):
    """Customers' share minus firms' share, whatever the number of customers was.

    Attributes
    ----------
    value, lower, upper : float
        In shares; the interval holds those of every number of customers that fits.
    firms : int
    customers_share : float
        As printed.
    smallest_possible : int
        The smallest number of customers of whom a whole number gives the printed share.
    smallest_that_holds : int or None
        From how many customers on the upper end lies below minus the smallest share that matters.
    by_number : tuple of (int, float, float)
        Number of customers, and the interval it would give.
    level : float
    """

    firms: int
    customers_share: float
    smallest_possible: int
    smallest_that_holds: int | None
    by_number: tuple[tuple[int, float, float], ...]
    level: float

    def sentences(self) -> str:
        """Return for which numbers of customers the difference is clear."""
        holds, possible = self.smallest_that_holds, self.smallest_possible
        shares = say("80% of 362 firms against 8% of customers.")
        clear = say(
            "How many customers were asked was never published; the finding holds from {holds} "
            "customers on, and fewer than {possible} cannot give 8%, so it holds over every "
            "plausible number.",
            holds=holds,
            possible=possible,
        )
        if holds is None:
            clear = say(
                "How many customers were asked was never published; for no number of customers is "
                "the difference clear."
            )
        elif holds > possible:
            clear = say(
                "How many customers were asked was never published; the finding holds from {holds} "
                "customers on, but {possible} could give 8% too.",
                holds=holds,
                possible=possible,
            )
        return " ".join([shares, clear])

    def table(self) -> Table:
        """Return the interval for several numbers of customers."""
        asked, *ends = (say("Customers asked, if"), say("Difference"), say("From"), say("To"))
        return Table(
            say("Customers' share minus firms' share, by the number of customers asked"),
            (asked, *ends),
            tuple(
                (n, 100 * self.value, 100 * lower, 100 * upper)
                for n, lower, upper in self.by_number
            ),
            dict.fromkeys(ends, lambda value: fixed(value, 1)) | {asked: lambda n: f"{n:,}"},
            note=say(
                "In percentage points. The number was never published; of fewer than {possible} "
                "customers no whole number is {share:.0%}.",
                possible=self.smallest_possible,
                share=self.customers_share,
            ),
        )


@cache
def delivery_gap(level: float, smallest_share: float) -> DeliveryGap:
    """Return the gap between firms' and customers' view of the service, for every plausible n.

    Shares printed as whole percentages stand for every count that rounds to them.
    """
    rows = {row["claim"]: row for row in read("crm_claims")}
    firms, customers = (rows[f"delivery_gap_{who}"] for who in ("firms", "customers"))
    n_firms = int(float(firms["n"]))
    shares = float(firms["value"]), float(customers["value"])
    possible = [n for n in range(1, LARGEST + 1) if _counts(shares[1], n)]
    intervals = {n: _interval(shares, n_firms, n, level) for n in possible}
    fails = [n for n in possible if intervals[n][1] >= -smallest_share]
    holds = [n for n in possible if n > max(fails, default=0)]
    shown = {n: _interval(shares, n_firms, n, level) for n in SHOWN if n >= possible[0]}
    return DeliveryGap(
        value=shares[1] - shares[0],
        lower=min(low for low, _ in intervals.values()),
        upper=max(high for _, high in intervals.values()),
        firms=n_firms,
        customers_share=shares[1],
        smallest_possible=possible[0],
        smallest_that_holds=holds[0] if holds else None,
        by_number=tuple((n, *interval) for n, interval in shown.items()),
        level=level,
    )


def _counts(share: float, n: int) -> list[int]:
    """Return the counts out of n that print as this share in whole percent."""
    near = round(share * n)
    plausible = range(max(0, near - n // 50 - 1), min(n, near + n // 50 + 1) + 1)
    return [count for count in plausible if abs(count / n - share) <= 0.005]


def _interval(
    shares: tuple[float, float], firms: int, customers: int, level: float
) -> tuple[float, float]:
    """Return the widest interval over the counts that both printed shares may stand for."""
    of_firms, of_customers = _counts(shares[0], firms), _counts(shares[1], customers)
    ends = [
        _newcombe(proportion(c, customers, level), proportion(f, firms, level))
        for f in (of_firms[0], of_firms[-1])
        for c in (of_customers[0], of_customers[-1])
    ]
    return min(low for low, _ in ends), max(high for _, high in ends)


def _newcombe(first: Proportion, second: Proportion) -> tuple[float, float]:
    """Return Newcombe's interval of a difference, as `compare_proportions` does, but alone."""
    difference = first.value - second.value
    below = sqrt((first.value - first.lower) ** 2 + (second.upper - second.value) ** 2)
    above = sqrt((first.upper - first.value) ** 2 + (second.value - second.lower) ** 2)
    return difference - below, difference + above
