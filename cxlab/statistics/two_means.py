"""Two means together: draws from their sampling distribution, and their confidence ellipse."""

import numpy as np

from cxlab.errors import InputError
from cxlab.statistics.delta import spread_of_means
from cxlab.statistics.moments import Array, Moments


def mean_draws(moments: Moments, draws: int, seed: int) -> Array:
    """Return means that could have given the observed ones, (draws, 2), jointly t on n - 1 df.

    Each mean alone then has the usual t interval, and their correlation is kept.
    """
    rng = np.random.default_rng(seed)
    normal = rng.standard_normal((draws, 2))
    stretch = np.sqrt((moments.n - 1) / rng.chisquare(moments.n - 1, (draws, 1)))
    drawn: Array = moments.mean + stretch * (normal @ _root_of_error(moments).T)
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
    """
    from scipy.stats import f

    n, p = moments.n, 2
    if n <= p:
        raise InputError(f"an ellipse needs more than 2 respondents, not {n}")
    radius = np.sqrt(p * (n - 1) / (n - p) * f.ppf(level, p, n - p))
    angle = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    circle = np.column_stack([np.cos(angle), np.sin(angle)]) * radius
    outline: Array = moments.mean + circle @ _root_of_error(moments).T
    return outline


def _root_of_error(moments: Moments) -> Array:
    """Return the lower triangular root of the covariance of two means, also where one is fixed."""
    (a, b), (_, c) = spread_of_means(moments).covariance
    first = np.sqrt(a)
    across = b / first if first > 0 else 0.0
    return np.array([[first, 0.0], [across, np.sqrt(max(c - across**2, 0.0))]])
