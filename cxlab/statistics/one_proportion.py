"""One rate, with its Wilson interval."""

from dataclasses import dataclass
from functools import cache

from cxlab.arguments import check_finite, check_level, whole
from cxlab.errors import InputError
from cxlab.statistics.interval import Interval


@dataclass(frozen=True)
class Proportion(Interval):
    """``count`` of ``n``, the share, and its Wilson interval.

    Examples
    --------
    >>> Proportion(0.4, 0.34, 0.46, count=104, n=260).less(0.25).lower > 0
    True
    """

    count: int
    n: int


def proportion(count: int, n: int, level: float = 0.95) -> Proportion:
    """Return the share ``count / n`` with its Wilson (score) interval.

    Raises
    ------
    InputError
        If counts are not whole, ``n`` is below 1, ``count`` is not between 0 and ``n``, or
        ``level`` not in (0, 1).

    References
    ----------
    Wilson, E. B. (1927). JASA, 22(158), 209-212.

    Examples
    --------
    >>> share = proportion(81, 263)  # Newcombe (1998): .2553 to .3662
    >>> round(share.value, 4), round(share.lower, 4), round(share.upper, 4)
    (0.308, 0.2553, 0.3662)
    """
    _check(count, n, level)
    return _wilson(int(count), int(n), float(level))


@cache
def _wilson(count: int, n: int, level: float) -> Proportion:
    from scipy.stats import binomtest

    # Its test, which nobody asks for, is over at once where it is of the share itself.
    wilson = binomtest(count, n, count / n).proportion_ci(level, method="wilson")
    # The formula leaves a rounding error where the bound is exactly 0 or 1.
    lower, upper = (
        (0.0 if count == 0 else float(wilson.low)),
        (1.0 if count == n else float(wilson.high)),
    )
    return Proportion(count / n, lower, upper, count=count, n=n)


def _check(count: int, n: int, level: float) -> None:
    if whole("n", n) < 1:
        raise InputError(f"n is {n}; a proportion needs at least 1 observation")
    check_finite(count=count)
    if not 0 <= count <= n:
        raise InputError(f"count is {count}; it must lie between 0 and n = {n}")
    whole("count", count)
    check_level(level)
