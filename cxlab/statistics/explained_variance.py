"""Which of two sets of predictors explains more of an outcome?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cxlab.statistics.importance import r2_of_covariances
from cxlab.statistics.interval import Interval
from cxlab.statistics.moments import Array, Moments
from cxlab.statistics.sampling import draw_moments, interval_of_draws


@dataclass(frozen=True)
class R2Difference(Interval):
    """R2 of one set of predictors, of another, and the first minus the second with its interval."""

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
    """
    if len(first) != len(second):
        raise ValueError(f"{len(first)} predictors against {len(second)}: take as many of both")
    part = moments.select([outcome, *first, *second])
    p = len(first)
    drawn = _both(draw_moments(part, draws, seed).covariance, p)  # refuses what has no answer
    observed = _both(part.covariance[np.newaxis], p)
    ours, theirs = float(observed[0][0]), float(observed[1][0])
    lower, upper = interval_of_draws(ours - theirs, drawn[0] - drawn[1], level)
    return R2Difference(ours - theirs, lower, upper, ours, theirs, part.n)


def _both(covariances: Array, p: int) -> tuple[Array, Array]:
    first, second = list(range(p)), list(range(p, 2 * p))
    return r2_of_covariances(covariances, first), r2_of_covariances(covariances, second)
