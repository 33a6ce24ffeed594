"""Which dimensions matter? Regression from moments, and the share of R2 each predictor has."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import factorial

import numpy as np

from cxlab.statistics.moments import Array, Moments

MOST_PREDICTORS = 15  # 2 ** 15 subsets; more would take minutes


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

    Raises
    ------
    ValueError
        With too few respondents, or predictors that are sums of each other.
    """
    part = moments.select([outcome, *predictors])
    covariance, n, p = part.covariance, part.n, len(predictors)
    df = n - p - 1
    if df < 1:
        raise ValueError(f"{n} respondents are too few for {p} predictors")
    among, with_outcome = covariance[1:, 1:], covariance[1:, 0]
    _check_predictors(part)
    beta = np.linalg.solve(among, with_outcome)
    r2 = min(1.0, float(beta @ with_outcome / covariance[0, 0]))
    residual = float(covariance[0, 0] * (1 - r2) * (n - 1) / df)
    spread = np.linalg.inv(among) * residual / (n - 1)
    means = part.mean[1:]
    intercept_variance = residual / n + float(means @ spread @ means)
    return RegressionFromMoments(
        tuple(predictors),
        float(part.mean[0] - beta @ means),
        float(np.sqrt(intercept_variance)),
        tuple(beta.tolist()),
        tuple(np.sqrt(np.diag(spread)).tolist()),
        r2,
        1 - (1 - r2) * (n - 1) / df,
        df,
    )


def lmg(moments: Moments, outcome: str, predictors: Sequence[str]) -> tuple[float, ...]:
    """Return each predictor's share of R2, averaged over all orders of entry; they add up to R2.

    References
    ----------
    Groemping, U. (2006). Journal of Statistical Software, 17(1) (metric lmg; Shapley value).
    """
    p = len(predictors)
    if p > MOST_PREDICTORS:
        raise ValueError(f"{p} predictors; LMG shares are computed for {MOST_PREDICTORS} at most")
    part = moments.select([outcome, *predictors])
    _check_predictors(part)
    explained = _r2_of_subsets(part.correlation, p)
    shares = []
    for predictor in range(p):
        others = [other for other in range(p) if other != predictor]
        share = 0.0
        for size in range(p):
            weight = factorial(size) * factorial(p - size - 1) / factorial(p)
            share += weight * sum(
                explained[frozenset((*chosen, predictor))] - explained[frozenset(chosen)]
                for chosen in combinations(others, size)
            )
        shares.append(share)
    return tuple(shares)


def _check_predictors(part: Moments) -> None:
    """Refuse variables that do not vary, and predictors (all but the first) that add up."""
    for name, variance in zip(part.names, np.diag(part.covariance), strict=True):
        if not variance > 0:
            raise ValueError(f"'{name}' does not vary between respondents")
    if np.linalg.cond(part.correlation[1:, 1:]) > 1e12:
        raise ValueError("predictors are sums of each other: leave one out")


def _r2_of_subsets(correlation: Array, p: int) -> dict[frozenset[int], float]:
    """Return R2 of the first variable on every subset of the others."""
    explained = {frozenset[int](): 0.0}
    for size in range(1, p + 1):
        for chosen in combinations(range(p), size):
            places = [place + 1 for place in chosen]
            with_outcome = correlation[places, 0]
            among = correlation[np.ix_(places, places)]
            explained[frozenset(chosen)] = float(
                with_outcome @ np.linalg.solve(among, with_outcome)
            )
    return explained
