"""Many branches at once: shrunken towards their mean, ranked with intervals, told apart or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cxlab.statistics.heterogeneity import TAU2, Array
from cxlab.statistics.multiplicity import benjamini_hochberg

DRAWS = 4000
AT_ONCE = 500  # draws
KEPT = 32  # branches that are compared in each draw, of many
ROUNDING = 1e-9
FEWEST = 4  # branches that tell something of how branches vary


@dataclass(frozen=True)
class Ranked:
    """One branch among all.

    Attributes
    ----------
    name : str
    value : float
        The branch's own estimate.
    shrunken, lower, upper : float
        The estimate shrunken towards the mean of all, and its interval.
    highest, lowest : int
        Its possible ranks, 1 for the largest value; all branches' hold together at the level.
    from_average : float
        Own estimate minus the plain average of all branches (this one among them).
    p_value, adjusted : float
        Of "no different from the average", alone and adjusted for looking at all branches.

    Examples
    --------
    >>> harbour = Ranked(name="Harbour", value=4.2, shrunken=4.3, lower=4.0, upper=4.6, highest=2,
    ...                  lowest=5, from_average=-0.3, p_value=0.01, adjusted=0.03)
    >>> f"rank {harbour.highest} to {harbour.lowest}"
    'rank 2 to 5'
    """

    name: str
    value: float
    shrunken: float
    lower: float
    upper: float
    highest: int
    lowest: int
    from_average: float
    p_value: float
    adjusted: float


@dataclass(frozen=True)
class Ranking:
    """All branches in the order given; ``average`` is plain, ``mean`` weighted by precision.

    ``tau2`` is the variance between branches that is not noise, by restricted likelihood.

    Examples
    --------
    >>> Ranking((), average=4.5, mean=4.6, tau2=0.04, level=0.95).is_pulled
    False
    """

    branches: tuple[Ranked, ...]
    average: float
    mean: float
    tau2: float
    level: float

    @property
    def is_pulled(self) -> bool:
        """Whether there are enough branches to shrink each towards the mean."""
        return len(self.branches) >= FEWEST


def rank(
    names: Sequence[str],
    values: Sequence[float],
    errors: Sequence[float],
    level: float,
    generator: np.random.Generator,
    draws: int = DRAWS,
) -> Ranking:
    """Return what can be said of branches that were estimated on different people.

    Parameters
    ----------
    names : sequence of str
    values, errors : sequence of float
        Estimates and their standard errors, above 0.
    level : float
        Of the intervals of the shrunken values and, for all branches together, of the ranks.
    generator : numpy Generator
    draws : int
        Behind the critical value of the ranks.

    Raises
    ------
    ValueError
        With fewer than 2 branches, or an error that is not above 0.

    Examples
    --------
    Eight schools (Rubin 1981), of which none is told from another:

    >>> schools, errors = [28, 8, -3, 7, -1, 1, 18, 12], [15, 10, 16, 11, 9, 11, 10, 18]
    >>> found = rank("ABCDEFGH", schools, errors, 0.95, generator=np.random.default_rng(1))
    >>> {(school.highest, school.lowest) for school in found.branches}, round(found.average, 2)
    ({(1, 8)}, 8.75)
    """
    from scipy.stats import norm

    y, v = np.asarray(values, float), np.asarray(errors, float) ** 2
    if len(y) < 2 or not (v > 0).all() or not np.isfinite([y, v]).all():
        raise ValueError("need 2 branches or more, each with a standard error above 0")
    mean, tau2, shrunken, shrunken_errors = shrink(y, v)
    half_width = float(norm.ppf((1 + level) / 2)) * shrunken_errors
    highest, lowest = rank_intervals(y, v, level, generator=generator, draws=draws)
    deviation, deviation_error = from_average(y, v)
    p_values = [float(p) for p in 2 * norm.sf(np.abs(deviation) / deviation_error)]
    adjusted = benjamini_hochberg(p_values)
    branches = tuple(
        Ranked(
            name=name,
            value=float(y[i]),
            shrunken=float(shrunken[i]),
            lower=float(shrunken[i] - half_width[i]),
            upper=float(shrunken[i] + half_width[i]),
            highest=int(highest[i]),
            lowest=int(lowest[i]),
            from_average=float(deviation[i]),
            p_value=p_values[i],
            adjusted=adjusted[i],
        )
        for i, name in enumerate(names)
    )
    return Ranking(branches, average=float(y.mean()), mean=mean, tau2=tau2, level=level)


def shrink(y: Array, v: Array) -> tuple[float, float, Array, Array]:
    """Return the mean, tau2, and the empirical Bayes values with their standard errors.

    Morris's correction keeps the shrinkage below 1 and widens the intervals for tau2 being
    estimated. It needs 4 branches: fewer tell nothing of how branches vary, and are left alone.

    References
    ----------
    Morris, C. N. (1983). Parametric empirical Bayes inference. JASA, 78(381), 47-55.

    Examples
    --------
    >>> mean, tau2, values, errors = shrink(np.array([3.0, 4.0, 5.0, 6.0]), np.full(4, 0.5))
    >>> mean, round(tau2, 3), values.round(2)
    (4.5, 1.167, array([3.15, 4.05, 4.95, 5.85]))
    """
    k = len(y)
    tau2 = TAU2["REML"](y, v, np.ones((k, 1)))
    weights = 1 / (v + tau2)
    mean = float(weights @ y / weights.sum())
    if k < FEWEST:
        return mean, tau2, y, np.sqrt(v)
    shrinkage = (k - 3) / (k - 1) * v * weights
    typical = float(weights @ v / weights.sum())
    variance = v * (1 - (k - 1) / k * shrinkage)
    variance += 2 / (k - 3) * shrinkage**2 * (typical + tau2) * weights * (y - mean) ** 2
    return mean, tau2, y - shrinkage * (y - mean), np.sqrt(variance)


def rank_intervals(
    y: Array, v: Array, level: float, generator: np.random.Generator, draws: int = DRAWS
) -> tuple[Any, Any]:
    """Return the highest and lowest rank of each branch; together they hold at ``level``.

    A branch ranks surely below another where the simultaneous interval of their difference
    excludes 0. The critical value is that of the largest of all standardised differences.

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
    largest = np.concatenate(
        [
            largest_differences(generator.standard_normal((min(AT_ONCE, draws - start), len(y))), v)
            for start in range(0, draws, AT_ONCE)
        ]
    )
    critical = float(np.quantile(largest, level, method="higher"))
    highest, lowest = np.ones(len(y), int), np.full(len(y), len(y))
    for i in range(len(y)):
        difference = (y - y[i]) / np.sqrt(v + v[i])
        highest[i] += (difference > critical).sum()
        lowest[i] -= (difference < -critical).sum()
    return highest, lowest


