"""Which dimensions matter? Regression from moments, and the share of R2 each predictor has."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import factorial

import numpy as np

from cxlab.errors import InputError, LackError
from cxlab.statistics.moments import Array, Moments

MOST_PREDICTORS = 10  # 2 ** 10 subsets for each draw; more would take minutes


@dataclass(frozen=True)
class RegressionFromMoments:
    """Least squares of an outcome on predictors.

    Attributes
    ----------
    predictors : tuple of str
    intercept, intercept_error : float
        nan where means are not known.
    coefficients, standard_errors : tuple of float
    r2, adjusted_r2 : float
    df : int
        Residual degrees of freedom.

    Examples
    --------
    >>> from cxlab.statistics.moments import Moments
    >>> anscombe = {"x": [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5],
    ...             "y": [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]}
    >>> fit = regression(Moments.from_responses(anscombe), "y", ["x"])
    >>> round(fit.intercept_error, 4), round(fit.standard_errors[0], 4), round(fit.adjusted_r2, 4)
    (1.1247, 0.1179, 0.6295)
    """

    predictors: tuple[str, ...]
    intercept: float
    intercept_error: float
    coefficients: tuple[float, ...]
    standard_errors: tuple[float, ...]
    r2: float
    adjusted_r2: float
    df: int


def regression(moments: Moments, outcome: str, predictors: Sequence[str]) -> RegressionFromMoments:
    """Return the least-squares regression that the raw answers would give.

    Standard errors take the outcome as equally spread everywhere, and people as drawn alone;
    `cxlab.statistics.sandwich.robust_regression` takes them from the people behind the moments.

    Raises
    ------
    ValueError
        With too few respondents, or predictors that are sums of each other.

    Examples
    --------
    >>> from cxlab.statistics.moments import Moments
    >>> anscombe = {"x": [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5],
    ...             "y": [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]}
    >>> fit = regression(Moments.from_responses(anscombe), "y", ["x"])
    >>> round(fit.intercept, 2), round(fit.coefficients[0], 3), round(fit.r2, 2)
    (3.0, 0.5, 0.67)
    """
    part = moments.select([outcome, *predictors])
    covariance, n, p = part.covariance, part.effective, len(predictors)
    df = n - p - 1
    if df < 1:
        raise ValueError(f"{n} respondents are too few for {p} predictors")
    among, with_outcome = covariance[1:, 1:], covariance[1:, 0]
    _check_predictors(part)
    beta = np.linalg.solve(among, with_outcome)
    r2 = min(1.0, float(beta @ with_outcome / covariance[0, 0]))
    residual = float(covariance[0, 0] * (1 - r2) * (n - 1) / df)
    sampling_covariance = np.linalg.inv(among) * residual / (n - 1)
    means = part.mean[1:]
    intercept_variance = residual / n + float(means @ sampling_covariance @ means)
    return RegressionFromMoments(
        predictors=tuple(predictors),
        intercept=float(part.mean[0] - beta @ means),
        intercept_error=float(np.sqrt(intercept_variance)),
        coefficients=tuple(beta.tolist()),
        standard_errors=tuple(np.sqrt(np.diag(sampling_covariance)).tolist()),
        r2=r2,
        adjusted_r2=1 - (1 - r2) * (n - 1) / df,
        df=df,
    )


def lmg(moments: Moments, outcome: str, predictors: Sequence[str]) -> tuple[float, ...]:
    """Return each predictor's share of R2, averaged over all orders of entry; they add up to R2.

    References
    ----------
    Groemping, U. (2006). Journal of Statistical Software, 17(1) (metric lmg; Shapley value).

    Examples
    --------
    >>> from cxlab.statistics.moments import Moments
    >>> correlations = np.array([[1, 0.6, 0.3], [0.6, 1, 0], [0.3, 0, 1]])
    >>> moments = Moments(("satisfaction", "speed", "price"), 500, np.zeros(3), correlations)
    >>> [round(share, 2) for share in lmg(moments, "satisfaction", ["speed", "price"])]
    [0.36, 0.09]
    """
    part = moments.select([outcome, *predictors])
    _check_predictors(part)
    shares = lmg_of_covariances(part.covariance[np.newaxis])[0]
    return tuple(float(share) for share in shares)


def lmg_of_covariances(covariances: Array) -> Array:
    """Return LMG shares for a stack of covariance matrices, the outcome first in each.

    Parameters
    ----------
    covariances : array of shape (draws, 1 + p, 1 + p)

    Returns
    -------
    array of shape (draws, p)

    Examples
    --------
    >>> lmg_of_covariances(np.array([[[1, 0.6, 0.3], [0.6, 1, 0], [0.3, 0, 1]]])).round(2)
    array([[0.36, 0.09]])
    """
    p = covariances.shape[1] - 1
    if p > MOST_PREDICTORS:
        raise ValueError(f"{p} predictors; LMG shares are computed for {MOST_PREDICTORS} at most")
    explained = _r2_of_subsets(covariances)
    shares = np.zeros((len(covariances), p))
    for chosen, r2 in explained.items():
        size = len(chosen)
        if size < p:  # what each predictor outside adds when it enters after these
            weight = factorial(size) * factorial(p - size - 1) / factorial(p)
            for predictor in set(range(p)) - chosen:
                shares[:, predictor] += weight * (explained[chosen | {predictor}] - r2)
    return shares


def _r2_of_subsets(covariances: Array) -> dict[frozenset[int], Array]:
    """Return R2 on every subset of the predictors, each from a smaller one's by elimination."""
    r2 = {frozenset[int](): np.zeros(len(covariances))}

    def enlarge(chosen: frozenset[int], residual: Array) -> None:
        """Add each predictor after the last chosen, given the covariances left by those chosen."""
        width = residual.shape[1]
        for place in range(1, width):
            larger = chosen | {covariances.shape[1] - 1 - width + place}
            pivot, after = residual[:, place, place], [0, *range(place + 1, width)]
            column = residual[:, after, place]
            r2[larger] = r2[chosen] + column[:, 0] ** 2 / pivot / covariances[:, 0, 0]
            explained = column[:, :, np.newaxis] * column[:, np.newaxis] / pivot[:, None, None]
            enlarge(larger, residual[:, after][:, :, after] - explained)

    enlarge(frozenset(), covariances)
    return r2


