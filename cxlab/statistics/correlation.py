"""A correlation with its interval, from moments."""

from dataclasses import dataclass
from math import atanh, sqrt, tanh
from typing import Any

from cxlab.errors import InputError
from cxlab.statistics.delta import interval_of
from cxlab.statistics.interval import Interval
from cxlab.statistics.moments import Moments


@dataclass(frozen=True)
class Correlation(Interval):
    """A correlation, Fisher's interval for it, and the two-sided p-value of "none"."""

    p_value: float
    n: int


def correlation(moments: Moments, first: str, second: str, level: float = 0.95) -> Correlation:
    """Return the correlation of two variables.

    Fisher's interval; with people behind the moments its width comes from them, not from normal
    theory, and weights, strata, clusters and missing answers are in it.

    Raises
    ------
    InputError
        With fewer than four respondents, or a variable that does not vary.

    References
    ----------
    Fisher, R. A. (1921). On the "probable error" of a coefficient of correlation. Metron, 1, 3-32.

    Examples
    --------
    >>> from cxlab.statistics.survey_moments import survey_moments
    >>> moments = survey_moments({"a": [1.0, 2, 3, 4, 5, 6], "b": [2.0, 1, 4, 3, 6, 6]})
    >>> found = correlation(moments, "a", "b")
    >>> round(found.value, 2), found.lower < found.value < found.upper
    (0.88, True)
    """
    from scipy.stats import norm, t

    pair = moments.select([first, second])
    n = pair.n
    if n < 4:
        raise InputError(f"{n} respondents; a correlation's interval needs at least 4")
    if not (pair.sd > 0).all():
        raise InputError(f"'{first}' or '{second}' does not vary between respondents")
    r = max(-1.0, min(1.0, float(pair.correlation[0, 1])))
    if abs(r) == 1:
        return Correlation(r, r, r, 0.0, n)
    if pair.people is not None:
        found = interval_of(_pearson, pair, level, scale="fisher")
        p = float(2 * t.sf(abs(atanh(r)) / found.scaled_error, found.df))
        return Correlation(r, found.lower, found.upper, p, n)
    reach = float(norm.ppf((1 + level) / 2)) / sqrt(n - 3)
    statistic = r * sqrt((n - 2) / (1 - r * r))
    p = float(2 * t.sf(abs(statistic), n - 2))
    return Correlation(r, tanh(atanh(r) - reach), tanh(atanh(r) + reach), p, n)


def _pearson(mean: Any, covariance: Any) -> Any:
    """Return the correlation of the first two variables of stacked moments."""
    return covariance[:, 0, 1] / (covariance[:, 0, 0] * covariance[:, 1, 1]) ** 0.5
