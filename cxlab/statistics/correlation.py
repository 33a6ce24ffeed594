"""A correlation with its interval, from moments."""

from dataclasses import dataclass
from math import atanh, sqrt, tanh
from typing import Any

from cxlab.arguments import check_level
from cxlab.errors import LackError
from cxlab.statistics.delta import interval_of
from cxlab.statistics.interval import Interval
from cxlab.statistics.moments import Moments


@dataclass(frozen=True)
class Correlation(Interval):
    """A correlation, Fisher's interval for it, and the two-sided p-value of "none".

    ``df`` are the degrees of freedom of the interval; None where it is normal on Fisher's scale.

    Examples
    --------
    >>> Correlation(0.5, 0.3, 0.7, p_value=0.001, n=60).turned().value
    -0.5
    """

    p_value: float
    n: int
    df: float | None = None


def correlation(moments: Moments, first: str, second: str, level: float = 0.95) -> Correlation:
    """Return the correlation of two variables.

    Fisher's interval; with people behind the moments its width comes from them, not from normal
    theory, and weights, strata, clusters and missing answers are in it.

    Raises
    ------
    LackError
        With fewer than four respondents, or a variable that does not vary.

    References
    ----------
    Fisher, R. A. (1921). On the "probable error" of a coefficient of correlation. Metron, 1, 3-32.

    Examples
    --------
    >>> from cxlab.statistics.moments import Moments
    >>> anscombe = {"x": [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5],
    ...             "y": [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]}
    >>> r = correlation(Moments.from_responses(anscombe), "x", "y")
    >>> print(f"{r.value:.3f} ({r.lower:.2f} to {r.upper:.2f}), p = {r.p_value:.4f}")
    0.816 (0.42 to 0.95), p = 0.0022
    """
    from scipy.stats import norm, t

    check_level(level)
    pair = moments.select([first, second])
    n = pair.n
    if n < 4:
        raise LackError("respondents: {n}; a correlation's interval needs at least 4", n=n)
    if not (pair.sd > 0).all():
        raise LackError(
            "'{first}' or '{second}' does not vary between respondents", first=first, second=second
        )
    r = max(-1.0, min(1.0, float(pair.correlation[0, 1])))
    if abs(r) == 1:
        return Correlation(r, r, r, p_value=0.0, n=n)
    if pair.people is not None:
        interval = interval_of(_pearson, pair, level, scale="fisher")
        p_value = float(2 * t.sf(abs(atanh(r)) / interval.scaled_error, interval.df))
        return Correlation(r, interval.lower, interval.upper, p_value=p_value, n=n, df=interval.df)
    reach = float(norm.ppf((1 + level) / 2)) / sqrt(n - 3)
    statistic = r * sqrt((n - 2) / (1 - r * r))
    p_value = float(2 * t.sf(abs(statistic), n - 2))
    lower, upper = tanh(atanh(r) - reach), tanh(atanh(r) + reach)
    return Correlation(r, lower, upper, p_value=p_value, n=n)


def _pearson(mean: Any, covariance: Any) -> Any:
    """Return the correlation of the first two variables of stacked moments."""
    return covariance[:, 0, 1] / (covariance[:, 0, 0] * covariance[:, 1, 1]) ** 0.5
