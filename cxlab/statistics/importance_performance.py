"""Importance against performance: in which quadrant does each dimension lie, and how surely?"""

from dataclasses import dataclass

import numpy as np

from cxlab.errors import InputError
from cxlab.statistics.delta import spread_of_means
from cxlab.statistics.drawn import drawn_moments
from cxlab.statistics.moments import Moments
from cxlab.statistics.order import Importance

# (important, performing well) -> what to do; names after Martilla & James (1977).
QUADRANTS = {
    (True, False): "concentrate here",
    (True, True): "keep up the good work",
    (False, False): "low priority",
    (False, True): "possible overkill",
}


@dataclass(frozen=True)
class Position:
    """Where one dimension lies.

    Attributes
    ----------
    name : str
    importance, importance_lower, importance_upper : float
        Share of the outcome's variance.
    performance, performance_lower, performance_upper : float
        Mean on the answer scale.
    probabilities : dict of str to float
        Of each quadrant.
    """

    name: str
    importance: float
    importance_lower: float
    importance_upper: float
    performance: float
    performance_lower: float
    performance_upper: float
    probabilities: dict[str, float]

    @property
    def quadrant(self) -> str:
        """The most probable quadrant."""
        return max(self.probabilities, key=lambda name: self.probabilities[name])


@dataclass(frozen=True)
class ImportancePerformance:
    """All positions; the lines between quadrants are the means over the dimensions."""

    positions: tuple[Position, ...]
    mean_importance: float
    mean_performance: float


def importance_performance(
    moments: Moments, importance: Importance, seed: int = 1
) -> ImportancePerformance:
    """Return each predictor's place among the others, with the probability of each quadrant.

    The lines move with the draws, since they are means of what is uncertain itself.

    Raises
    ------
    InputError
        If means are not known, or there are fewer than two predictors.

    References
    ----------
    Martilla, J. A., & James, J. C. (1977). Journal of Marketing, 41(1), 77-79.
    """
    from scipy.stats import t

    names = importance.predictors
    part = moments.select(names)
    if np.isnan(part.mean).any():
        raise InputError("the table prints no means, so performance is not known")
    if len(names) < 2:
        raise InputError("one dimension has no others to compare it with")
    drawn = drawn_moments(part, len(importance.draws), seed).mean
    important = importance.draws > importance.draws.mean(axis=1, keepdims=True)
    performing = drawn > drawn.mean(axis=1, keepdims=True)
    spread = spread_of_means(part)
    far = t.ppf((1 + importance.level) / 2, spread.freedom)
    reach = far * np.sqrt(np.diag(spread.covariance))
    positions = tuple(
        Position(
            name,
            importance.shares[i],
            importance.lower[i],
            importance.upper[i],
            float(part.mean[i]),
            float(part.mean[i] - reach[i]),
            float(part.mean[i] + reach[i]),
            {
                quadrant: float(np.mean((important[:, i] == high) & (performing[:, i] == well)))
                for (high, well), quadrant in QUADRANTS.items()
            },
        )
        for i, name in enumerate(names)
    )
    return ImportancePerformance(
        positions, float(np.mean(importance.shares)), float(part.mean.mean())
    )
