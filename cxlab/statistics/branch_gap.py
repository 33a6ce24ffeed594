"""A gap by branch and overall: between what different people of the same branches say."""

from dataclasses import dataclass
from math import nan

import numpy as np

from cxlab.arguments import check_level
from cxlab.statistics.branch_means import BranchMeans, Contrast, Contrasts
from cxlab.statistics.interval import Interval
from cxlab.statistics.moments import Array

GRID = 400
ROUNDING = 1e-12  # of the largest gap, below which gaps differ in their last digits only


@dataclass(frozen=True)
class OneBranch(Interval):
    """A branch's gap: as asked, and drawn towards the other branches as far as chance explains.

    ``value``, ``lower`` and ``upper`` are ``nan`` where the sampling error is unknown.

    Examples
    --------
    >>> OneBranch(-0.4, -0.9, 0.1, branch="Harbour", raw=-0.7).raw
    -0.7
    """

    branch: str
    raw: float


@dataclass(frozen=True)
class BranchGap(Interval):
    """A gap over branches.

    Attributes
    ----------
    value, lower, upper, p_value : float
        Mean over branches, each counting alike; t interval on ``df`` = branches - 1.
    spread : float
        Standard deviation of the true gaps between branches; ``nan`` where unknown.
    reliability : float
        Share of the variance between branches' gaps that is not sampling error, 0 to 1.
    branches : tuple of OneBranch
    df : int
    level : float

    Examples
    --------
    >>> from cxlab.statistics.branch_means import BranchMeans
    >>> answers = {"promise": [7, 8, 6, 7, 9, 8], "delivery": [6, 6, 6, 5, 7, 6]}
    >>> means = BranchMeans.from_answers([(list("aabbcc"), answers)])
    >>> gap = branch_gap(means, {"delivery": 1, "promise": -1})
    >>> gap.df, [(branch.branch, branch.raw) for branch in gap.branches]
    (2, [('a', -1.5), ('b', -1.0), ('c', -2.0)])
    """

    p_value: float
    spread: float
    reliability: float
    branches: tuple[OneBranch, ...]
    df: int
    level: float

    @property
    def mean(self) -> float:
        """The mean over branches, by its name."""
        return self.value


def branch_gap(means: BranchMeans, contrast: Contrast, level: float = 0.95) -> BranchGap:
    """Return a gap overall and in each branch.

    The branch is the unit: customers of one branch do not count as independent evidence on the
    company. The unweighted mean has an exact standard error however unequal the branches are,
    and needs no guess at the spread within a branch with one manager.

    Raises
    ------
    ValueError
        With fewer than two branches that have both sides.

    References
    ----------
    Gelman, A. (2006). Bayesian Analysis, 1(3), 515-534 (uniform prior on the spread).

    Examples
    --------
    >>> from cxlab.statistics.branch_means import BranchMeans
    >>> answers = {"promise": [7, 8, 6, 7, 9, 8], "delivery": [6, 6, 6, 5, 7, 6]}
    >>> means = BranchMeans.from_answers([(list("aabbcc"), answers)])
    >>> gap = branch_gap(means, {"delivery": 1, "promise": -1})
    >>> print(f"{gap.mean:.2f} ({gap.lower:.2f} to {gap.upper:.2f})")
    -1.50 (-2.74 to -0.26)
    """
    from scipy.stats import t

    check_level(level)
    contrasts = means.contrasts([contrast])
    gaps, errors = contrasts.values[:, 0], contrasts.errors[:, 0, 0]
    k = len(gaps)
    if k < 2:
        raise ValueError(f"{k} branches have both sides of the gap; at least 2 are needed")
    mean, variance = float(gaps.mean()), float(gaps.var(ddof=1))
    if np.ptp(gaps) <= ROUNDING * np.abs(gaps).max():
        variance = 0.0
    error = float(np.sqrt(variance / k))
    reach = float(t.ppf((1 + level) / 2, k - 1)) * error
    between = max(0.0, variance - float(errors.mean()))
    is_known = not np.isnan(errors).any()
    return BranchGap(
        value=mean,
        lower=mean - reach,
        upper=mean + reach,
        p_value=float(2 * t.sf(abs(mean / error), k - 1)) if error else float(mean == 0),
        spread=float(np.sqrt(between)) if is_known else nan,
        reliability=between / variance if variance and is_known else nan,
        branches=_branches(contrasts, level),
        df=k - 1,
        level=level,
    )


def _branches(contrasts: Contrasts, level: float) -> tuple[OneBranch, ...]:
    """Return each branch's gap, as asked and drawn towards the others."""
    gaps, errors = contrasts.values[:, 0], contrasts.errors[:, 0, 0]
    columns = (*partial_pooling(gaps, errors, level), gaps)
    rows = zip(contrasts.branches, *(column.tolist() for column in columns), strict=True)
    return tuple(
        OneBranch(value, lower, upper, branch=name, raw=raw)
        for name, value, lower, upper, raw in rows
    )


def partial_pooling(values: Array, errors: Array, level: float) -> tuple[Array, Array, Array]:
    """Return branches drawn towards their mean, with intervals that hold all the doubt.

    The spread between branches is not known but averaged over (uniform prior), and so is the
    mean; a normal approximation of what results.

    Parameters
    ----------
    values, errors : array of shape (branches,)
        Observed values and their sampling variances, 0 or more.
    level : float

    Returns
    -------
    value, lower, upper : arrays of shape (branches,)
        ``nan`` throughout if an error is unknown or there are fewer than 3 branches.

    Examples
    --------
    >>> value, lower, upper = partial_pooling(np.array([-1.0, 0.0, 1.0]), np.full(3, 1.0), 0.95)
    >>> value.round(1)
    array([-0.5,  0. ,  0.5])
    """
    from scipy.stats import norm

    check_level(level)
    if np.isnan(errors).any() or len(values) < 3:
        unknown = np.full(len(values), np.nan)
        return unknown, unknown, unknown
    if not errors.any():
        return values, values, values
    # A little above zero, so that an exact branch does not divide by nothing.
    top = 5 * float(values.std(ddof=1)) + 1e-9
    spreads = ((np.arange(GRID) + 0.5) / GRID * top)[:, None]
    total = errors + spreads**2
    precision = (1 / total).sum(axis=1, keepdims=True)
    mean = (values / total).sum(axis=1, keepdims=True) / precision
    log_density = -0.5 * (
        np.log(total).sum(axis=1) + np.log(precision[:, 0]) + ((values - mean) ** 2 / total).sum(1)
    )
    weight = np.exp(log_density - log_density.max())[:, None]
    weight = weight / weight.sum()
    pull = errors / total
    centre = pull * mean + (1 - pull) * values
    variance = errors * (1 - pull) + pull**2 / precision
    value = (weight * centre).sum(axis=0)
    spread = np.sqrt((weight * (variance + (centre - value) ** 2)).sum(axis=0))
    reach = float(norm.ppf((1 + level) / 2)) * spread
    return value, value - reach, value + reach
