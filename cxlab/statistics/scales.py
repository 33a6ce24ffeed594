"""Scales from moments: alpha with its interval, and item statistics."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from cxlab.arguments import check_level
from cxlab.statistics.delta import interval_of
from cxlab.statistics.interval import Interval
from cxlab.statistics.moments import Array, Moments


@dataclass(frozen=True)
class Reliability(Interval):
    """How well some items measure one thing.

    Attributes
    ----------
    value, lower, upper : float
        Cronbach's alpha and its interval: Feldt's, or from the people behind the moments.
    standardised_alpha : float
        Alpha of the items brought to one variance.
    item_rest : tuple of float
        Correlation of each item with the sum of the others.
    alpha_if_dropped : tuple of float
        Alpha without each item; nan with two items.
    reversed_items : tuple of str
        Items worded against the others (`clearly_reversed`): alpha means nothing until they are
        reverse-scored.
    items : tuple of str
    n : int
    df : float or None
        Degrees of freedom of the interval, even on the scale of ``log(1 - alpha)``; None for
        Feldt's.

    Examples
    --------
    >>> from cxlab.statistics.moments import Moments
    >>> correlations = np.array([[1, -0.5, -0.5], [-0.5, 1, 0.5], [-0.5, 0.5, 1]])
    >>> reliability(Moments(("a", "b", "c"), 100, np.zeros(3), correlations)).reversed_items
    ('a',)
    """

    standardised_alpha: float
    item_rest: tuple[float, ...]
    alpha_if_dropped: tuple[float, ...]
    reversed_items: tuple[str, ...]
    items: tuple[str, ...]
    n: int
    df: float | None = None

    @property
    def alpha(self) -> float:
        """Cronbach's alpha, by its name."""
        return self.value


def reliability(moments: Moments, level: float = 0.95) -> Reliability:
    """Return the reliability of the scale made of all variables of ``moments``.

    With people behind the moments the interval is even on the scale of ``log(1 - alpha)`` and free
    of normal theory; weights, strata, clusters and missing answers are in it. A printed table gives
    Feldt's.

    Raises
    ------
    ValueError
        With fewer than two items, or an item without variance.

    References
    ----------
    Feldt, L. S., Woodruff, D. J., & Salih, F. A. (1987). Applied Psychological Measurement, 11(1).
    Maydeu-Olivares, A., Coffman, D. L., & Hartmann, W. M. (2007). Psychological Methods, 12(2).

    Examples
    --------
    >>> from cxlab.statistics.moments import Moments
    >>> correlations = np.array([[1, 0.5, 0.5], [0.5, 1, 0.5], [0.5, 0.5, 1]])
    >>> scale = reliability(Moments(("a", "b", "c"), 100, np.zeros(3), correlations))
    >>> print(f"{scale.alpha:.2f} ({scale.lower:.2f} to {scale.upper:.2f})")
    0.75 (0.65 to 0.82)
    """
    check_level(level)
    covariance, k, n = moments.covariance, len(moments.names), moments.n
    if k < 2:
        raise ValueError(f"a scale of {k} item has no alpha; it needs at least 2")
    if (np.diag(covariance) <= 0).any():
        flat = moments.names[int(np.argmin(np.diag(covariance)))]
        raise ValueError(f"item '{flat}' has no variance: everybody answered alike")
    alpha = cronbach(covariance)
    lower, upper, df = _alpha_interval(moments, alpha, level)
    return Reliability(
        value=alpha,
        lower=lower,
        upper=upper,
        standardised_alpha=cronbach(moments.correlation),
        item_rest=tuple(_item_rest(covariance, item) for item in range(k)),
        alpha_if_dropped=tuple(_without(covariance, item) for item in range(k)),
        reversed_items=clearly_reversed(moments),
        items=moments.names,
        n=n,
        df=df,
    )


def _alpha_interval(
    moments: Moments, alpha: float, level: float
) -> tuple[float, float, float | None]:
    from scipy.special import fdtri

    k, n = len(moments.names), moments.n
    if moments.people is None:
        df_1, df_2 = n - 1, (n - 1) * (k - 1)
        lower, upper = (
            float(1 - (1 - alpha) * fdtri(df_1, df_2, share))
            for share in ((1 + level) / 2, (1 - level) / 2)
        )
        return lower, upper, None
    if alpha >= 1:  # copies of one item
        return alpha, alpha, None
    interval = interval_of(_alphas, moments, level, scale="rest")
    return interval.lower, interval.upper, interval.df


