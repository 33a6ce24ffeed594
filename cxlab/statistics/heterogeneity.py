"""The variance between studies (tau2), never negative: DerSimonian-Laird, Paule-Mandel, REML."""

from collections.abc import Callable, Sequence
from typing import Any, Literal

import numpy as np

from cxlab.errors import InputError
from cxlab.statistics.arrays import numbers

Method = Literal["fixed", "DL", "PM", "REML"]
METHODS: tuple[Method, ...] = ("fixed", "DL", "PM", "REML")

Array = np.ndarray[Any, np.dtype[np.float64]]


def checked(
    effects: Sequence[float], variances: Sequence[float], least: int = 2
) -> tuple[Array, Array]:
    """Return effects and variances as arrays, or say which study is wrong.

    Raises
    ------
    InputError
        For fewer than ``least`` studies, a variance not above 0, or values that are not finite.

    Examples
    --------
    >>> checked([0.1, 0.2], [0.04, 0.0])
    Traceback (most recent call last):
    cxlab.errors.InputError: study 2: the variance is 0.0; it must be above 0
    """
    y = numbers("effects", effects, missing=True)
    v = numbers("variances", variances, missing=True)
    if len(y) != len(v):
        raise InputError(f"{len(y)} effects but {len(v)} variances")
    if len(y) < least:
        raise InputError(f"{len(y)} studies; at least {least} are needed")
    for place, (effect, variance) in enumerate(zip(y, v, strict=True), start=1):
        if not np.isfinite(effect):
            raise InputError(f"study {place}: the effect is {effect}")
        if not (np.isfinite(variance) and variance > 0):
            raise InputError(f"study {place}: the variance is {variance}; it must be above 0")
    return y, v


def quadratic_form(y: Array, v: Array, design: Array, tau2: float) -> float:
    """Return the weighted residual sum of squares around the fit with a given tau2.

    Examples
    --------
    >>> ones = np.ones((2, 1))
    >>> quadratic_form(np.array([0.0, 2.0]), np.array([1.0, 1.0]), ones, tau2=0.0)
    2.0
    """
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
    """Return the tau2 at which the residual sum of squares is ``target``, 0 if it is below.

    Examples
    --------
    >>> ones = np.ones((2, 1))
    >>> round(tau2_at(np.array([0.0, 2.0]), np.array([1.0, 1.0]), ones, target=1.0), 6)
    1.0
    """
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
    return unit * _polished(y, v, design, low=float(low), high=float(high))


def _minus_log_likelihoods(tau2: Array, y: Array, v: Array, design: Array) -> Array:
    """Return the restricted likelihood's negative logarithm at each tau2, without constants."""
    variances = v + tau2[:, None]
    weighted = (design / variances[:, :, None]).swapaxes(1, 2)
    information = weighted @ design
    beta = np.linalg.solve(information, (weighted @ y)[:, :, None])
    residual = y - (design @ beta)[:, :, 0]
    _, log_determinant = np.linalg.slogdet(information)
    q = (residual**2 / variances).sum(axis=1)
    negative: Array = (np.log(variances).sum(axis=1) + log_determinant + q) / 2
    return negative


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
        search = minimize_scalar(minus_log_likelihood, bounds=(low, high), method="bounded")
        return float(search.x)
    return float(brentq(score, low, high, xtol=1e-15, rtol=1e-13))


def _no_heterogeneity(y: Array, v: Array, design: Array) -> float:
    return 0.0


TAU2: dict[Method, Callable[[Array, Array, Array], float]] = {
    "fixed": _no_heterogeneity,
    "DL": _dersimonian_laird,
    "PM": _paule_mandel,
    "REML": _restricted_likelihood,
}


def i2_and_h2(v: Array, tau2: float, q: float, method: Method) -> tuple[float, float]:
    """Return I2 and H2; from Q for a common effect, else from tau2 over the typical variance.

    Parameters
    ----------
    v : array of shape (k,)
        Sampling variances of the studies.
    tau2, q : float
        Variance between the studies, and Cochran's Q.
    method : {"fixed", "DL", "PM", "REML"}

    References
    ----------
    Higgins, J. P. T., & Thompson, S. G. (2002). Statistics in Medicine, 21(11), 1539-1558.

    Examples
    --------
    >>> i2_and_h2(np.array([1.0, 1.0]), tau2=1.0, q=2.0, method="REML")
    (0.5, 2.0)
    """
    df = len(v) - 1
    if method == "fixed":
        return (max(0.0, (q - df) / q) if q > 0 else 0.0), q / df
    weights = 1 / v
    typical = float(df / (weights.sum() - (weights**2).sum() / weights.sum()))
    return tau2 / (tau2 + typical), tau2 / typical + 1
