"""Regression between branches when every branch's value is itself an estimate.

Few people answer in a branch. Plain regression takes their chance differences for real ones, pulls
coefficients towards zero, and is misled where both sides share people (gap 1 and gap 5 share
customers' expectations). Here the known sampling covariances are taken out first.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cxlab.arguments import check_level
from cxlab.statistics.branch_means import BranchMeans, Contrast, Contrasts
from cxlab.statistics.moments import Array

FLOOR = 0.1  # reliabilities below are taken for this: keeps the estimate finite
DRAWS, HALVINGS = 1000, 8


@dataclass(frozen=True)
class BetweenRegression:
    """One gap regressed on others, between branches.

    Attributes
    ----------
    coefficients, lower, upper, p_values : tuple of float
        One a predictor; intervals by leaving out branches (jackknife), t on ``df``.
    plain : tuple of float
        What ordinary regression of the branch means gives, for comparison.
    reliability : float
        Mean share of the predictors' variance between branches that is not sampling error.
    explained, explained_lower, explained_upper : float
        Share of the true variance between branches that the predictors explain, 0 to 1.
    explained_p : float
        How often companies in which nothing is explained would show as much.
    branches, df : int
    level : float

    Examples
    --------
    >>> from cxlab.statistics.branch_means import BranchMeans
    >>> answers = {"gap 3": [1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7],
    ...            "gap 5": [1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5]}
    >>> means = BranchMeans.from_answers([(list("aabbccddeeff"), answers)])
    >>> fit = between_regression(means, {"gap 5": 1}, [{"gap 3": 1}])
    >>> fit.branches, fit.df, round(fit.plain[0], 2)
    (6, 4, 0.64)
    """

    coefficients: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    p_values: tuple[float, ...]
    plain: tuple[float, ...]
    reliability: float
    explained: float
    explained_lower: float
    explained_upper: float
    explained_p: float
    branches: int
    df: int
    level: float


def fewest_branches(predictors: int) -> int:
    """Return how many branches a regression needs here: three for each number estimated.

    Examples
    --------
    >>> fewest_branches(4)
    15
    """
    return 3 * (predictors + 1)


def between_regression(
    means: BranchMeans,
    outcome: Contrast,
    predictors: Sequence[Contrast],
    level: float = 0.95,
    seed: int = 1,
) -> BetweenRegression:
    """Regress a contrast on others between branches, sampling errors taken out.

    Parameters
    ----------
    means : BranchMeans
    outcome : Contrast
    predictors : sequence of Contrast
    level : float
    seed : int
        For the interval of the explained share, which is found by simulation.

    Raises
    ------
    ValueError
        With fewer branches than `fewest_branches`, or sampling errors that are unknown.

    References
    ----------
    Fuller, W. A. (1987). Measurement Error Models, section 2.5 (modified estimator) and 3.1.

    Examples
    --------
    >>> from cxlab.statistics.branch_means import BranchMeans
    >>> answers = {"gap 3": [1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7],
    ...            "gap 5": [1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5]}
    >>> means = BranchMeans.from_answers([(list("aabbccddeeff"), answers)])
    >>> fit = between_regression(means, {"gap 5": 1}, [{"gap 3": 1}])
    >>> print(f"{fit.coefficients[0]:.2f} ({fit.lower[0]:.2f} to {fit.upper[0]:.2f})")
    0.65 (0.47 to 0.83)
    """
    check_level(level)
    k, variables = len(predictors), [*predictors, outcome]
    contrasts = means.contrasts(variables)
    count = len(contrasts.branches)
    _check(contrasts, k)
    total, error = _covariances(means, variables)
    fit = corrected(total, error, count)
    errors, df = _jackknife(means, variables, set(contrasts.branches)), count - k - 1
    rng = np.random.default_rng(seed)
    share, low, high, p = explained_share(total, error, branches=count, level=level, rng=rng)
    return BetweenRegression(
        **_tested(fit, errors, df, level),
        plain=_tuple(np.linalg.solve(total[:k, :k], total[:k, k])),
        reliability=float(np.clip(_reliabilities(total, error)[0], 0, 1).mean()),
        explained=share,
        explained_lower=low,
        explained_upper=high,
        explained_p=p,
        branches=count,
        df=df,
        level=level,
    )


def _check(contrasts: Contrasts, predictors: int) -> None:
    """Refuse branches that are too few, or whose sampling errors nobody knows."""
    count, fewest = len(contrasts.branches), fewest_branches(predictors)
    if count < fewest:
        raise ValueError(f"{count} branches; {fewest} are needed for {predictors} predictors")
    if np.isnan(contrasts.errors).any():
        raise ValueError("the sampling error of a level is unknown: no branch has two answers")


def _tested(fit: Array, errors: Array, df: int, level: float) -> dict[str, Any]:
    """Return the coefficients with t intervals and the p-values of zero."""
    from scipy.stats import t

    reach = float(t.ppf((1 + level) / 2, df)) * errors
    return {
        "coefficients": _tuple(fit),
        "lower": _tuple(fit - reach),
        "upper": _tuple(fit + reach),
        "p_values": _tuple(2 * t.sf(np.abs(fit / errors), df)),
    }


def _jackknife(means: BranchMeans, contrasts: Sequence[Contrast], used: set[str]) -> Array:
    """Return standard errors of the coefficients, by leaving out one branch at a time."""
    count, names = len(used), enumerate(means.branches)
    left_out = [means.without(place) for place, name in names if name in used]
    fits = np.array([corrected(*_covariances(rest, contrasts), count - 1) for rest in left_out])
    errors: Array = np.sqrt((count - 1) / count * ((fits - fits.mean(axis=0)) ** 2).sum(axis=0))
    return errors


def corrected(total: Array, error: Array, branches: int) -> Array:
    """Return coefficients of the last variable on the others, of shape (k,).

    Parameters
    ----------
    total, error : array of shape (..., k + 1, k + 1)
        Covariances between branches' observed values, and the mean of their sampling covariances.
    branches : int

    Notes
    -----
    Fuller's modified estimator: ``1 - a / (branches - 1)`` of the sampling covariances is taken
    out, with ``a = (k + 1) / mean reliability``. To first order the bias of taking out all of them
    is ``a`` with each reliability in place of their mean; `make calibration` shows what is left.

    Examples
    --------
    >>> total, error = np.array([[2.0, 1.0], [1.0, 2.0]]), np.array([[1.0, 0.0], [0.0, 1.0]])
    >>> corrected(total, error, branches=1000).round(2)
    array([1.])
    """
    k = total.shape[-1] - 1
    reliability, basis = _reliabilities(total, error)
    reliability = np.maximum(reliability, FLOOR)
    left = np.minimum((k + 1) / reliability.mean(-1, keepdims=True) / (branches - 1), 1.0)
    right = total[..., :k, k] - (1 - left) * error[..., :k, k]
    turned = np.einsum("...ab,...a->...b", basis, right)
    coefficients: Array = np.einsum(
        "...ab,...b->...a", basis, turned / (reliability + (1 - reliability) * left)
    )
    return coefficients


def explained_share(
    total: Array, error: Array, branches: int, level: float, rng: np.random.Generator
) -> tuple[float, float, float, float]:
    """Return the share of true variance explained, its interval by inverting a test, and p.

    Companies are drawn that have a given share and are otherwise like this one; the interval
    holds the shares under which the observed one is not too rare.

    Examples
    --------
    >>> total, error = np.array([[2.0, 1.0], [1.0, 2.0]]), np.array([[0.1, 0.0], [0.0, 0.1]])
    >>> share, lower, upper, p = explained_share(total, error, 100, 0.95, np.random.default_rng(1))
    >>> round(share, 2), lower < share < upper, p < 0.05
    (0.27, True, True)
    """
    check_level(level)
    k = len(total) - 1
    reliability, basis = _reliabilities(total, error)
    back = np.linalg.inv(basis)
    truth = (back.T * np.maximum(reliability, FLOOR)) @ back
    slope = corrected(total, error, branches)
    outcome = max(total[k, k] - error[k, k], FLOOR * total[k, k])
    if not slope.any():  # any direction will do: nothing is explained in any
        slope = np.ones(k)
    slope = slope / np.sqrt(slope @ truth @ slope)
    normal = _normal_covariances(k + 1, branches, rng)
    seen, tail = float(_share(total, error, branches)), (1 - level) / 2

    def drawn(share: float) -> Array:
        """Return shares that companies with this true share would show."""
        cross = truth @ slope * np.sqrt(share * outcome)
        true = np.block([[truth, cross[:, None]], [cross[None, :], np.array([[outcome]])]])
        root = np.linalg.cholesky(true + error + 1e-12 * np.eye(k + 1))
        return _share(root @ normal @ root.T, error, branches)

    low = _last_that_fits(lambda share: bool((drawn(share) >= seen).mean() > tail), seen, 0.0)
    high = _last_that_fits(lambda share: bool((drawn(share) <= seen).mean() > tail), seen, 1.0)
    p = (1 + int((drawn(0.0) >= seen).sum())) / (1 + DRAWS)
    return seen, low, high, p


def _last_that_fits(fits: Callable[[float], bool], inside: float, end: float) -> float:
    """Return how far from ``inside`` towards ``end`` shares still fit what is seen."""
    if fits(end):
        return end
    outside = end
    for _ in range(HALVINGS):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if fits(middle) else (inside, middle)
    return (inside + outside) / 2


def _share(total: Array, error: Array, branches: int) -> Array:
    """Return one minus left-over over whole true variance, within 0 and 1."""
    k = total.shape[-1] - 1
    slope = corrected(total, error, branches)
    line = np.concatenate([-slope, np.ones((*slope.shape[:-1], 1))], axis=-1)
    freedom = (branches - 1) / (branches - 1 - k)
    left = freedom * np.einsum("...a,...ab,...b->...", line, total, line)
    left = left - np.einsum("...a,...ab,...b->...", line, np.broadcast_to(error, total.shape), line)
    whole = np.maximum(total[..., k, k] - error[..., k, k], FLOOR * total[..., k, k])
    share: Array = np.clip(1 - left / whole, 0.0, 1.0)
    return share


def _normal_covariances(k: int, branches: int, rng: np.random.Generator) -> Array:
    """Return covariances of standard normal samples, of shape (DRAWS, k, k)."""
    drawn = rng.standard_normal((DRAWS, branches, k))
    drawn = drawn - drawn.mean(axis=1, keepdims=True)
    covariances: Array = drawn.transpose(0, 2, 1) @ drawn / (branches - 1)
    return covariances


def _tuple(values: Iterable[float]) -> tuple[float, ...]:
    return tuple(float(value) for value in values)


def _covariances(means: BranchMeans, contrasts: Sequence[Contrast]) -> tuple[Array, Array]:
    by_branch = means.contrasts(contrasts)
    return np.cov(by_branch.values, rowvar=False), by_branch.errors.mean(axis=0)


def _reliabilities(total: Array, error: Array) -> tuple[Array, Array]:
    """Return the predictors' reliabilities and the basis in which they are uncorrelated.

    The basis ``u`` has ``u.T @ total @ u = 1`` and ``u.T @ (total - error) @ u`` diagonal.
    """
    k = total.shape[-1] - 1
    if k == 1 and (total[..., 0, 0] > 0).all():  # LAPACK takes twenty times as long
        root = 1 / np.sqrt(total[..., :1, :1])
        return (root * (total - error)[..., :1, :1] * root)[..., 0], root
    root = np.linalg.inv(np.linalg.cholesky(total[..., :k, :k]))
    true = root @ (total - error)[..., :k, :k] @ np.swapaxes(root, -1, -2)
    values, vectors = np.linalg.eigh(true)
    return values, np.swapaxes(root, -1, -2) @ vectors
