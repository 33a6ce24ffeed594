"""How much of an outcome do predictors explain, and which of two sets explains more?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cxlab.arguments import check_draws
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
    check_draws(draws, level)
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
