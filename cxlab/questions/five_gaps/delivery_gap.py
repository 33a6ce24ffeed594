"""Firms against customers: two published shares, one of them of an unknown number of people."""

from dataclasses import dataclass
from functools import cache
from math import sqrt

from cxlab.numbers import fixed
from cxlab.published import read
from cxlab.statistics.proportions import Proportion, proportion
from cxlab.table import Table

SHOWN = (12, 25, 50, 100, 1000, 10000)
LARGEST = 400  # beyond it every n can print the share, and intervals only get narrower


@dataclass(frozen=True)
class DeliveryGap:
    """Customers' share minus firms' share, whatever the number of customers was.

    Attributes
    ----------
    difference, lower, upper : float
        In shares; the interval holds those of every number of customers that fits.
    firms : int
    firms_share, customers_share : float
        As printed.
    smallest_possible : int
        The smallest number of customers of whom a whole number gives the printed share.
    smallest_that_holds : int or None
        From how many customers on the upper end lies below minus the smallest share that matters.
    by_number : tuple of (int, float, float)
        Number of customers, and the interval it would give.
    level : float
    """

    difference: float
    lower: float
    upper: float
    firms: int
    firms_share: float
    customers_share: float
    smallest_possible: int
    smallest_that_holds: int | None
    by_number: tuple[tuple[int, float, float], ...]
    level: float

    def table(self) -> Table:
        """Return the interval for several numbers of customers."""
        return Table(
            "Customers' share minus firms' share, by the number of customers asked",
            ("Customers asked, if", "Difference", "From", "To"),
            tuple((n, 100 * self.difference, 100 * low, 100 * high)
                  for n, low, high in self.by_number),
            dict.fromkeys(("Difference", "From", "To"), lambda value: fixed(value, 1))
            | {"Customers asked, if": lambda n: f"{n:,}"},
            f"In percentage points. The number was never published; of fewer than "
            f"{self.smallest_possible} customers no whole number is {self.customers_share:.0%}.",
        )  # fmt: skip


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
        shares[1] - shares[0],
        min(low for low, _ in intervals.values()),
        max(high for _, high in intervals.values()),
        n_firms,
        *shares,
        possible[0],
        holds[0] if holds else None,
        tuple((n, *interval) for n, interval in shown.items()),
        level,
    )


def _counts(share: float, n: int) -> list[int]:
    """Return the counts out of n that print as this share in whole percent."""
    near = round(share * n)
    return [c for c in range(max(0, near - n // 50 - 1), min(n, near + n // 50 + 1) + 1)
            if abs(c / n - share) <= 0.005]  # fmt: skip


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
