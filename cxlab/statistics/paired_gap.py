"""The gap between two paired means, from moments: what a paired t test of raw answers gives."""

from dataclasses import dataclass
from math import isnan, nan, sqrt

import numpy as np

from cxlab.arguments import check_finite, check_level, whole
from cxlab.errors import LackError
from cxlab.statistics.delta import Gradient, on_scale, spread_of
from cxlab.statistics.interval import Interval
from cxlab.statistics.moments import Array, Moments

LARGE = 2000  # respondents, from which the normal interval differs in the fourth digit only


@dataclass(frozen=True)
class PairedGap(Interval):
    """Perception minus expectation.

    Attributes
    ----------
    value, lower, upper : float
        Mean difference and its interval, on the answer scale.
    sd : float
        Standard deviation of the difference between respondents.
    d_z, d_z_lower, d_z_upper : float
        Gap over that standard deviation, with its interval: from the people behind the moments, or
        from the noncentral t distribution.
    t, p_value : float
        Paired t test on ``df`` degrees of freedom, two-sided.
    df : int or float
        With weights, strata, clusters or gaps no whole number.
    correlation : float
        Between the two; nan where one of them does not vary.

    Examples
    --------
    >>> from cxlab.statistics.moments import Moments
    >>> first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
    >>> second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    >>> gap = paired_gap(Moments.from_responses({"a": first, "b": second}), "b", "a")
    >>> round(gap.standardised.value, 2), round(gap.correlation, 2)
    (1.28, 0.8)
    """

    sd: float
    d_z: float
    d_z_lower: float
    d_z_upper: float
    t: float
    p_value: float
    df: float
    correlation: float

    @property
    def gap(self) -> float:
        """The mean difference, by the name it has in the field."""
        return self.value

    @property
    def standardised(self) -> Interval:
        """The gap in standard deviations between respondents (d_z), with its interval."""
        return Interval(self.d_z, self.d_z_lower, self.d_z_upper)


def paired_gap(
    moments: Moments, perception: str, expectation: str, level: float = 0.95
) -> PairedGap:
    """Return the gap ``perception - expectation`` with its t interval.

    With people behind the moments (`cxlab.statistics.survey_moments`) weights, strata, clusters
    and missing answers are in the errors; a simple sample without gaps gives the paired t test.

    Raises
    ------
    LackError
        If the difference does not vary between respondents.

    Examples
    --------
    >>> from cxlab.statistics.moments import Moments
    >>> first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]  # sleep: Student (1908)
    >>> second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    >>> gap = paired_gap(Moments.from_responses({"a": first, "b": second}), "b", "a")
    >>> print(f"{gap.gap:.2f} ({gap.lower:.2f} to {gap.upper:.2f}), t = {gap.t:.4f}")
    1.58 (0.70 to 2.46), t = 4.0621
    """
    from scipy.special import stdtr, stdtrit

    check_level(level)
    both = moments.select([perception, expectation])
    difference = both.composites({"gap": {perception: 1.0, expectation: -1.0}})
    gap, sd = float(difference.mean[0]), float(np.sqrt(max(difference.covariance[0, 0], 0.0)))
    if sd == 0:
        sides = {"perception": perception, "expectation": expectation}
        raise LackError("'{perception}' minus '{expectation}' is the same for everybody", **sides)
    error, df, (d_z_lower, d_z_upper) = _spread(difference, level)
    if not error > 0:
        raise LackError("the clusters are alike by chance: how sure the gap is cannot be told")
    half_width = float(stdtrit(df, (1 + level) / 2)) * error
    return PairedGap(
        value=gap,
        lower=gap - half_width,
        upper=gap + half_width,
        sd=sd,
        d_z=gap / sd,
        d_z_lower=d_z_lower,
        d_z_upper=d_z_upper,
        t=gap / error,
        p_value=float(2 * stdtr(df, -abs(gap / error))),
        df=df,
        correlation=float(both.correlation[0, 1]) if (both.sd > 0).all() else nan,
    )


def _spread(difference: Moments, level: float) -> tuple[float, float, tuple[float, float]]:
    """Return the gap's standard error and degrees of freedom, and the interval of d_z."""
    n, sd = difference.n, float(difference.sd[0])
    d_z = float(difference.mean[0]) / sd
    if difference.people is None:
        return sd / sqrt(n), n - 1, standardised_interval(d_z, n, level)
    slopes = Gradient(
        np.array([difference.mean[0], d_z]),
        np.array([[1.0], [1 / sd]]),
        np.array([[[0.0]], [[-d_z / (2 * sd**2)]]]),
    )
    spread = spread_of(difference, slopes.of_mean, slopes.of_covariance)
    errors: Array = np.sqrt(np.diag(spread.covariance))
    plain = difference.people.design.is_simple and difference.people.complete == n
    df = spread.df if plain else float(spread.freedom[0])
    ends = on_scale(
        d_z, float(errors[1]), float(spread.freedom[1]), n=n, level=level, scale="standardised"
    )
    return float(errors[0]), df, (ends.lower, ends.upper)


def standardised_interval(d_z: float, n: int, level: float = 0.95) -> tuple[float, float]:
    """Return the interval of a mean over its standard deviation.

    References
    ----------
    Steiger, J. H., & Fouladi, R. T. (1997). In What If There Were No Significance Tests?, 221-257.

    Examples
    --------
    >>> lower, upper = standardised_interval(0.5, n=25)
    >>> round(lower, 2), round(upper, 2)
    (0.08, 0.91)
    """
    from scipy.optimize import brentq
    from scipy.special import nctdtr, ndtri

    check_level(level)
    check_finite(d_z=d_z)
    whole("n", n, least=2)
    t, df = d_z * sqrt(n), n - 1
    # The normal approximation brackets the bounds, and is as good where n is large.
    half_width = float(ndtri((1 + level) / 2)) * sqrt(1 + t**2 / (2 * n))
    if n > LARGE:
        return (t - half_width) / sqrt(n), (t + half_width) / sqrt(n)

    def below(noncentrality: float, share: float) -> float:
        """Return how much more than ``share`` lies below the t observed."""
        tail = float(nctdtr(df, noncentrality, t))
        if isnan(tail):  # scipy's answer far out, where the true share is 0 or 1
            tail = 1.0 if noncentrality < t else 0.0
        return tail - share

    lower = brentq(below, t - 2 * half_width - 1, t, args=((1 + level) / 2,))
    upper = brentq(below, t, t + 2 * half_width + 1, args=((1 - level) / 2,))
    return float(lower) / sqrt(n), float(upper) / sqrt(n)