def reversed_items(moments: Moments) -> tuple[str, ...]:
    """Return the items of one dimension that are worded against the others.

    None where every item correlates positively with the sum of the others. Else the first
    eigenvector parts the items in two groups, because with half of the items reversed each one
    correlates negatively with the rest; then the item that fits its group worst changes sides until
    all fit. Once the items returned are reverse-scored, every item correlates positively (or not at
    all) with the rest. The smaller group is returned; of two equal ones, that without the first
    item.

    Examples
    --------
    >>> from cxlab.statistics.moments import Moments
    >>> correlations = np.array([[1, -0.5, -0.5], [-0.5, 1, 0.5], [-0.5, 0.5, 1]])
    >>> reversed_items(Moments(("a", "b", "c"), 100, np.zeros(3), correlations))
    ('a',)
    """
    covariance, k = moments.covariance, len(moments.names)
    signs = np.ones(k)
    if (_with_rest(covariance, signs) < 0).any():
        signs = np.where(np.linalg.eigh(covariance)[1][:, -1] < 0, -1.0, 1.0)
    while (fit := _with_rest(covariance, signs)).min() < -1e-12 * np.trace(covariance):
        # Each change makes the sum of all covariances larger, so this ends.
        signs[int(np.argmin(fit))] *= -1
    if signs.sum() < 0 or (signs.sum() == 0 and signs[0] < 0):
        signs = -signs
    return tuple(name for name, sign in zip(moments.names, signs, strict=True) if sign < 0)


def clearly_reversed(moments: Moments) -> tuple[str, ...]:
    """Return `reversed_items`, or none where all of them may go against the rest by chance.

    Clear is an item that correlates with the sum of the others beyond two standard errors below 0.

    Examples
    --------
    >>> from cxlab.statistics.moments import Moments
    >>> correlations = np.array([[1, -0.1], [-0.1, 1]])
    >>> [clearly_reversed(Moments(("a", "b"), n, np.zeros(2), correlations)) for n in (100, 1000)]
    [(), ('b',)]
    """
    varied = moments.select([n for n, sd in zip(moments.names, moments.sd, strict=True) if sd > 0])
    if len(varied.names) < 2:
        return ()
    rest = [_item_rest(varied.covariance, item) for item in range(len(varied.names))]
    clear = any(not r >= -2 / np.sqrt(moments.effective) for r in rest)  # nan is clear, too
    return reversed_items(moments) if clear else ()


def cronbach(covariance: Array) -> float:
    """Return Cronbach's alpha of items with this covariance (or correlation) matrix.

    Examples
    --------
    >>> round(cronbach(np.array([[1, 0.5, 0.5], [0.5, 1, 0.5], [0.5, 0.5, 1]])), 2)
    0.75
    """
    k = len(covariance)
    return float(k / (k - 1) * (1 - np.trace(covariance) / covariance.sum()))


def _with_rest(covariance: Array, signs: Array) -> Array:
    """Return each item's covariance with the sum of the others, the signs applied."""
    flipped = covariance * np.outer(signs, signs)
    with_rest: Array = flipped.sum(axis=1) - np.diag(flipped)
    return with_rest


def _item_rest(covariance: Array, item: int) -> float:
    others = np.delete(np.arange(len(covariance)), item)
    with_rest = covariance[item, others].sum()
    rest = covariance[np.ix_(others, others)].sum()
    # Items that cancel each other out leave a rest that does not vary.
    return float(with_rest / np.sqrt(covariance[item, item] * rest)) if rest > 0 else float("nan")


def _without(covariance: Array, item: int) -> float:
    others = np.delete(np.arange(len(covariance)), item)
    return cronbach(covariance[np.ix_(others, others)]) if len(others) > 1 else float("nan")


def _alphas(mean: Any, covariance: Any) -> Any:
    """Return Cronbach's alpha of stacked moments."""
    k = covariance.shape[1]
    trace = np.trace(covariance, axis1=1, axis2=2)
    return k / (k - 1) * (1 - trace / covariance.sum(axis=(1, 2)))
