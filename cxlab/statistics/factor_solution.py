"""Maximum likelihood of a factor model in which each item belongs to one factor."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxlab.errors import LackError
from cxlab.statistics.moments import Array

Belonging = NDArray[np.bool_]
Pairs = tuple[NDArray[np.intp], ...]
Model = tuple[Array, Belonging, Pairs]  # correlations observed, items' factors, pairs of factors

SEARCH = {"maxiter": 500, "maxfun": 2000, "ftol": 0.0, "gtol": 1e-9}
FLAT = 1e-5  # slopes below leave at most their square to gain
NEAR = np.sqrt(FLAT)  # steps from where a search has ended are shorter
SETTLED = 1e-9  # after a step so short, what is left is its square
STEPS = 50  # of Newton's at most; ten are enough, each doubles the digits that are right
SMALLEST = 0.005  # unique variance, as R's factanal has it
IMPOSSIBLE = 1e9  # what correlations that cannot be are worth


@dataclass(frozen=True, eq=False)
class FactorSolution:
    """A factor model's solution, standardised.

    Attributes
    ----------
    loadings : array of shape (p,)
        Of each item on its factor; the sign of a factor is that of its first item.
    correlation : array of shape (f, f)
        Between factors.
    implied : array of shape (p, p)
        Correlations of the items that the model implies.
    minimum : float
        Of the discrepancy; times n, it is the chi-square statistic.

    Examples
    --------
    >>> loadings, belonging = np.array([0.9, 0.8, 0.7]), np.ones((3, 1), dtype=bool)
    >>> implied = np.outer(loadings, loadings) + np.diag(1 - loadings**2)
    >>> bool(np.allclose(factor_solution(implied, belonging).implied, implied))
    True
    """

    loadings: Array
    correlation: Array
    implied: Array
    minimum: float


def factor_solution(observed: Array, belonging: Belonging) -> FactorSolution:
    """Return the maximum likelihood loadings and factor correlations.

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
    1, which says that two factors cannot be told apart.

    References
    ----------
    Joreskog, K. G. (1969). Psychometrika, 34(2), 183-202.

    Examples
    --------
    >>> observed = np.array([[1, 0.72, 0.63], [0.72, 1, 0.56], [0.63, 0.56, 1]])
    >>> factor_solution(observed, np.ones((3, 1), dtype=bool)).loadings.round(3)
    array([0.9, 0.8, 0.7])
    """
    p = len(belonging)
    pairs = np.tril_indices(belonging.shape[1], -1)
    model = observed, belonging, pairs
    first = _first_guess(observed, belonging)
    free = _polished(first, np.zeros_like(first, dtype=bool), model)
    value, slopes = _discrepancy(free, *model)
    flat = value < IMPOSSIBLE and np.abs(slopes).max() < SEARCH["gtol"]
    if not flat or free[p : 2 * p].min() <= SMALLEST:
        free = _searched(first, model)
    loadings, between, unique = _unpacked(free, belonging, pairs)
    implied = loadings @ between @ loadings.T + np.diag(unique)
    sign = np.sign(loadings[belonging.argmax(axis=0), np.arange(belonging.shape[1])])
    return FactorSolution(
        (loadings * sign).sum(axis=1) / np.sqrt(np.diag(implied)),
        between * np.outer(sign, sign),
        implied,
        float(_discrepancy(free, *model)[0]) - float(np.linalg.slogdet(observed)[1] + p),
    )


def _searched(first: Array, model: Model) -> Array:
    """Return the solution where a unique variance is at its bound, or the first guess was poor."""
    from scipy.optimize import minimize

    p, parameters = len(model[0]), len(first)
    unique = slice(p, 2 * p)
    bounds: list[tuple[float | None, None]] = [(None, None)] * parameters
    bounds[unique] = [(SMALLEST, None)] * p
    search = minimize(
        _discrepancy,
        first,
        args=model,
        method="L-BFGS-B",
        jac=True,
        bounds=bounds,
        options=SEARCH,
    )
    at_bound = np.zeros(parameters, dtype=bool)
    at_bound[unique] = (search.x[unique] <= SMALLEST) & (search.jac[unique] > 0)
    if search.fun >= IMPOSSIBLE or np.abs(search.jac[~at_bound]).max() > FLAT:
        raise LackError("the factor model finds no solution for these answers")
    return _polished(search.x, at_bound, model, NEAR)


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
    by_implied = inverse - inverse @ observed @ inverse
    by_implied_and_factor = by_implied @ loadings
    gradient = [
        2 * (by_implied_and_factor @ between)[belonging],
        np.diag(by_implied),
        2 * (loadings.T @ by_implied_and_factor)[pairs],
    ]
    value = 2 * np.log(np.diag(root)).sum() + (inverse * observed).sum()
    return float(value), np.concatenate(gradient)


def _polished(free: Array, at_bound: Belonging, model: Model, least: float = np.inf) -> Array:
    """Return the solution to the last digits, by Newton's steps of parameters not at their bound.

    A search alone ends in the eighth digit, where its value no longer changes: in another place on
    another processor. Steps are downhill and shrink; the first is below ``least``.
    """
    moving = ~at_bound
    for _ in range(STEPS):
        step, slopes = np.zeros_like(free), _discrepancy(free, *model)[1][moving]
        try:
            curvature = _curvature(free, *model)[np.ix_(moving, moving)]
            np.linalg.cholesky(curvature)
        except np.linalg.LinAlgError:  # not in a valley
            break
        step[moving] = np.linalg.solve(curvature, slopes)
        length = float(np.abs(step).max())
        if not length < least:  # as near as rounding lets it, or led elsewhere
            break
        least, free = length, free - step
        if length < SETTLED:
            break
    return free


def _curvature(free: Array, observed: Array, belonging: Belonging, pairs: Pairs) -> Array:
    """Return the second derivatives of the discrepancy."""
    loadings, between, unique = _unpacked(free, belonging, pairs)
    p = len(unique)
    inverse = np.linalg.inv(loadings @ between @ loadings.T + np.diag(unique))
    # Derivatives of the implied correlations by each loading, unique variance and correlation.
    derivatives = np.zeros((len(free), p, p))
    items = np.arange(p)
    derivatives[items, items] = (loadings @ between)[:, belonging.argmax(axis=1)].T
    derivatives[p + items, items, items] = 0.5
    for place, (one, other) in enumerate(zip(*pairs, strict=True), start=2 * p):
        derivatives[place] = np.outer(loadings[:, one], loadings[:, other])
    derivatives += derivatives.transpose(0, 2, 1)
    scaled, share = inverse @ derivatives, inverse @ observed
    rows = len(free), p * p
    turned = scaled.transpose(0, 2, 1).reshape(rows)
    half = turned @ (scaled @ (share - np.eye(p) / 2)).reshape(rows).T
    # Two loadings, or a loading and a correlation, change the implied ones together, too.
    by_implied = inverse - share @ inverse
    half[:p, :p] += by_implied * (belonging @ between @ belonging.T)
    by_factor = 2 * by_implied @ loadings
    for place, (one, other) in enumerate(zip(*pairs, strict=True), start=2 * p):
        half[:p, place] += belonging[:, one] * by_factor[:, other]
        half[:p, place] += belonging[:, other] * by_factor[:, one]
    whole: Array = half + half.T
    return whole


def _first_guess(observed: Array, belonging: Belonging) -> Array:
    """Return starting values: the first principal component of each factor's items."""
    weights = np.zeros(belonging.shape)
    for factor, items in enumerate(belonging.T):
        values, vectors = np.linalg.eigh(observed[np.ix_(items, items)])
        weights[items, factor] = vectors[:, -1] / np.sqrt(values[-1])  # a component with variance 1
    loadings = np.clip((observed @ weights)[belonging], -0.9, 0.9)
    between = (weights.T @ observed @ weights)[np.tril_indices(belonging.shape[1], -1)]
    return np.concatenate([loadings, 1 - loadings**2, np.clip(between, -0.9, 0.9)])
