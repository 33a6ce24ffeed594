"""McDonald's omega with its interval: how the one-factor solution moves with the covariances."""

import numpy as np

from cxlab.statistics.delta import DeltaInterval, Gradient, interval_of
from cxlab.statistics.factor_solution import factor_solution
from cxlab.statistics.factors import omega
from cxlab.statistics.moments import Array, Moments

STEP = 1e-20  # of the complex step


def omega_interval(moments: Moments, level: float = 0.95) -> DeltaInterval:
    """Return McDonald's omega with an interval even on the scale of ``log(1 - omega)``.

    Parameters
    ----------
    moments : Moments
        Of the items of one scale, three or more.
    level : float

    Raises
    ------
    LackError
        As `cxlab.statistics.factors.omega`.

    References
    ----------
    McDonald, R. P. (1999). Test Theory, 6. Kelley, K., & Pornprasertmanit, S. (2016).
    Psychological Methods, 21(1), 69-92 (intervals that normal theory does not give).

    Examples
    --------
    >>> from cxlab.statistics.survey_moments import survey_moments
    >>> rng = np.random.default_rng(1)
    >>> answers = rng.normal(size=(80, 1)) + rng.normal(size=(80, 4))
    >>> found = omega_interval(survey_moments({f"i{i}": answers[:, i] for i in range(4)}))
    >>> round(found.value, 2), found.lower < found.value < found.upper < 1
    (0.75, True)
    """
    value = omega(moments)  # refuses what has no solution
    k = len(moments.names)
    gradient = Gradient(np.array([value]), np.zeros((1, k)), _slopes(moments)[np.newaxis])
    return interval_of(gradient, moments, level, scale="rest")


def _slopes(moments: Moments) -> Array:
    """Return how omega changes with each covariance, by the implicit function theorem.

    At the solution the discrepancy's gradient is 0, and stays so: the solution moves by minus the
    inverse of the second derivatives times the gradient's own change.
    """
    covariance = moments.covariance
    k = len(covariance)
    solution = factor_solution(moments.correlation, np.ones((k, 1), dtype=bool))
    loadings = solution.loadings * moments.sd
    at = np.concatenate([loadings, moments.sd**2 - loadings**2])
    second = np.column_stack(
        [
            _gradient(at + step, covariance.astype(complex)).imag / STEP
            for step in STEP * 1j * np.eye(2 * k)
        ]
    )
    common, unique = float(loadings.sum()), float(at[k:].sum())
    whole = common**2 + unique
    leaning = np.repeat([2 * common * unique / whole**2, -(common**2) / whole**2], k)
    turned = -np.linalg.solve(second, leaning)
    inverse = np.linalg.inv(np.outer(loadings, loadings) + np.diag(at[k:]))
    # The discrepancy's gradient is linear in the covariances: what of each it takes.
    by_loading = -2 * np.outer(inverse @ turned[:k], inverse @ loadings)
    by_unique = -(inverse * turned[k:]) @ inverse
    slopes = by_loading + by_unique
    symmetric: Array = (slopes + slopes.T) / 2
    return symmetric


def _gradient(at: Array, covariance: Array) -> Array:
    """Return the slopes of the discrepancy of a one-factor model, which may be complex."""
    k = len(covariance)
    loadings, unique = at[:k], at[k:]
    inverse = np.linalg.inv(np.outer(loadings, loadings) + np.diag(unique))
    away = inverse - inverse @ covariance @ inverse
    slopes: Array = np.concatenate([2 * away @ loadings, np.diag(away)])
    return slopes
