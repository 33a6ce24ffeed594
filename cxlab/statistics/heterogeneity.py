"""The variance between studies (tau2), never negative: DerSimonian-Laird, Paule-Mandel, REML."""

from collections.abc import Callable
from typing import Any, Literal

import numpy as np

Method = Literal["fixed", "DL", "PM", "REML"]
METHODS: tuple[Method, ...] = ("fixed", "DL", "PM", "REML")

Array = np.ndarray[Any, np.dtype[np.float64]]


def quadratic_form(y: Array, v: Array, design: Array, tau2: float) -> float:
    """Return the weighted residual sum of squares around the fit with a given tau2."""
    weights = 1 / (v + tau2)
    root = np.sqrt(weights)
    beta, *_ = np.linalg.lstsq(root[:, None] * design, root * y, rcond=None)
    return float(weights @ (y - design @ beta) ** 2)


def _projection(v: Array, design: Array, tau2: float) -> Array:
    weights = 1 / (v + tau2)
    weighted = weights[:, None] * design
    projection: Array = np.diag(weights) - weighted @ np.linalg.solve(
        design.T @ weighted, weighted.T
    )
    return projection


def _dersimonian_laird(y: Array, v: Array, design: Array) -> float:
    k, p = design.shape
    excess = quadratic_form(y, v, design, 0.0) - (k - p)
    return max(0.0, float(excess / np.trace(_projection(v, design, 0.0))))


def _paule_mandel(y: Array, v: Array, design: Array) -> float:
    k, p = design.shape
    return tau2_at(y, v, design, float(k - p))


def tau2_at(y: Array, v: Array, design: Array, target: float) -> float:
    """Return the tau2 at which the residual sum of squares is ``target``, 0 if it is below."""
    from scipy.optimize import brentq

    if quadratic_form(y, v, design, 0.0) <= target:
        return 0.0
    unit = float(np.mean(v))  # whatever the user's unit, the root is sought on a scale near 1

    def excess(share: float) -> float:
        """Return by how much Q exceeds its target."""
        return quadratic_form(y, v, design, share * unit) - target

    top = 1.0
    while excess(top) > 0:
        top *= 4
    return unit * float(brentq(excess, 0, top, xtol=1e-14, rtol=1e-13))


def _restricted_likelihood(y: Array, v: Array, design: Array) -> float:
    """Maximise the restricted likelihood, by its profile: safe where scoring steps oscillate."""
    unit = float(np.mean(v))
    y, v = y / np.sqrt(unit), v / unit
    top = 10 * (float(np.var(y)) + float(v.max())) + 1e-12
    grid = np.concatenate(([0.0], np.geomspace(top * 1e-6, top, 60)))
    best = int(np.argmin(_minus_log_likelihoods(grid, y, v, design)))
    low, high = grid[max(best - 1, 0)], grid[min(best + 1, len(grid) - 1)]
    return unit * _polished(y, v, design, float(low), float(high))


def _minus_log_likelihoods(tau2: Array, y: Array, v: Array, design: Array) -> Array:
    """Return the restricted likelihood's negative logarithm at each tau2, without constants."""
    variances = v + tau2[:, None]
    weighted = (design / variances[:, :, None]).swapaxes(1, 2)
    normal = weighted @ design
    beta = np.linalg.solve(normal, (weighted @ y)[:, :, None])
    residual = y - (design @ beta)[:, :, 0]
    _, information = np.linalg.slogdet(normal)
    around = (residual**2 / variances).sum(axis=1)
    found: Array = (np.log(variances).sum(axis=1) + information + around) / 2
    return found


def _polished(y: Array, v: Array, design: Array, low: float, high: float) -> float:
    """Return the maximum between two values of tau2: where the score is 0, to the last digits."""
    from scipy.optimize import brentq, minimize_scalar

    def score(tau2: float) -> float:
        """Return the slope of the restricted likelihood, up to a factor."""
        projection = _projection(v, design, tau2)
        residual = projection @ y
        return float(residual @ residual - np.trace(projection))

    def minus_log_likelihood(tau2: float) -> float:
        """Return the restricted likelihood's negative logarithm at one tau2."""
        return float(_minus_log_likelihoods(np.array([tau2]), y, v, design)[0])

    if low == 0 and score(low) <= 0:
        return low
    if score(low) <= 0 or score(high) >= 0:
        found = minimize_scalar(minus_log_likelihood, bounds=(low, high), method="bounded")
        return float(found.x)
    return float(brentq(score, low, high, xtol=1e-15, rtol=1e-13))


def _no_heterogeneity(y: Array, v: Array, design: Array) -> float:
    return 0.0


TAU2: dict[Method, Callable[[Array, Array, Array], float]] = {
    "fixed": _no_heterogeneity,
    "DL": _dersimonian_laird,
    "PM": _paule_mandel,
    "REML": _restricted_likelihood,
}
