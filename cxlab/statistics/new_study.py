"""What effect would a new study show? A prediction interval that holds with few studies.

The usual interval takes the variance between studies as known. Here it is drawn from its own
confidence distribution, so that few studies give a wide interval.
"""

from collections.abc import Sequence

import numpy as np

from cxlab.arguments import check_draws
from cxlab.statistics.heterogeneity import Array, checked
from cxlab.statistics.interval import Interval

DRAWS = 25_000
GRID = 400  # values of tau2, between which draws are interpolated


def new_study_interval(
    effects: Sequence[float],
    variances: Sequence[float],
    level: float = 0.95,
    draws: int = DRAWS,
    seed: int = 1,
) -> Interval:
    """Return the mean effect (DerSimonian-Laird) with a prediction interval by bootstrap.

    Parameters
    ----------
    effects, variances : sequence of float
        One per study, on one scale; variances above 0.
    level : float
    draws, seed : int
        The ends move by about 1% of the width between seeds.

    Raises
    ------
    ValueError
        With fewer than three studies, or as `cxlab.statistics.meta.pool`.

    Notes
    -----
    A draw of tau2 is where Cochran's Q, drawn as a sum of weighted chi-squares, meets the one
    observed: exactly the confidence distribution, without its inversion. About the mean a draw
    stands as Hartung and Knapp's error has it, t on ``k - 1`` degrees of freedom.

    References
    ----------
    Nagashima, K., Noma, H., & Furukawa, T. A. (2019). Statistical Methods in Medical Research,
    28(6), 1689-1702 (R: ``pimeta::pima(method = "boot")``).

    Examples
    --------
    >>> found = new_study_interval([0.1, 0.4, 0.2, 0.9], [0.02, 0.03, 0.01, 0.04])
    >>> round(found.value, 3), found.lower < -0.3, found.upper > 1
    (0.369, True, True)
    """
    from cxlab.statistics.heterogeneity import TAU2

    check_draws(draws, level)
    y, v = checked(effects, variances, least=3)
    k = len(y)
    rng = np.random.default_rng(seed)
    tau2 = _tau2_draws(y, v, rng.chisquare(1, (draws, k - 1)))
    weights = 1 / (v + tau2[:, None])
    total = weights.sum(axis=1)
    means = weights @ y / total
    around = (weights * (y - means[:, None]) ** 2).sum(axis=1)
    error = np.sqrt(around / total / (k - 1))
    drawn = (
        means + np.sqrt(tau2) * rng.standard_normal(draws) - error * rng.standard_t(k - 1, draws)
    )
    plain = 1 / (v + TAU2["DL"](y, v, np.ones((k, 1))))
    mean = float(plain @ y / plain.sum())
    lower, upper = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2])
    return Interval(mean, min(float(lower), mean), max(float(upper), mean))


def _tau2_draws(y: Array, v: Array, squares: Array) -> Array:
    """Return the tau2 at which each drawn Q is the one observed; 0 where it is larger at 0."""
    fixed = 1 / v
    observed = float(fixed @ (y - fixed @ y / fixed.sum()) ** 2)
    grid = np.concatenate([[0.0], np.geomspace(1e-4, 1e7, GRID - 1)]) * float(np.mean(v))
    centred = np.diag(fixed) - np.outer(fixed, fixed) / fixed.sum()
    eigenvalues = np.empty((GRID, len(y) - 1))
    for places in np.array_split(np.arange(GRID), len(y)):  # many at once, in little memory
        root = np.sqrt(v + grid[places, None])
        weighted = root[:, :, None] * centred * root[:, None, :]
        eigenvalues[places] = np.linalg.eigvalsh(weighted)[:, 1:]
    above = np.zeros(len(squares), np.intp)
    step = GRID
    while step > 1:  # bisection in all draws at once: Q rises with tau2
        step = (step + 1) // 2
        further = np.minimum(above + step, GRID - 1)
        low = (squares * eigenvalues[further]).sum(axis=1) < observed
        above = np.where(low, further, above)
    left, right = above, np.minimum(above + 1, GRID - 1)
    q_left = (squares * eigenvalues[left]).sum(axis=1)
    q_right = (squares * eigenvalues[right]).sum(axis=1)
    # Between two values of the grid Q is all but a straight line of tau2.
    share = np.clip((observed - q_left) / np.maximum(q_right - q_left, 1e-300), 0.0, 1.0)
    tau2 = grid[left] + share * (grid[right] - grid[left])
    drawn: Array = np.where((above == 0) & (q_left >= observed), 0.0, tau2)
    return drawn
