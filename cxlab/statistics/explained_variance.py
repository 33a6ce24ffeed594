"""How much of an outcome do predictors explain, and which of two sets explains more?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cxlab.errors import LackError
from cxlab.statistics.delta import SCALES, interval_of
from cxlab.statistics.drawn import drawn_moments
from cxlab.statistics.importance import r2_of_covariances
from cxlab.statistics.interval import Interval
from cxlab.statistics.moments import Array, Moments


@dataclass(frozen=True)
class R2Difference(Interval):
    """R2 of one set of predictors, of another, and the first minus the second with its interval.

    Examples
    --------
    >>> R2Difference(0.27, 0.1, 0.4, first=0.36, second=0.09, n=500).difference
    0.27
    """

    first: float
    second: float
    n: int

    @property
    def difference(self) -> float:
        """The first R2 minus the second, by its name."""
        return self.value


@dataclass(frozen=True)
class RSquared(Interval):
    """The share of an outcome's variance that predictors explain, with its interval.

    ``adjusted`` is the share less what chance explains (Ezekiel's); the interval lies about it.

    Examples
    --------
    >>> RSquared(0.40, 0.25, 0.52, adjusted=0.38, n=120).adjusted
    0.38
    """

    adjusted: float
    n: int


def r_squared(
    moments: Moments, outcome: str, predictors: Sequence[str], *, level: float = 0.95
) -> RSquared:
    """Return R2 with its interval, even on the scale of Fisher's z of its root.

    Chance alone explains something, more where people are few: the interval is about the adjusted
    R2, and holds R2 itself.

    Raises
    ------
    LackError
        With too few respondents.

    References
    ----------
    Ezekiel, M. (1930). Methods of Correlation Analysis. Olkin, I., & Finn, J. D. (1995).
    Psychological Bulletin, 118(1), 155-164 (the delta method).

    Examples
    --------
    >>> from cxlab.statistics.survey_moments import survey_moments
    >>> data = {"y": [1.0, 2, 2, 4, 5, 5, 7], "a": [1.0, 3, 2, 4, 4, 6, 6]}
    >>> found = r_squared(survey_moments(data), "y", ["a"])
    >>> round(found.value, 2), 0 <= found.lower < found.value < found.upper < 1
    (0.86, True)
    """
    from scipy.special import stdtrit

    part, p = moments.select([outcome, *predictors]), len(predictors)
    df = part.effective - p - 1
    if df < 1:
        raise LackError("{n} respondents are too few for {p} predictors", n=part.effective, p=p)
    places = list(range(p))
    interval = interval_of(
        lambda _, covariance: r2_of_covariances(covariance, places), part, level, scale="share"
    )
    adjusted = max(1 - (1 - interval.value) * (part.effective - 1) / df, 0.0)
    reach = float(stdtrit(interval.df, (1 + level) / 2)) * interval.scaled_error
    to, _, back = SCALES["share"]
    lower, upper = float(back(to(adjusted) - reach)), float(back(to(adjusted) + reach))
    value = interval.value
    return RSquared(value, min(lower, value), max(upper, value), adjusted=adjusted, n=part.n)


def r2_difference(
    moments: Moments,
    outcome: str,
    first: Sequence[str],
    second: Sequence[str],
    *,
    level: float = 0.95,
    draws: int = 4000,
    seed: int = 1,
) -> R2Difference:
    """Return how much more of ``outcome`` the ``first`` predictors explain than the ``second``.

    Parameters
    ----------
    moments : Moments
    outcome : str
    first, second : sequence of str
        As many in each, so that R2 compare as they are; within a set none is a sum of the others.
    level : float
    draws, seed : int
        For the interval, from draws of the moments.

    Raises
    ------
    ValueError
        If the sets are of unequal size.
    LackError
        With too few respondents, or variables that do not vary or add up.

    Examples
    --------
    >>> from cxlab.statistics.moments import Moments
    >>> correlations = np.array([[1, 0.6, 0.3], [0.6, 1, 0], [0.3, 0, 1]])
    >>> moments = Moments(("satisfaction", "perception", "gap"), 500, np.zeros(3), correlations)
    >>> found = r2_difference(moments, "satisfaction", ["perception"], ["gap"])
    >>> round(found.first, 2), round(found.second, 2), round(found.difference, 2), found.lower > 0
    (0.36, 0.09, 0.27, True)
    """
    if len(first) != len(second):
        raise ValueError(f"{len(first)} predictors against {len(second)}: take as many of both")
    part = moments.select([outcome, *first, *second])
    size = len(first)
    drawn = drawn_moments(part, draws, seed)  # refuses what has no answer
    r2_drawn = _both(drawn.covariance, size)
    observed = _both(part.covariance[np.newaxis], size)
    r2_first, r2_second = float(observed[0][0]), float(observed[1][0])
    difference = r2_first - r2_second
    lower, upper = drawn.interval(difference, r2_drawn[0] - r2_drawn[1], level)
    return R2Difference(difference, lower, upper, first=r2_first, second=r2_second, n=part.n)


def _both(covariances: Array, size: int) -> tuple[Array, Array]:
    first, second = list(range(size)), list(range(size, 2 * size))
    return r2_of_covariances(covariances, first), r2_of_covariances(covariances, second)
