"""A sum of regression coefficients with its interval: the delta method, exact for sums."""

from dataclasses import dataclass
from math import inf, nan, sqrt

from cxlab.arguments import check_level
from cxlab.errors import InputError
from cxlab.statistics.interval import Interval
from cxlab.statistics.moments import Array


@dataclass(frozen=True)
class Slope(Interval):
    """A coefficient or a weighted sum of some: standard error, t interval, two-sided p-value.

    ``df`` are the degrees of freedom of t.

    Examples
    --------
    >>> rise = Slope(0.5, 0.2, 0.8, error=0.13, p_value=0.002, df=9)
    >>> rise.lower > 0
    True
    """

    error: float
    p_value: float
    df: float


def slope_of(
    weights: Array, coefficients: Array, spread: Array, df: int, level: float = 0.95
) -> Slope:
    """Return a weighted sum of coefficients.

    Parameters
    ----------
    weights, coefficients : array of shape (p,)
    spread : array of shape (p, p)
        Covariance of the coefficients.
    df : int
        Degrees of freedom of t.
    level : float

    Examples
    --------
    >>> import numpy as np
    >>> found = slope_of(np.array([1, -1]), np.array([0.5, 0.2]), np.diag([0.01, 0.02]), df=97)
    >>> round(found.value, 2), round(found.error, 3)
    (0.3, 0.173)
    """
    variance = max(float(weights @ spread @ weights), 0.0)
    return slope(float(weights @ coefficients), sqrt(variance), df, level)


def slope(value: float, error: float, df: float, level: float = 0.95) -> Slope:
    """Return a coefficient with its standard error, t interval and two-sided p-value.

    The p-value is nan where value and error are both 0, or one of them is not known.

    Raises
    ------
    InputError
        For an error below 0, or a level that is none.

    Examples
    --------
    >>> rise = slope(0.5001, 0.1179, df=9)  # Anscombe (1973): t 4.24, p .002
    >>> print(f"{rise.value:.3f} ({rise.lower:.2f} to {rise.upper:.2f}), p = {rise.p_value:.4f}")
    0.500 (0.23 to 0.77), p = 0.0022
    """
    from scipy.stats import t

    check_level(level)
    reach = float(t.ppf((1 + level) / 2, df)) * error
    if error < 0:
        raise InputError(f"error is {error}; a standard error is 0 or more")
    statistic = abs(value) / error if error != 0 else (inf if value else nan)
    p_value = float(2 * t.sf(statistic, df))
    return Slope(value, value - reach, value + reach, error=error, p_value=p_value, df=df)
