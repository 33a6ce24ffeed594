"""A sum of regression coefficients with its interval: the delta method, exact for sums."""

from dataclasses import dataclass
from math import inf, sqrt

from cxlab.statistics.interval import Interval
from cxlab.statistics.moments import Array


@dataclass(frozen=True)
class Slope(Interval):
    """A coefficient or a weighted sum of some: standard error, t interval, two-sided p-value."""

    error: float
    p_value: float


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
    """
    variance = max(float(weights @ spread @ weights), 0.0)
    return slope(float(weights @ coefficients), sqrt(variance), df, level)


def slope(value: float, error: float, df: float, level: float = 0.95) -> Slope:
    """Return a coefficient with its standard error, t interval and two-sided p-value."""
    from scipy.stats import t

    reach = float(t.ppf((1 + level) / 2, df)) * error
    statistic = abs(value) / error if error > 0 else inf
    p_value = float(2 * t.sf(statistic, df))
    return Slope(value, value - reach, value + reach, error, p_value)