def largest_differences(standard: Array, v: Array, kept: int = KEPT) -> Array:
    """Return each draw's largest standardised difference between two branches.

    Parameters
    ----------
    standard : array of shape (draws, branches)
        Standard normal; a branch's noise is its square root of ``v`` times as wide.
    v : array of shape (branches,)
    kept : int
        Of many branches only so many are compared, those with the widest draws, as long as no
        other could be further apart: by Cauchy and Schwarz the difference of two is at most the
        root of the sum of their squares.

    Examples
    --------
    >>> largest_differences(np.array([[1.0, -1.0, 0.5]]), np.ones(3)).round(4)
    array([1.4142])
    """
    noise, variances, limit = standard * np.sqrt(v), np.broadcast_to(v, standard.shape), None
    if len(v) > kept:
        widths = np.abs(standard)
        order = np.argpartition(-widths, kept, axis=1)[:, : kept + 1]
        limit = widths.max(axis=1) ** 2 + np.take_along_axis(widths, order[:, kept:], 1)[:, 0] ** 2
        noise = np.take_along_axis(noise, order[:, :kept], 1)
        variances = v[order[:, :kept]]
    largest = np.zeros(len(standard))
    for i in range(noise.shape[1] - 1):
        error = np.sqrt(variances[:, i + 1 :] + variances[:, [i]])
        standardised = np.abs(noise[:, i + 1 :] - noise[:, [i]]) / error
        largest = np.maximum(largest, standardised.max(axis=1))
    if limit is not None:
        unsure = largest**2 < limit * (1 + ROUNDING)
        if unsure.any():
            largest[unsure] = largest_differences(standard[unsure], v, 4 * kept)
    return largest


def from_average(y: Array, v: Array) -> tuple[Array, Array]:
    """Return each branch minus the plain average of all, and the standard error of that.

    The average contains the branch, so the two go together: the difference varies less than if
    they did not (or more, where other branches are noisy).

    Examples
    --------
    >>> apart, errors = from_average(np.array([4.0, 5.0, 6.0]), np.full(3, 0.03))
    >>> apart, errors.round(3)
    (array([-1.,  0.,  1.]), array([0.141, 0.141, 0.141]))
    """
    k = len(y)
    variance = v * (1 - 2 / k) + v.sum() / k**2
    return y - y.mean(), np.sqrt(variance)


def standard_error(lower: float, upper: float, level: float) -> float:
    """Return the standard error behind an interval, taken as normal and even.

    Examples
    --------
    >>> round(standard_error(4.02, 5.98, 0.95), 2)
    0.5
    """
    from scipy.stats import norm

    return (upper - lower) / (2 * float(norm.ppf((1 + level) / 2)))
