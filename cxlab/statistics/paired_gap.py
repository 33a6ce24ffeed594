"""The gap between two paired means, from moments: what a paired t test of raw answers gives."""

from dataclasses import dataclass
from math import isnan, nan, sqrt

import numpy as np

from cxlab.errors import LackError
from cxlab.statistics.interval import Interval
from cxlab.statistics.moments import Moments

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
        Gap over that standard deviation, with its interval from the noncentral t distribution.
    t, p_value : float
        Paired t test on ``df`` degrees of freedom, two-sided.
    correlation : float
        Between the two; nan where one of them does not vary.
    """

    sd: float
    d_z: float
    d_z_lower: float
    d_z_upper: float
    t: float
    p_value: float
    df: int
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

    Raises
    ------
    LackError
        If the difference does not vary between respondents.
    """
    from scipy.special import stdtr, stdtrit

    both = moments.select([perception, expectation])
    difference = both.composites({"gap": {perception: 1.0, expectation: -1.0}})
    gap, sd = float(difference.mean[0]), float(np.sqrt(max(difference.covariance[0, 0], 0.0)))
    if sd == 0:
        raise LackError(
            "'{perception}' minus '{expectation}' is the same for everybody",
            perception=perception,
            expectation=expectation,
        )
    error, df = sd / float(np.sqrt(moments.n)), moments.n - 1
    reach = float(stdtrit(df, (1 + level) / 2)) * error
    return PairedGap(
        gap,
        gap - reach,
        gap + reach,
        sd,
        gap / sd,
        *standardised_interval(gap / sd, moments.n, level),
        gap / error,
        float(2 * stdtr(df, -abs(gap / error))),
        df,
        float(both.correlation[0, 1]) if (both.sd > 0).all() else nan,
    )


def standardised_interval(d_z: float, n: int, level: float = 0.95) -> tuple[float, float]:
    """Return the interval of a mean over its standard deviation.

    References
    ----------
    Steiger, J. H., & Fouladi, R. T. (1997). In What If There Were No Significance Tests?, 221-257.
    """
    from scipy.optimize import brentq
    from scipy.special import nctdtr, ndtri

    t, df = d_z * sqrt(n), n - 1
    # The normal approximation brackets the bounds, and is as good where n is large.
    reach = float(ndtri((1 + level) / 2)) * sqrt(1 + t**2 / (2 * n))
    if n > LARGE:
        return (t - reach) / sqrt(n), (t + reach) / sqrt(n)

    def below(noncentrality: float, share: float) -> float:
        """Return how much more than ``share`` lies below the t observed."""
        found = float(nctdtr(df, noncentrality, t))
        # Far out, where the true share is 0 or 1, scipy gives nan.
        return (float(noncentrality < t) if isnan(found) else found) - share

    lower = brentq(below, t - 2 * reach - 1, t, args=((1 + level) / 2,))
    upper = brentq(below, t, t + 2 * reach + 1, args=((1 - level) / 2,))
    return float(lower) / sqrt(n), float(upper) / sqrt(n)