def r2_of_covariances(covariances: Array, chosen: Sequence[int]) -> Array:
    """Return R2 of the first variable on the ``chosen`` of the others (0 is the second variable).

    Parameters
    ----------
    covariances : array of shape (draws, 1 + p, 1 + p)
    chosen : sequence of int

    Returns
    -------
    array of shape (draws,)

    Examples
    --------
    >>> r2_of_covariances(np.array([[[1, 0.6, 0.3], [0.6, 1, 0], [0.3, 0, 1]]]), [0, 1]).round(2)
    array([0.45])
    """
    if not chosen:
        return np.zeros(len(covariances))
    places = [place + 1 for place in chosen]
    with_outcome = covariances[:, places, 0]
    among = covariances[:, places][:, :, places]
    beta = np.linalg.solve(among, with_outcome[..., np.newaxis])[..., 0]
    r2: Array = (beta * with_outcome).sum(axis=1) / covariances[:, 0, 0]
    return r2


def _check_predictors(part: Moments) -> None:
    """Refuse variables that do not vary, and predictors (all but the first) that add up."""
    if len(part.names) < 2:
        raise InputError("predictors: none given; at least 1 is needed")
    for name, variance in zip(part.names, np.diag(part.covariance), strict=True):
        if not variance > 0:
            raise LackError("'{name}' does not vary between respondents", name=name)
    if np.linalg.cond(part.correlation[1:, 1:]) > 1e12:
        raise LackError("predictors are sums of each other: leave one out")
