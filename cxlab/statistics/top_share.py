"""What share of the whole the largest hold, e.g. of revenue the top fifth of customers."""

from dataclasses import dataclass

import numpy as np

from cxlab.arguments import check_level
from cxlab.errors import InputError, LackError
from cxlab.statistics.arrays import numbers
from cxlab.statistics.interval import Interval
from cxlab.statistics.moments import Array

MOST = 2.0  # times what is left of the whole, of which shares are still told


@dataclass(frozen=True)
class Top:
    """The largest ``n`` of some: the least of them, their sum and sum of squares.

    Examples
    --------
    >>> Top.of(np.array([1.0, 2, 3, 4]), 0.5)
    Top(n=2, least=3.0, total=7.0, squares=25.0)
    """

    n: int
    least: float
    total: float
    squares: float

    @classmethod
    def of(cls, values: Array, share: float) -> "Top":
        """Return the top ``share`` of values, at least one."""
        if not 0 < share <= 1:
            raise InputError(f"share is {share}; above 0 and up to 1 is needed")
        if not len(values := numbers("values", values)):
            raise InputError("values: none given; at least 1 is needed")
        n = max(1, round(share * len(values)))
        top = np.sort(np.partition(values, len(values) - n)[len(values) - n :])
        return cls(n, float(top[0]), float(top.sum()), float(top @ top))


def top_share(top: Top, whole: Top, level: float = 0.95) -> Interval:
    """Return the share of the whole that the top holds, with its interval by linearisation.

    Parameters
    ----------
    top, whole : Top
        The largest, and all.
    level : float

    Raises
    ------
    LackError
        If the whole is not above zero, or next to nothing beside the top, or all are alike: the
        interval would have no width.

    References
    ----------
    Langel, M., & Tille, Y. (2011). Statistical inference for the quintile share ratio. Journal of
    Statistical Planning and Inference, 141(8), 2976-2985.

    Examples
    --------
    >>> values = np.arange(1.0, 1001)
    >>> round(top_share(Top.of(values, 0.2), Top.of(values, 1), 0.95).value, 2)
    0.36
    """
    from scipy.special import ndtri

    check_level(level)
    if whole.total <= 0:
        raise LackError("all amounts together are {total}; a share needs more", total=whole.total)
    share, held, cut = top.n / whole.n, top.total / whole.total, top.least
    if held >= MOST:
        raise LackError(
            "returns take away so much that the top brought over twice what is left; a share of "
            "that says nothing"
        )
    rest = (whole.n - top.n, whole.total - top.total, whole.squares - top.squares)
    squares = _squares((top.n, top.total, top.squares), 1 - held, -cut * (1 - share))
    squares += _squares(rest, -held, cut * share)
    if squares <= 1e-12 * whole.squares:
        raise LackError("all are alike ({n}), so nobody can say how far others vary", n=whole.n)
    reach = float(ndtri((1 + level) / 2)) * squares**0.5 / whole.total
    # Where some brought less than nothing, the others hold more than the whole.
    most = held + reach if whole.least < 0 else min(1.0, held + reach)
    return Interval(held, max(0.0, held - reach), most)


def _squares(sums: tuple[float, float, float], times: float, plus: float) -> float:
    """Return the sum of ``(times * x + plus) ** 2``."""
    n, total, squares = sums
    return times**2 * squares + 2 * times * plus * total + n * plus**2
