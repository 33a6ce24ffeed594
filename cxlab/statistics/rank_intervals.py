"""Which ranks are possible, where branches are estimated on few people each?"""

from typing import Any

import numpy as np

from cxlab.arguments import check_level
from cxlab.statistics.heterogeneity import Array

DRAWS = 4000
AT_ONCE = 500  # draws
KEPT = 32  # branches that are compared in each draw, of many
ROUNDING = 1e-9


def rank_intervals(
    y: Array,
    v: Array,
    level: float,
    generator: np.random.Generator,
    *,
    draws: int = DRAWS,
    dfs: Array | None = None,
) -> tuple[Any, Any]:
    """Return the highest and lowest rank of each branch; together they hold at ``level``.

    A branch ranks surely below another where the simultaneous interval of their difference
    excludes 0. The critical value is that of the largest of all standardised differences, each
    brought to a normal one by its degrees of freedom.

    Parameters
    ----------
    y, v : array of shape (branches,)
        Estimates and their squared standard errors.
    level : float
    generator : numpy Generator
    draws : int
    dfs : array of shape (branches,), optional
        Degrees of freedom of each error; errors known exactly unless given.

    Returns
    -------
    highest, lowest : array of int of shape (branches,)

    References
    ----------
    Mogstad, M., Romano, J. P., Shaikh, A. M., & Wilhelm, D. (2024). Inference for ranks with
    applications to mobility across neighbourhoods and academic achievement across countries.
    Review of Economic Studies, 91(1), 476-518 (without its stepwise refinement).

    Examples
    --------
    >>> means, generator = np.array([5.0, 4.9, 3.0]), np.random.default_rng(1)
    >>> highest, lowest = rank_intervals(means, np.full(3, 0.01), 0.95, generator)
    >>> highest.tolist(), lowest.tolist()
    ([1, 1, 3], [2, 2, 3])
    """
    check_level(level)
    largest = []
    for start in range(0, draws, AT_ONCE):
        shape = (min(AT_ONCE, draws - start), len(y))
        noise = generator.standard_normal(shape) * np.sqrt(v)
        seen = (
            np.broadcast_to(v, shape) if dfs is None else v * generator.chisquare(dfs, shape) / dfs
        )
        largest.append(largest_differences(noise, seen, dfs))
    critical = float(np.quantile(np.concatenate(largest), level, method="higher"))
    highest, lowest = np.ones(len(y), int), np.full(len(y), len(y))
    for i in range(len(y)):
        pair_dfs = None if dfs is None else (dfs, dfs[i])
        is_apart = _standardised(y - y[i], (v, v[i]), pair_dfs) > critical
        highest[i] += (is_apart & (y > y[i])).sum()
        lowest[i] -= (is_apart & (y < y[i])).sum()
    return highest, lowest


def largest_differences(
    noise: Array, seen: Array, dfs: Array | None = None, kept: int = KEPT
) -> Array:
    """Return each draw's largest standardised difference between two branches.

    Parameters
    ----------
    noise : array of shape (draws, branches)
        Drawn estimates, if all branches were alike.
    seen : array of shape (draws, branches)
        Their squared standard errors as they are seen in the draw.
    dfs : array of shape (branches,), optional
        Degrees of freedom of these.
    kept : int
        Of many branches only so many are compared, those that are furthest out for their error, as
        long as no other could be further apart: by Cauchy and Schwarz the difference of two is at
        most the root of the sum of their squares.

    Examples
    --------
    >>> largest_differences(np.array([[1.0, -1.0, 0.5]]), np.ones((1, 3))).round(4)
    array([1.4142])
    """
    limit = None
    part_noise, part_seen = noise, seen
    part_dfs = None if dfs is None else np.broadcast_to(dfs, noise.shape)
    if noise.shape[1] > kept:
        squares = noise**2 / seen
        order = np.argpartition(-squares, kept, axis=1)
        most, those = np.take_along_axis(squares, order[:, kept : kept + 1], 1), order[:, :kept]
        limit = np.sqrt(squares.max(axis=1) + most[:, 0])
        if dfs is not None:
            limit = _as_normal(limit, 2 * float(dfs.max()))
        part_noise, part_seen = (np.take_along_axis(x, those, 1) for x in (noise, seen))
        part_dfs = None if dfs is None else dfs[those]
    largest = np.zeros(len(noise))
    for i in range(part_noise.shape[1] - 1):
        apart = part_noise[:, i + 1 :] - part_noise[:, [i]]
        pair_dfs = None if part_dfs is None else (part_dfs[:, i + 1 :], part_dfs[:, [i]])
        standardised = _standardised(apart, (part_seen[:, i + 1 :], part_seen[:, [i]]), pair_dfs)
        largest = np.maximum(largest, standardised.max(axis=1))
    if limit is not None:
        unsure = largest < limit * (1 + ROUNDING)
        if unsure.any():
            largest[unsure] = largest_differences(noise[unsure], seen[unsure], dfs, 4 * kept)
    return largest


def _standardised(apart: Array, variances: tuple[Any, Any], dfs: tuple[Any, Any] | None) -> Array:
    """Return how far differences are from 0 in standard errors, as normal ones as rare as t."""
    v, other = variances
    both = v + other
    statistic: Array = np.abs(apart) / np.sqrt(both)
    if dfs is None:
        return statistic
    df, other_df = dfs
    return _as_normal(statistic, both**2 / (v**2 / df + other**2 / other_df))


def _as_normal(t: Array, df: Any) -> Array:
    """Return normal deviates about as rare as t ones; they rise with t and with ``df``.

    References
    ----------
    Wallace, D. L. (1959). Annals of Mathematical Statistics, 30(4), 1121-1130.
    """
    normal: Array = np.sqrt(df * np.log1p(t**2 / df)) * (8 * df + 1) / (8 * df + 3)
    return normal
