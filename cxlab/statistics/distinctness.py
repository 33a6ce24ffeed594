"""Are the dimensions of a survey different things? Heterotrait-monotrait ratios, from moments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from cxlab.arguments import check_draws
from cxlab.statistics.drawn import drawn_moments
from cxlab.statistics.moments import Array, Moments
from cxlab.statistics.sampling import AT_ONCE


@dataclass(frozen=True)
class Distinctness:
    """How far the dimensions of a survey are from being one another.

    Attributes
    ----------
    dimensions : tuple of str
    ratios : array of shape (d, d)
        Heterotrait-monotrait ratios: near 1 where two dimensions are one.
    closest : tuple of str
        The two most alike.
    largest, lower, upper : float
        Their ratio, with bounds that decide on all pairs: the upper is the largest of the pairs'
        upper bounds, the lower the largest of the lower ones, corrected for the number of pairs.
    n : int

    Examples
    --------
    >>> ratios = np.array([[1, 0.5], [0.5, 1]])
    >>> found = Distinctness(
    ...     dimensions=("trust", "speed"), ratios=ratios, closest=("trust", "speed"),
    ...     largest=0.5, lower=0.4, upper=0.6, n=200)
    >>> found.upper < 0.85  # two things, by the usual limit
    True
    """

    dimensions: tuple[str, ...]
    ratios: Array
    closest: tuple[str, str]
    largest: float
    lower: float
    upper: float
    n: int


def distinctness(
    moments: Moments,
    dimensions: Mapping[str, Sequence[str]],
    *,
    level: float = 0.95,
    draws: int = 2000,
    seed: int = 1,
) -> Distinctness:
    """Return how alike the two most alike dimensions are, its interval from draws of the moments.

    Raises
    ------
    ValueError
        With fewer than two dimensions, or one of a single item.
    LackError
        With too few respondents.

    References
    ----------
    Berger, R. L. (1982). Technometrics, 24(4), 295-300 (bounds for all pairs).

    Examples
    --------
    >>> from cxlab.statistics.moments import Moments
    >>> correlations = np.array([[1, 0.6, 0.3, 0.3], [0.6, 1, 0.3, 0.3], [0.3, 0.3, 1, 0.6],
    ...                          [0.3, 0.3, 0.6, 1]])
    >>> moments = Moments(("t1", "t2", "s1", "s2"), 500, np.zeros(4), correlations)
    >>> found = distinctness(moments, {"trust": ["t1", "t2"], "speed": ["s1", "s2"]})
    >>> found.closest, round(found.largest, 2), found.upper < 0.85
    (('trust', 'speed'), 0.5, True)
    """
    check_draws(draws, level)
    names = tuple(dimensions)
    part = moments.select([item for items in dimensions.values() for item in items])
    ratios = htmt(part, dimensions)
    other = drawn_moments(part, draws, seed)
    drawn = _ratios(other.covariance, _places(part, dimensions))
    pairs = list(combinations(range(len(names)), 2))
    corrected = 1 - (1 - level) / len(pairs)
    single = [other.interval(ratios[a, b], drawn[:, a, b], level) for a, b in pairs]
    joint = [other.interval(ratios[a, b], drawn[:, a, b], corrected) for a, b in pairs]
    a, b = max(pairs, key=lambda pair: float(ratios[pair]))
    return Distinctness(
        dimensions=names,
        ratios=ratios,
        closest=(names[a], names[b]),
        largest=float(ratios[a, b]),
        lower=max(low for low, _ in joint),
        upper=max(high for _, high in single),
        n=part.n,
    )


def htmt(moments: Moments, dimensions: Mapping[str, Sequence[str]]) -> Array:
    """Return the heterotrait-monotrait ratios: near 1 where two dimensions are one.

    Correlations are taken without their sign, so that reverse-scored items do no harm.

    Parameters
    ----------
    moments : Moments
    dimensions : mapping of str to sequence of str
        Items of each dimension, at least two.

    Returns
    -------
    array of shape (d, d)
        Ones on the diagonal, in the order of ``dimensions``.

    References
    ----------
    Henseler, J., Ringle, C. M., & Sarstedt, M. (2015). JAMS, 43(1), 115-135.

    Examples
    --------
    >>> from cxlab.statistics.moments import Moments
    >>> correlations = np.array([[1, 0.6, 0.3, 0.3], [0.6, 1, 0.3, 0.3], [0.3, 0.3, 1, 0.6],
    ...                          [0.3, 0.3, 0.6, 1]])
    >>> moments = Moments(("t1", "t2", "s1", "s2"), 500, np.zeros(4), correlations)
    >>> htmt(moments, {"trust": ["t1", "t2"], "speed": ["s1", "s2"]}).round(2)
    array([[1. , 0.5],
           [0.5, 1. ]])
    """
    if len(dimensions) < 2:
        raise ValueError("one dimension has no other to be told from")
    for name, items in dimensions.items():
        if len(items) < 2:
            raise ValueError(f"dimension '{name}' has {len(items)} item; HTMT needs at least 2")
    ratios: Array = _ratios(moments.covariance[np.newaxis], _places(moments, dimensions))[0]
    return ratios


def _places(moments: Moments, dimensions: Mapping[str, Sequence[str]]) -> list[list[int]]:
    return [[moments.names.index(item) for item in items] for items in dimensions.values()]


def _ratios(covariances: Array, places: Sequence[Sequence[int]]) -> Array:
    """Return the ratios of a stack of covariance matrices, of shape (draws, d, d)."""
    belonging = np.zeros((covariances.shape[1], len(places)))
    for dimension, items in enumerate(places):
        belonging[items, dimension] = 1
    parts = range(0, len(covariances), AT_ONCE)
    sums = np.concatenate([_sums(covariances[i : i + AT_ONCE], belonging) for i in parts])
    sizes = belonging.sum(axis=0)
    within = np.sqrt(np.diagonal(sums, axis1=1, axis2=2) / (sizes * (sizes - 1)))
    ratios: Array = sums / np.outer(sizes, sizes) / within[:, :, None] / within[:, None, :]
    ratios = (ratios + ratios.transpose(0, 2, 1)) / 2  # equal to the last digit
    dimensions = np.arange(len(places))
    ratios[:, dimensions, dimensions] = 1
    return ratios


def _sums(covariances: Array, belonging: Array) -> Array:
    """Return the sums of absolute correlations within and between dimensions.

    An item's correlation with itself is left out here: to subtract it later would leave a
    rounding error.
    """
    sd = np.sqrt(np.diagonal(covariances, axis1=1, axis2=2))
    correlations = np.abs(covariances / (sd[:, :, np.newaxis] * sd[:, np.newaxis, :]))
    items = np.arange(len(belonging))
    correlations[:, items, items] = 0
    sums: Array = belonging.T @ correlations @ belonging
    return sums
