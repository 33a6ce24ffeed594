"""Maximum likelihood of a factor model in which each item belongs to one factor."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxlab.errors import LackError
from cxlab.statistics.moments import Array

Belonging = NDArray[np.bool_]
Pairs = tuple[NDArray[np.intp], ...]

SEARCH = {"maxiter": 500, "maxfun": 2000, "ftol": 0.0, "gtol": 1e-9}
FLAT = 1e-5  # slopes below leave at most their square to gain
STEPS = 50  # of scoring at most; a few are enough, each leaves a fraction of what was left
SMALLEST = 0.005  # unique variance, as R's factanal has it
IMPOSSIBLE = 1e9  # what correlations that cannot be are worth


@dataclass(frozen=True, eq=False)
class FactorSolution:
    """A factor model's solution, standardised.

    Attributes
    ----------
    loadings : array of shape (p,)
        Each item's on its own factor; a factor points where its first item does.
    correlation : array of shape (f, f)
        Between factors.
    implied : array of shape (p, p)
        Correlations of the items that the model implies.
    minimum : float
        Of the discrepancy; times n, it is the chi-square statistic.
    """

    loadings: Array
    correlation: Array
    implied: Array
    minimum: float


def factor_solution(observed: Array, belonging: Belonging) -> FactorSolution:
    """Return the loadings and factor correlations that make the observed correlations likeliest.

    Parameters
    ----------
    observed : array of shape (p, p)
        Correlations of the items, none of them sums of others.
    belonging : array of bool of shape (p, f)
        Which factor each item belongs to: one.

    Raises
    ------
    LackError
        If no solution is found, as where a factor's items have nothing in common.

    Notes
    -----
    Unique variances are kept from falling below `SMALLEST`; correlations between factors may exceed
    1, which says that two factors are one.

    References
    ----------
    Joreskog, K. G. (1969). Psychometrika, 34(2), 183-202.
    """
    from scipy.optimize import minimize

    p, f = belonging.shape
    first = _first_guess(observed, belonging)
    bounds = [(None, None)] * p + [(SMALLEST, None)] * p + [(None, None)] * (f * (f - 1) // 2)
    pairs = np.tril_indices(f, -1)
    found = minimize(_discrepancy, first, (observed, belonging, pairs), method="L-BFGS-B", jac=True,
                     bounds=bounds, options=SEARCH)  # fmt: skip
    held = np.zeros_like(first, dtype=bool)
    held[p : 2 * p] = (found.x[p : 2 * p] <= SMALLEST) & (found.jac[p : 2 * p] > 0)
    if found.fun >= IMPOSSIBLE or np.abs(found.jac[~held]).max() > FLAT:
        raise LackError("the factor model finds no solution for these answers")
    free = _polished(found.x, held, observed, belonging, pairs)
    loadings, between, unique = _unpacked(free, belonging, pairs)
    implied = loadings @ between @ loadings.T + np.diag(unique)
    sign = np.sign(loadings[belonging.argmax(axis=0), np.arange(belonging.shape[1])])
    return FactorSolution(
        (loadings * sign).sum(axis=1) / np.sqrt(np.diag(implied)),
        between * np.outer(sign, sign),
        implied,
        float(_discrepancy(free, observed, belonging, pairs)[0])
        - float(np.linalg.slogdet(observed)[1] + p),
    )


def _unpacked(free: Array, belonging: Belonging, pairs: Pairs) -> tuple[Array, Array, Array]:
    """Return loadings (p, f), correlations between factors (f, f) and unique variances (p,)."""
    p, f = belonging.shape
    between = np.eye(f)
    between[pairs] = between.T[pairs] = free[2 * p :]
    return belonging * free[:p, np.newaxis], between, free[p : 2 * p]


def _discrepancy(
    free: Array, observed: Array, belonging: Belonging, pairs: Pairs
) -> tuple[float, Array]:
    """Return log|S| + tr(R / S) for implied S and observed R, and its gradient."""
    loadings, between, unique = _unpacked(free, belonging, pairs)
    implied = loadings @ between @ loadings.T + np.diag(unique)
    try:
        root = np.linalg.cholesky(implied)
    except np.linalg.LinAlgError:
        return IMPOSSIBLE, np.zeros_like(free)
    inverse = np.linalg.inv(implied)
    away = inverse - inverse @ observed @ inverse
    leaning = away @ loadings
    gradient = [
        2 * (leaning @ between)[belonging],
        np.diag(away),
        2 * (loadings.T @ leaning)[pairs],
    ]
    value = 2 * np.log(np.diag(root)).sum() + (inverse * observed).sum()
    return float(value), np.concatenate(gradient)


def _polished(
    free: Array, held: Belonging, observed: Array, belonging: Belonging, pairs: Pairs
) -> Array:
    """Return the solution to the last digits, by Fisher's scoring of what is not held.

    The search ends in the eighth digit, where its value no longer changes: in another place on
    another processor.
    """
    try:
        # Once is enough: so near the solution it hardly moves.
        inverse = np.linalg.inv(_information(free, belonging, pairs)[np.ix_(~held, ~held)])
    except np.linalg.LinAlgError:
        return free
    least = np.sqrt(FLAT)
    for _ in range(STEPS):
        step = inverse @ _discrepancy(free, observed, belonging, pairs)[1][~held]
        length = float(np.abs(step).max())
        if not length < least:  # as near as rounding lets it, or led elsewhere
            break
        least, free = length, free.copy()
        free[~held] -= step
    return free


def _information(free: Array, belonging: Belonging, pairs: Pairs) -> Array:
    """Return the expected second derivatives of the discrepancy."""
    loadings, between, unique = _unpacked(free, belonging, pairs)
    p = len(unique)
    inverse = np.linalg.inv(loadings @ between @ loadings.T + np.diag(unique))
    # How the implied correlations move with each loading, unique variance and correlation.
    moved = np.zeros((len(free), p, p))
    items = np.arange(p)
    moved[items, items] = (loadings @ between)[:, belonging.argmax(axis=1)].T
    moved[p + items, items, items] = 0.5
    for place, (one, other) in enumerate(zip(*pairs, strict=True), start=2 * p):
        moved[place] = np.outer(loadings[:, one], loadings[:, other])
    moved += moved.transpose(0, 2, 1)
    turned = inverse @ moved
    rows = len(free), p * p
    found: Array = turned.reshape(rows) @ turned.transpose(0, 2, 1).reshape(rows).T
    return found


def _first_guess(observed: Array, belonging: Belonging) -> Array:
    """Return what the first principal component of each factor's own items says."""
    weights = np.zeros(belonging.shape)
    for place, own in enumerate(belonging.T):
        values, vectors = np.linalg.eigh(observed[np.ix_(own, own)])
        weights[own, place] = vectors[:, -1] / np.sqrt(values[-1])  # a component with variance 1
    loadings = np.clip((observed @ weights)[belonging], -0.9, 0.9)
    between = (weights.T @ observed @ weights)[np.tril_indices(belonging.shape[1], -1)]
    return np.concatenate([loadings, 1 - loadings**2, np.clip(between, -0.9, 0.9)])
