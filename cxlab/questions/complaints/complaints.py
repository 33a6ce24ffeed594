"""What notebook 11 stands on: who complained, how it was handled, and what goes with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from cxlab.errors import LackError
from cxlab.statistics.moments import Moments
from cxlab.table import Table
from cxlab.words import say

Share = tuple[int, int]  # a count, and of how many


@dataclass(frozen=True)
class Group:
    """People and one outcome of theirs: its mean and standard deviation (n - 1)."""

    n: int
    mean: float
    sd: float


@dataclass(frozen=True)
class Band:
    """Complaints whose handling was rated ``low`` to ``high``, and each outcome of theirs."""

    low: float
    high: float
    outcomes: Mapping[str, Group]

    @property
    def words(self) -> str:
        """The ratings, e.g. ``4 to 6``."""
        return span(self.low, self.high)


@dataclass(frozen=True)
class Rate:
    """Of the people whose satisfaction lies from ``low`` to ``high``, how many complained."""

    low: float
    high: float
    complained: int
    n: int

    @property
    def words(self) -> str:
        """The ratings, e.g. ``1 to 3``."""
        return span(self.low, self.high)


def span(low: float, high: float) -> str:
    """Return ratings in words: ``10``, or ``4 to 6``."""
    return f"{low:g}" if low == high else say("{low:g} to {high:g}", low=low, high=high)


@dataclass(frozen=True, eq=False, kw_only=True)
class Complaints:
    """What is known of complaints; empty or None where it is not.

    Attributes
    ----------
    silent : mapping of str to Group
        Outcome -> those who did not complain. ``satisfaction`` and ``repurchase`` are known.
    handled : tuple of Band
        Those who complained, worst handled first.
    rates : tuple of Rate
        Least satisfied first; the first is the most dissatisfied.
    money, explained : Share or None
        How many disputed the answer (or left) after money, and after an explanation alone.
    late, timely : Share or None
        How many disputed an answer that came late, and in time.
    problem, no_problem : (int, int, int) or None
        Promoters, detractors, and all who met a problem or none.
    left_complained, left_silent : Share or None
        How many left, of those who complained and of those who did not.
    randomised : bool
        Whether money was given by chance.
    strata : mapping of str to tuple of (Share, Share)
        ``money`` and ``explained`` again, within each product, year, ...
    best : float
        The best rating of handling that can be given.
    source : str
    own : bool
    account : Table
    """

    silent: Mapping[str, Group] = field(default_factory=dict)
    handled: tuple[Band, ...] = ()
    rates: tuple[Rate, ...] = ()
    money: Share | None = None
    explained: Share | None = None
    late: Share | None = None
    timely: Share | None = None
    problem: tuple[int, int, int] | None = None
    no_problem: tuple[int, int, int] | None = None
    left_complained: Share | None = None
    left_silent: Share | None = None
    randomised: bool = False
    strata: Mapping[str, tuple[tuple[Share, Share], ...]] = field(default_factory=dict)
    best: float = 10.0
    source: str
    own: bool
    account: Table

    def well(self, outcome: str, threshold: float) -> tuple[Group, int]:
        """Return those whose handling was rated at least so, and how many rated theirs in all.

        Raises
        ------
        LackError
            If nobody was, or nobody complained.
        """
        handled = [(band, band.outcomes[outcome]) for band in self.handled]
        groups = [group for band, group in handled if band.low >= threshold]
        if not groups:
            raise LackError("no complaint was handled well enough to count")
        return together(groups), sum(group.n for _, group in handled)

    def handling(self, outcome: str) -> Moments:
        """Return the moments of handling and an outcome among those who complained.

        Everybody in a band is taken at its middle.
        """
        parts = [(b.outcomes[outcome], (b.low + b.high) / 2) for b in self.handled]
        parts = [(group, middle) for group, middle in parts if group.n]
        n = sum(group.n for group, _ in parts)
        if n < 2:
            raise LackError(
                "people who answered all of these questions: {n}; at least 2 are needed", n=n
            )
        weights = [group.n for group, _ in parts]
        points = np.array([(middle, group.mean) for group, middle in parts])
        mean = np.average(points, axis=0, weights=weights)
        apart = points - mean
        scatter = (apart.T * weights) @ apart
        scatter[1, 1] += sum((group.n - 1) * group.sd**2 for group, _ in parts)
        return Moments(("handling", outcome), n, mean, scatter / (n - 1))


def together(groups: Sequence[Group]) -> Group:
    """Return several groups as one.

    Examples
    --------
    >>> together([Group(2, 1.0, 0.0), Group(2, 3.0, 0.0)])
    Group(n=4, mean=2.0, sd=1.1547005383792515)
    """
    n = sum(group.n for group in groups)
    if n < 2:
        return Group(n, groups[0].mean if n else 0.0, 0.0)
    mean = sum(group.n * group.mean for group in groups) / n
    within = sum(max(group.n - 1, 0) * group.sd**2 for group in groups)
    between = sum(group.n * (group.mean - mean) ** 2 for group in groups)
    return Group(n, mean, float(((within + between) / (n - 1)) ** 0.5))
