"""A difference printed with its p-value and no spread: the interval that the p-value implies."""

from dataclasses import dataclass
from math import sqrt

from cxlab.arguments import check_finite, check_level, whole
from cxlab.errors import InputError
from cxlab.statistics.interval import Interval


@dataclass(frozen=True)
class ImpliedDifference(Interval):
    """A difference, its interval, and the standard deviation that its p-value implies.

    Examples
    --------
    >>> ImpliedDifference(-0.5, -0.9, -0.1, sd=2.4, n=682).sd
    2.4
    """

    sd: float
    n: int


def difference_of_p(
    difference: float, p_value: float, n: int, level: float = 0.95
) -> ImpliedDifference:
    """Return the interval of a difference of two means from its two-sided p-value.

    Where only a bound is printed ("p < .001"), give the bound: the interval is then the widest
    that agrees with it, and so is the standard deviation. That assumes two arms of equal size.

    Parameters
    ----------
    difference : float
        Not 0.
    p_value : float
        Between 0 and 1.
    n : int
        People in both arms together.
    level : float

    References
    ----------
    Altman, D. G., & Bland, J. M. (2011). How to obtain the confidence interval from a P value.
    BMJ, 343, d2090.

    Examples
    --------
    >>> less = difference_of_p(-0.5, 0.006, n=682)
    >>> round(less.lower, 2), round(less.upper, 2), round(less.sd, 1)
    (-0.86, -0.14, 2.4)
    """
    from scipy.stats import t

    check_level(level)
    check_finite(difference=difference, p_value=p_value)
    n = whole("n", n, least=3)
    if difference == 0 or not 0 < p_value < 1:
        raise InputError(f"difference {difference} with p {p_value} implies no standard error")
    df = n - 2
    error = abs(difference) / float(t.isf(p_value / 2, df))
    reach = error * float(t.isf((1 - level) / 2, df))
    return ImpliedDifference(
        difference, difference - reach, difference + reach, sd=error * sqrt(n) / 2, n=n
    )
