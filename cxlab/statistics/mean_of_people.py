"""The mean of one number a person (or shop, or kind of product), with its t interval."""

from collections.abc import Sequence

import numpy as np

from cxlab.arguments import check_finite, whole
from cxlab.errors import LackError
from cxlab.statistics.arrays import numbers
from cxlab.statistics.slope import Slope, slope


def mean_of_people(values: Sequence[float], level: float = 0.95) -> Slope:
    """Return the mean of independent units, its standard error, t interval and p-value of zero.

    Parameters
    ----------
    values : sequence of float
        One a unit: who answered many times counts once.
    level : float

    Raises
    ------
    LackError
        With fewer than 2 units, or if all have the same value: the interval would have no width.
    InputError
        For a value that is missing or infinite: leave those out first, and say how many.

    Examples
    --------
    >>> sleep = [1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4]  # Student (1908)
    >>> mean = mean_of_people(sleep)
    >>> print(f"{mean.value:.2f} ({mean.lower:.2f} to {mean.upper:.2f}), p = {mean.p_value:.4f}")
    1.58 (0.70 to 2.46), p = 0.0028
    """
    people = numbers("values", values)
    if len(people) < 2:
        raise LackError("{n} to average; at least 2 needed", n=len(people))
    if np.ptp(people) == 0:
        raise LackError("all are alike ({n}), so nobody can say how far others vary", n=len(people))
    return t_interval(len(people), float(people.mean()), float(people.std(ddof=1)), level=level)


def t_interval(n: int, mean: float, sd: float, level: float = 0.95) -> Slope:
    """Return a mean that is known with its standard deviation (n - 1), as `mean_of_people`.

    Examples
    --------
    >>> mean = t_interval(10, 1.58, 1.229995)
    >>> round(mean.lower, 2), round(mean.upper, 2)
    (0.7, 2.46)
    """
    n = whole("n", n, least=2)
    check_finite(mean=mean, sd=sd)
    return slope(mean, sd / n**0.5, df=n - 1, level=level)
