"""Scales from moments: alpha with its interval, and item statistics."""

from dataclasses import dataclass

import numpy as np

from cxlab.statistics.moments import Array, Moments


@dataclass(frozen=True)
class Reliability:
    """How well some items measure one thing.

    Attributes
    ----------
    alpha, lower, upper : float
        Cronbach's alpha and Feldt's interval.
    standardised_alpha : float
        Alpha of the items brought to one variance.
    item_rest : tuple of float
        Correlation of each item with the sum of the others.
    alpha_if_dropped : tuple of float
        Alpha without each item; nan with two items.
    reversed_items : tuple of str
        Items that correlate negatively with the rest: alpha means nothing until they are turned.
    items : tuple of str
    n : int
    """

    alpha: float
    lower: float
    upper: float
    standardised_alpha: float
    item_rest: tuple[float, ...]
    alpha_if_dropped: tuple[float, ...]
    reversed_items: tuple[str, ...]
    items: tuple[str, ...]
    n: int


def reliability(moments: Moments, level: float = 0.95) -> Reliability:
    """Return the reliability of the scale made of all variables of ``moments``.

    Raises
    ------
    ValueError
        With fewer than two items, or an item without variance.

    References
    ----------
    Feldt, L. S., Woodruff, D. J., & Salih, F. A. (1987). Applied Psychological Measurement, 11(1).
    """
    from scipy.stats import f

    covariance, k, n = moments.covariance, len(moments.names), moments.n
    if k < 2:
        raise ValueError(f"a scale of {k} item has no alpha; it needs at least 2")
    if (np.diag(covariance) <= 0).any():
        flat = moments.names[int(np.argmin(np.diag(covariance)))]
        raise ValueError(f"item '{flat}' has no variance: everybody answered alike")
    alpha = cronbach(covariance)
    df_1, df_2 = n - 1, (n - 1) * (k - 1)
    lower, upper = (
        float(1 - (1 - alpha) * f.ppf(share, df_1, df_2))
        for share in ((1 + level) / 2, (1 - level) / 2)
    )
    rest = [_item_rest(covariance, item) for item in range(k)]
    return Reliability(
        alpha,
        lower,
        upper,
        cronbach(moments.correlation),
        tuple(rest),
        tuple(_without(covariance, item) for item in range(k)),
        tuple(name for name, r in zip(moments.names, rest, strict=True) if r < 0),
        moments.names,
        n,
    )


def cronbach(covariance: Array) -> float:
    """Return Cronbach's alpha of items with this covariance (or correlation) matrix."""
    k = len(covariance)
    return float(k / (k - 1) * (1 - np.trace(covariance) / covariance.sum()))


def _item_rest(covariance: Array, item: int) -> float:
    others = np.delete(np.arange(len(covariance)), item)
    with_rest = covariance[item, others].sum()
    rest = covariance[np.ix_(others, others)].sum()
    return float(with_rest / np.sqrt(covariance[item, item] * rest))


def _without(covariance: Array, item: int) -> float:
    others = np.delete(np.arange(len(covariance)), item)
    return cronbach(covariance[np.ix_(others, others)]) if len(others) > 1 else float("nan")
