"""Importance against performance: in which quadrant does each dimension lie, and how surely?"""

from dataclasses import dataclass

import numpy as np

from cxlab.errors import LackError
from cxlab.statistics.delta import spread_of_means
from cxlab.statistics.drawn import drawn_moments
from cxlab.statistics.moments import Array, Moments
from cxlab.statistics.order import Importance
from cxlab.words import phrase

# (important, performing well) -> what to do; names after Martilla & James (1977).
QUADRANTS = {
    (True, False): phrase("concentrate here"),
    (True, True): phrase("keep up the good work"),
    (False, False): phrase("low priority"),
    (False, True): phrase("possible overkill"),
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

    Examples
    --------
    >>> probabilities = {"concentrate here": 0.9, "low priority": 0.1}
    >>> speed = Position(name="speed", importance=0.36, importance_lower=0.3, importance_upper=0.4,
    ...                  performance=4.0, performance_lower=3.9, performance_upper=4.1,
    ...                  probabilities=probabilities)
    >>> speed.quadrant
    'concentrate here'
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
    """All positions; the lines between quadrants are the means over the dimensions.

    Examples
    --------
    >>> ImportancePerformance((), mean_importance=0.2, mean_performance=5.1).mean_performance
    5.1
    """

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
    LackError
        If means are not known, or there are fewer than two predictors.

    References
    ----------
    Martilla, J. A., & James, J. C. (1977). Journal of Marketing, 41(1), 77-79.

    Examples
    --------
    >>> from cxlab.statistics.moments import Moments
    >>> from cxlab.statistics.order import importance
    >>> correlations = np.array([[1, 0.6, 0.3], [0.6, 1, 0], [0.3, 0, 1]])
    >>> names, means = ("satisfaction", "speed", "price"), np.array([5.0, 4.0, 6.0])
    >>> moments = Moments(names, 500, means, correlations)
    >>> shares = importance(moments, names[0], names[1:])
    >>> placed = importance_performance(moments, shares)
    >>> {position.name: position.quadrant for position in placed.positions}
    {'speed': 'concentrate here', 'price': 'possible overkill'}
    """
    names = importance.predictors
    part = moments.select(names)
    if np.isnan(part.mean).any():
        raise LackError("the table prints no means, so performance is not known")
    if len(names) < 2:
        raise LackError("one dimension has no others to compare it with")
    drawn = drawn_moments(part, len(importance.draws), seed).mean
    probabilities = _probabilities(importance.draws, drawn)
    half_width = _half_widths(part, importance.level)
    positions = tuple(
        Position(
            name=name,
            importance=importance.shares[i],
            importance_lower=importance.lower[i],
            importance_upper=importance.upper[i],
            performance=float(part.mean[i]),
            performance_lower=float(part.mean[i] - half_width[i]),
            performance_upper=float(part.mean[i] + half_width[i]),
            probabilities=probabilities[i],
        )
        for i, name in enumerate(names)
    )
    return ImportancePerformance(
        positions, float(np.mean(importance.shares)), float(part.mean.mean())
    )


def _probabilities(importance: Array, performance: Array) -> list[dict[str, float]]:
    """Return, for each predictor, the share of draws in which it lies in each quadrant."""
    important = importance > importance.mean(axis=1, keepdims=True)
    performing = performance > performance.mean(axis=1, keepdims=True)
    return [
        {
            quadrant: float(np.mean((important[:, i] == high) & (performing[:, i] == well)))
            for (high, well), quadrant in QUADRANTS.items()
        }
        for i in range(importance.shape[1])
    ]


def _half_widths(moments: Moments, level: float) -> Array:
    """Return half the width of each mean's interval."""
    from scipy.stats import t

    spread = spread_of_means(moments)
    critical = t.ppf((1 + level) / 2, spread.freedom)
    half_widths: Array = critical * np.sqrt(np.diag(spread.covariance))
    return half_widths
