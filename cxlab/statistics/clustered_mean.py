"""The mean of effects that come in clusters, with errors that take no correlation for granted."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cxlab.arguments import check_level, check_one_of
from cxlab.errors import InputError
from cxlab.statistics.arrays import check_labels
from cxlab.statistics.heterogeneity import METHODS, TAU2, Array, Method, checked
from cxlab.statistics.interval import Interval

ALIKE = 1e-20  # of the variance that the studies' own give, below which one is rounding


@dataclass(frozen=True)
class ClusteredMean(Interval):
    """A mean of effects with cluster-robust errors.

    Attributes
    ----------
    value, lower, upper, standard_error : float
    df : float
        Satterthwaite's, of t; few clusters, or one that outweighs the others, make it small.
    clusters : int

    Examples
    --------
    >>> ClusteredMean(0.6, 0.3, 0.9, standard_error=0.1, df=2.8, clusters=4).clusters
    4
    """

    standard_error: float
    df: float
    clusters: int


def clustered_mean(
    effects: Sequence[float],
    variances: Sequence[float],
    clusters: Sequence[str],
    method: Method = "REML",
    level: float = 0.95,
) -> ClusteredMean:
    """Return the mean of effects of which some come from one study.

    Every effect has the weight of a study of its own; errors come from the sums within studies,
    adjusted for few of them (CR2), so that any correlation within a study is allowed for.

    Parameters
    ----------
    effects, variances : sequence of float
    clusters : sequence of str
        The study of each effect; two or more.
    method : {"fixed", "DL", "PM", "REML"}
    level : float

    Raises
    ------
    ValueError
        For fewer than two clusters, or effects that `cxlab.statistics.meta.pool` would refuse.

    References
    ----------
    Tipton, E. (2015). Psychological Methods, 20(3), 375-393. Pustejovsky, J. E., & Tipton, E.
    (2018). Journal of Business & Economic Statistics, 36(4), 672-683 (R: ``robust`` of metafor
    with ``clubSandwich = TRUE``).

    Examples
    --------
    >>> mean = clustered_mean([0.5, 0.6, 0.8, 0.2], [0.01, 0.02, 0.01, 0.02], ["A", "A", "B", "C"])
    >>> round(mean.value, 2), round(mean.df, 1)
    (0.54, 1.8)
    """
    from scipy.stats import t

    check_level(level)
    y, v = checked(effects, variances)
    check_one_of("method", method, METHODS)
    check_labels("clusters", clusters, of=len(y))
    if len(names := list(dict.fromkeys(clusters))) < 2:
        raise InputError("effects of one study alone; at least two studies are needed")
    total = v + TAU2[method](y, v, np.ones((len(y), 1)))
    mean = float((y / total).sum() / (1 / total).sum())
    members = [np.array([name == cluster for cluster in clusters]) for name in names]
    parts = np.array([_linear_part(total, member) for member in members])
    error, df = _error(y, total, parts)
    half_width = float(t.ppf((1 + level) / 2, df)) * error
    return ClusteredMean(
        value=mean,
        lower=mean - half_width,
        upper=mean + half_width,
        standard_error=error,
        df=df,
        clusters=len(names),
    )


def _error(y: Array, total: Array, parts: Array) -> tuple[float, float]:
    """Return the mean's standard error from each cluster's part, and Satterthwaite's df."""
    variance, known = float(((parts @ y) ** 2).sum()), 1 / float((1 / total).sum())
    if variance <= ALIKE * known:  # effects that agree to the last digit do not make errors 0
        variance = known
    products = (parts * total) @ parts.T
    df = float(np.trace(products) ** 2 / (products**2).sum())
    return float(np.sqrt(variance)), df


def _linear_part(total: Array, member: Array) -> Array:
    """Return by which weights effects make what one cluster adds to the mean's error.

    Its residuals are adjusted (CR2) so that under the working model, whose variances are
    ``total``, the squares of these sums have the mean's variance as their expectation.
    """
    weight = (1 / total).sum()
    within = total[member]
    root = np.sqrt(within)
    middle = np.diag(within**2) - np.outer(root, root) / weight
    values, vectors = np.linalg.eigh(middle)
    inverse_root = vectors @ np.diag(1 / np.sqrt(values)) @ vectors.T
    adjusted = root * (inverse_root @ (root / within)) / weight
    part = np.zeros(len(total))
    part[member] = adjusted
    centred: Array = part - adjusted.sum() / (total * weight)
    return centred
