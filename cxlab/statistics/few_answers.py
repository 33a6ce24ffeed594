"""A mean of few answers on a scale with ends: score intervals.

Few answers piled up at an end break the t interval: it is too short, leaves the scale, and has no
width where all are equal. A score interval asks of each possible mean how likely the answers were
if it were true, and knows the ends of the scale. With two answers possible it is Wilson's. Of a Net
Promoter Score see `cxlab.statistics.net_promoter`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cxlab.arguments import check_level
from cxlab.errors import InputError
from cxlab.statistics.arrays import numbers
from cxlab.statistics.interval import Interval
from cxlab.statistics.sampling_design import Array, SamplingDesign, design_effect

FEW = 30  # answers, below which a t interval does not hold for skewed ones


@dataclass(frozen=True)
class MeanInterval(Interval):
    """A mean of answers with its score interval.

    Attributes
    ----------
    value, lower, upper : float
    n : int
        Answers.
    worth : float
        How many answers of a simple random sample they are worth.

    Examples
    --------
    >>> MeanInterval(4.6, 3.6, 4.9, n=10, worth=10.0).n
    10
    """

    n: int
    worth: float


def mean_interval(
    answers: Sequence[float] | Array,
    scale: tuple[float, float],
    level: float = 0.95,
    design: SamplingDesign | None = None,
) -> MeanInterval:
    """Return the mean of answers between the ends of a scale, with a score interval.

    It never leaves the scale and always has a width. For many answers it is the t interval in all
    digits that matter.

    Parameters
    ----------
    answers : sequence of float
        nan where missing.
    scale : tuple of float
        Lowest and highest answer possible.
    level : float
    design : SamplingDesign, optional
        Of all answers. The answers then count as much as they are worth: n over the design effect.

    Raises
    ------
    InputError
        Without an answer, or for one beyond the ends.

    References
    ----------
    Wilson, E. B. (1927). JASA, 22(158), 209-212 (for two possible answers). Owen, A. B. (2001).
    Empirical Likelihood, 2.9 (the likeliest shares with a given mean).

    Examples
    --------
    >>> found = mean_interval([5, 5, 5, 5, 4, 5, 5, 5, 2, 5], (1, 5))
    >>> round(found.value, 2), round(found.lower, 2), round(found.upper, 2)
    (4.6, 3.6, 4.89)
    >>> mean_interval([5] * 10, (1, 5)).lower < 5
    True
    """
    check_level(level)
    values = answers_on_scale(numbers("answers", answers, missing=True), scale)
    given = ~np.isnan(values)
    values, part = values[given], (design or SamplingDesign()).of_rows(given)
    if not len(values):
        raise InputError("nobody answered; a mean needs 1 answer at least")
    low, high = scale
    shares = part.shares(len(values))
    mean = float(np.clip(shares @ values, values.min(), values.max()))  # but for rounding
    worth = _worth(values, shares, mean, part)
    unit = high - low
    points, place = np.unique((values - low) / unit, return_inverse=True)
    counts: Array = np.bincount(place, shares).astype(float) * worth
    lower, upper = _ends(points, counts, (mean - low) / unit, level)
    return MeanInterval(mean, low + unit * lower, low + unit * upper, n=len(values), worth=worth)


def answers_on_scale(answers: Array, scale: tuple[float, float]) -> Array:
    """Return answers that lie on their scale, as they are; refuse others.

    Raises
    ------
    InputError

    Examples
    --------
    >>> answers_on_scale(np.array([1.0, 99.0]), (1, 5))
    Traceback (most recent call last):
    cxlab.errors.InputError: answers beyond the ends of the scale, 1 to 5: 99
    """
    low, high = scale
    if not low < high:
        raise InputError(f"scale is {low:g} to {high:g}; its lower end comes first")
    if (outside := answers[(answers < low) | (answers > high)]).size:
        raise InputError(
            f"answers beyond the ends of the scale, {low:g} to {high:g}: {outside[0]:g}"
        )
    return answers


def _worth(values: Array, shares: Array, mean: float, design: SamplingDesign) -> float:
    """Return how many answers of a simple random sample these are worth."""
    n = len(values)
    if design.is_simple or n < 2:
        return float(n)
    if np.ptp(values) == 0:
        return design.effective_number(n)
    effect = float(design_effect((shares * (values - mean))[:, None], design)[0])
    # Few clusters may look alike by chance: what they are worth stays between one and all.
    return float(np.clip(n / effect, 1.0, n))


def _ends(points: Array, counts: Array, mean: float, level: float) -> tuple[float, float]:
    """Return the means, between 0 and 1, that the score test does not reject."""
    from scipy.optimize import brentq
    from scipy.special import ndtri

    critical, n = float(ndtri((1 + level) / 2)) ** 2, float(counts.sum())

    def excess(truth: float) -> float:
        """Return by how much a mean is beyond what the test allows."""
        return n * (mean - truth) ** 2 - critical * _variance(points, counts, truth)

    near = 1e-9  # of the mean itself, where an answer all give has no variance
    lower = 0.0 if mean <= near else float(brentq(excess, 0.0, mean - near, xtol=1e-13))
    upper = 1.0 if mean >= 1 - near else float(brentq(excess, mean + near, 1.0, xtol=1e-13))
    return lower, upper


def _variance(points: Array, counts: Array, truth: float) -> float:
    """Return the variance of answers under the likeliest shares that have a given mean.

    Shares of the answers seen are ``count / n / (1 + tilt (answer - mean))``; what an end of the
    scale that nobody chose can add, it adds.
    """
    from scipy.optimize import brentq

    away, shares = points - truth, counts / counts.sum()
    if truth in (0.0, 1.0):
        return 0.0
    low, high = -1 / (1 - truth), 1 / truth  # no share of an end may be negative

    def lean(tilt: float) -> float:
        """Return the mean under a tilt, less the one wanted."""
        return float((shares * away / (1 + tilt * away)).sum())

    ends = 1e-12 * (high - low)
    first, last = low + ends, high - ends
    if lean(first) <= 0:  # even the strongest tilt leaves the mean too low: the end at 1 helps
        tilt = low
    elif lean(last) >= 0:
        tilt = high
    else:
        tilt = float(brentq(lean, first, last, xtol=1e-14))
    tilted = shares / (1 + tilt * away)
    rest = max(1 - float(tilted.sum()), 0.0)
    end = 1.0 if tilt == low else 0.0
    return float((tilted * away**2).sum() + rest * (end - truth) ** 2)
