"""Two means together: draws from their sampling distribution, and their confidence ellipse."""

import numpy as np

from cxlab.arguments import check_level
from cxlab.errors import InputError
from cxlab.statistics.delta import spread_of_means
from cxlab.statistics.moments import Array, Moments


def mean_draws(moments: Moments, draws: int, seed: int) -> Array:
    """Return means that could have given the observed ones, (draws, 2), jointly t.

    On n - 1 degrees of freedom, or clusters less strata.

    Each mean alone then has the usual t interval, and their correlation is kept.

    Examples
    --------
    >>> from cxlab.statistics.moments import Moments
    >>> moments = Moments(("a", "b"), 100, np.array([4.0, 5.0]), np.array([[1.0, 0.5], [0.5, 1.0]]))
    >>> drawn = mean_draws(moments, draws=4000, seed=1)
    >>> drawn.shape, drawn.mean(axis=0).round(1)
    ((4000, 2), array([4., 5.]))
    """
    rng = np.random.default_rng(seed)
    normal = rng.standard_normal((draws, 2))
    spread = spread_of_means(moments)
    stretch = np.sqrt(spread.df / rng.chisquare(spread.df, (draws, 1)))
    drawn: Array = moments.mean + stretch * (normal @ _root(spread.covariance).T)
    return drawn


def confidence_ellipse(moments: Moments, level: float = 0.95, corners: int = 90) -> Array:
    """Return the outline of the confidence region of two means, (corners, 2).

    Raises
    ------
    InputError
        With fewer than 3 respondents.

    References
    ----------
    Hotelling, H. (1931). Annals of Mathematical Statistics, 2(3), 360-378.

    Examples
    --------
    >>> from cxlab.statistics.moments import Moments
    >>> moments = Moments(("a", "b"), 100, np.array([4.0, 5.0]), np.array([[1.0, 0.5], [0.5, 1.0]]))
    >>> outline = confidence_ellipse(moments, corners=4)
    >>> outline.mean(axis=0).round(2), outline[0].round(2)
    (array([4., 5.]), array([4.25, 5.12]))
    """
    from scipy.stats import f

    check_level(level)
    spread = spread_of_means(moments)
    if spread.df < 2:
        raise InputError(f"an ellipse needs more than 2 respondents, not {spread.df + 1}")
    radius = np.sqrt(2 * spread.df / (spread.df - 1) * f.ppf(level, 2, spread.df - 1))
    angle = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    circle = np.column_stack([np.cos(angle), np.sin(angle)]) * radius
    outline: Array = moments.mean + circle @ _root(spread.covariance).T
    return outline


def _root(spread: Array) -> Array:
    """Return the lower triangular root of a covariance of two, also where one is fixed."""
    (variance, covariance), (_, other_variance) = spread
    first = np.sqrt(variance)
    across = covariance / first if first > 0 else 0.0
    return np.array([[first, 0.0], [across, np.sqrt(max(other_variance - across**2, 0.0))]])
