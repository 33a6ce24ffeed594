"""The gap between two paired means, from moments: what a paired t test of raw answers gives."""

from dataclasses import dataclass

import numpy as np

from cxlab.statistics.moments import Moments


@dataclass(frozen=True)
class PairedGap:
    """Perception minus expectation.

    Attributes
    ----------
    gap, lower, upper : float
        Mean difference and its interval, on the answer scale.
    sd : float
        Standard deviation of the difference between respondents.
    d_z : float
        Gap over that standard deviation.
    t, p_value : float
        Paired t test on ``df`` degrees of freedom, two-sided.
    correlation : float
        Between the two.
    """

    gap: float
    lower: float
    upper: float
    sd: float
    d_z: float
    t: float
    p_value: float
    df: int
    correlation: float


def paired_gap(
    moments: Moments, perception: str, expectation: str, level: float = 0.95
) -> PairedGap:
    """Return the gap ``perception - expectation`` with its t interval.

    Raises
    ------
    ValueError
        If the difference does not vary between respondents.
    """
    from scipy.stats import t

    both = moments.select([perception, expectation])
    difference = both.composites({"gap": {perception: 1.0, expectation: -1.0}})
    gap, sd = float(difference.mean[0]), float(np.sqrt(max(difference.covariance[0, 0], 0.0)))
    if sd == 0:
        raise ValueError(f"'{perception}' minus '{expectation}' is the same for everybody")
    error, df = sd / float(np.sqrt(moments.n)), moments.n - 1
    reach = float(t.ppf((1 + level) / 2, df)) * error
    return PairedGap(
        gap,
        gap - reach,
        gap + reach,
        sd,
        gap / sd,
        gap / error,
        float(2 * t.sf(abs(gap / error), df)),
        df,
        float(both.correlation[0, 1]),
    )
