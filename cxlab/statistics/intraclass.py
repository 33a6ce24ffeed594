"""How much of what people differ in lies between their branches? From numbers, means, spreads."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cxlab.arguments import check_level
from cxlab.errors import InputError, LackError
from cxlab.statistics.arrays import Array, numbers
from cxlab.statistics.interval import Interval


@dataclass(frozen=True)
class Intraclass(Interval):
    """The share of all variance that lies between branches (ICC), from 0.

    ``f`` is the statistic of the analysis of variance, ``within`` the standard deviation of people
    of one branch, ``p_value`` of "all branches alike", ``n`` people.

    Examples
    --------
    >>> Intraclass(0.03, 0.01, 0.2, f=9.0, within=0.7, p_value=0.001, n=2900).n
    2900
    """

    f: float
    within: float
    p_value: float
    n: int


def intraclass(
    people: Sequence[int], means: Sequence[float], sds: Sequence[float], level: float = 0.95
) -> Intraclass:
    """Return the intraclass correlation of branches that are known by their means.

    Parameters
    ----------
    people, means, sds : sequence
        Of each branch; standard deviations with n - 1.
    level : float

    Raises
    ------
    LackError
        With fewer than two branches, or where people of one branch do not differ.
    InputError
        For a number that is missing, no people, or a standard deviation below 0.

    References
    ----------
    Searle, S. R., Casella, G., & McCulloch, C. E. (1992). Variance Components, 3.6 (the interval,
    with the mean number of people corrected for unequal branches; exact for equal ones).

    Examples
    --------
    >>> found = intraclass([10, 10, 10], [4.0, 4.2, 4.4], [0.5, 0.5, 0.5])
    >>> round(found.value, 3), round(found.f, 2), round(found.p_value, 3)
    (0.057, 1.6, 0.22)
    """
    from scipy.stats import f as f_distribution

    check_level(level)
    n, y, sd = _given(people, means, sds)
    k, total = len(n), n.sum()
    if k < 2:
        raise LackError("branches: {k}; at least 2 needed to compare", k=k)
    inside = float(((n - 1) * sd**2).sum())
    if total - k < 1 or inside <= 0:
        raise LackError("people of one branch do not differ, so nobody can say what chance does")
    within = inside / (total - k)
    between = float((n * (y - (n @ y) / total) ** 2).sum()) / (k - 1)
    typical = float(total - (n**2).sum() / total) / (k - 1)
    f, dfs = float(between / within), (k - 1, total - k)
    low, high = (f_distribution.ppf(side, *dfs) for side in ((1 - level) / 2, (1 + level) / 2))
    value, lower, upper = (_share(f / cut, typical) for cut in (1.0, high, low))
    return Intraclass(
        *(value, lower, upper),
        f=f,
        within=float(within**0.5),
        p_value=float(f_distribution.sf(f, *dfs)),
        n=int(total),
    )


def _given(
    people: Sequence[int], means: Sequence[float], sds: Sequence[float]
) -> tuple[Array, Array, Array]:
    """Return the three as arrays, checked."""
    n = numbers("people", people)
    y = numbers("means", means, of=len(n))
    # Of one person no spread is known, and none counts.
    sd = np.where(n == 1, 0.0, numbers("sds", sds, missing=True, of=len(n)))
    if not ((n >= 1).all() and (sd >= 0).all()):
        raise InputError("each branch needs 1 person or more and a standard deviation, 0 or more")
    return n, y, sd


def _share(f: float, typical: float) -> float:
    return max(float((f - 1) / (f - 1 + typical)), 0.0)
