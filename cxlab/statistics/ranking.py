"""Many branches at once: pulled towards their mean, ranked with intervals, told apart or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cxlab.statistics.delta import SCALES, ScaleName
from cxlab.statistics.heterogeneity import TAU2, Array
from cxlab.statistics.moderation import moderated
from cxlab.statistics.multiplicity import benjamini_hochberg

DRAWS = 4000
KNOWN = 1e12  # degrees of freedom of an error that is known
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
        The estimate pulled towards the mean of all, and its interval.
    highest, lowest : int
        Its possible ranks, 1 for the largest value; all branches' hold together at the level.
    from_average : float
        Own estimate minus the plain average of all branches (this one among them).
    p_value, adjusted : float
        Of "no different from the average", alone and adjusted for looking at all branches.
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

    ``tau2`` is the variance between branches that is not noise, by restricted likelihood, on the
    scale on which they were compared; averages are taken there, too, and brought back.
    """

    branches: tuple[Ranked, ...]
    average: float
    mean: float
    tau2: float
    level: float

    @property
    def is_pulled(self) -> bool:
        """Whether there are enough branches to pull each towards the mean."""
        return len(self.branches) >= FEWEST


def rank(
    names: Sequence[str],
    values: Sequence[float],
    errors: Sequence[float],
    level: float,
    generator: np.random.Generator,
    draws: int = DRAWS,
    *,
    dfs: Sequence[float] | None = None,
    people: Sequence[int] | None = None,
    scale: ScaleName = "plain",
) -> Ranking:
    """Return what can be said of branches that were estimated on different people.

    Parameters
    ----------
    names : sequence of str
    values, errors : sequence of float
        Estimates, and their standard errors on the scale, above 0.
    level : float
        Of the intervals of the shrunken values and, for all branches together, of the ranks.
    generator : numpy Generator
    draws : int
        Behind the critical value of the ranks.
    dfs : sequence of float, optional
        Degrees of freedom of each error; errors known exactly unless given. Few people give an
        error that may be far too small by chance, and of many branches some are.
    people : sequence of int, optional
        Respondents of each branch; with ``dfs``, errors then lend each other strength
        (`cxlab.statistics.moderation.moderated`), which skewed answers of few people need.
    scale : {"plain", "fisher", "rest", ...}
        On which estimates are compared (`cxlab.statistics.delta.SCALES`): "rest" for alpha, whose
        error else goes with its value, "fisher" for correlations.

    Raises
    ------
    ValueError
        With fewer than 2 branches, or an error that is not above 0.

    References
    ----------
    Satterthwaite, F. E. (1946). Biometrics Bulletin, 2(6), 110-114 (for each difference).

    Examples
    --------
    >>> found = rank("abc", [3.9, 4.0, 5.5], [0.2] * 3, 0.95, np.random.default_rng(1), dfs=[9] * 3)
    >>> [(branch.highest, branch.lowest) for branch in found.branches]
    [(2, 3), (2, 3), (1, 1)]
    """
    from scipy.special import stdtr, stdtrit

    to, _, back = SCALES[scale]
    natural: Array = np.array(values, dtype=float)
    y: Array = np.asarray(to(natural))
    v: Array = np.array(errors, dtype=float) ** 2
    freedom: Array = np.full(len(y), KNOWN) if dfs is None else np.array(dfs, dtype=float)
    if len(y) < 2 or not (v > 0).all() or not np.isfinite([y, v]).all():
        raise ValueError("need 2 branches or more, each with a standard error above 0")
    if dfs is not None and people is not None:
        v, freedom = moderated(v, freedom, np.array(people, dtype=float))
    mean, tau2, shrunken, spread = shrink(y, v)
    reach = stdtrit(freedom, (1 + level) / 2) * spread
    highest, lowest = rank_intervals(y, v, level, generator, draws, freedom)
    apart, error, own = from_average(y, v, freedom)
    p_values = [float(p) for p in 2 * stdtr(own, -np.abs(apart) / error)]
    average = float(back(y.mean()))
    ends = (back(shrunken), back(shrunken - reach), back(shrunken + reach))
    plain = [np.asarray(column).tolist() for column in (values, *ends, highest, lowest)]
    adjusted = benjamini_hochberg(p_values)
    differences = [value - average for value in plain[0]]
    rows = zip(names, *plain, differences, p_values, adjusted, strict=True)
    return Ranking(tuple(Ranked(*row) for row in rows), average, float(back(mean)), tau2, level)


def shrink(y: Array, v: Array) -> tuple[float, float, Array, Array]:
    """Return the mean, tau2, and the empirical Bayes values with their standard errors.

    Morris's correction keeps the pull below full strength and widens the intervals for tau2 being
    estimated. It needs 4 branches: fewer tell nothing of how branches vary, and are left alone.

    References
    ----------
    Morris, C. N. (1983). Parametric empirical Bayes inference. JASA, 78(381), 47-55.
    """
    k = len(y)
    tau2 = TAU2["REML"](y, v, np.ones((k, 1)))
    weights = 1 / (v + tau2)
    mean = float(weights @ y / weights.sum())
    if k < FEWEST:
        return mean, tau2, y, np.sqrt(v)
    pull = (k - 3) / (k - 1) * v * weights
    typical = float(weights @ v / weights.sum())
    variance = v * (1 - (k - 1) / k * pull)
    variance += 2 / (k - 3) * pull**2 * (typical + tau2) * weights * (y - mean) ** 2
    return mean, tau2, y - pull * (y - mean), np.sqrt(variance)


def rank_intervals(
    y: Array,
    v: Array,
    level: float,
    generator: np.random.Generator,
    draws: int = DRAWS,
    dfs: Array | None = None,
) -> tuple[Any, Any]:
    """Return the highest and lowest rank of each branch; together they hold at ``level``.

    A branch ranks surely below another where the simultaneous interval of their difference
    excludes 0. The critical value is that of the largest of all standardised differences, each
    brought to a normal one by its own degrees of freedom.

    Returns
    -------
    highest, lowest : array of int of shape (branches,)

    References
    ----------
    Mogstad, M., Romano, J. P., Shaikh, A. M., & Wilhelm, D. (2024). Inference for ranks with
    applications to mobility across neighbourhoods and academic achievement across countries.
    Review of Economic Studies, 91(1), 476-518 (without its stepwise refinement).
    """
    freedom = np.full(len(y), KNOWN) if dfs is None else dfs
    noise = generator.standard_normal((draws, len(y))) * np.sqrt(v)
    seen = np.broadcast_to(v, noise.shape)
    if dfs is not None:
        seen = v * generator.chisquare(freedom, noise.shape) / freedom
    largest = np.zeros(draws)
    for i in range(len(y) - 1):
        apart = noise[:, i + 1 :] - noise[:, [i]]
        own = (seen[:, i + 1 :], freedom[i + 1 :], seen[:, [i]], freedom[i])
        largest = np.maximum(largest, _standardised(apart, *own).max(axis=1))
    critical = float(np.quantile(largest, level, method="higher"))
    difference = y[None, :] - y[:, None]
    surely = _standardised(difference, v[None, :], freedom, v[:, None], freedom[:, None]) > critical
    above, below = (surely & (difference > 0)).sum(axis=1), (surely & (difference < 0)).sum(axis=1)
    return 1 + above, len(y) - below


def _standardised(apart: Array, v: Array, df: Any, other: Array, other_df: Any) -> Array:
    """Return differences over their errors, as normal ones that are as rare as t on their df.

    References
    ----------
    Wallace, D. L. (1959). Annals of Mathematical Statistics, 30(4), 1121-1130.
    """
    both = v + other
    own = both**2 / (v**2 / df + other**2 / other_df)
    squares = own * np.log1p(apart**2 / both / own)
    normal: Array = np.sqrt(squares) * (8 * own + 1) / (8 * own + 3)
    return normal


def from_average(y: Array, v: Array, dfs: Array) -> tuple[Array, Array, Array]:
    """Return each branch minus the plain average of all, its standard error and their df.

    The average contains the branch, so the two go together: the difference varies less than if
    they did not (or more, where other branches are noisy).
    """
    k = len(y)
    parts = v**2 / dfs
    variance = v * (1 - 2 / k) + v.sum() / k**2
    uncertain = parts * ((1 - 1 / k) ** 4 - 1 / k**4) + parts.sum() / k**4
    return y - y.mean(), np.sqrt(variance), variance**2 / uncertain


def standard_error(
    lower: float, upper: float, level: float, df: float = KNOWN, scale: ScaleName = "plain"
) -> float:
    """Return the standard error behind an interval that is even on a scale, t on ``df``.

    Examples
    --------
    >>> round(standard_error(-1.959964, 1.959964, 0.95), 6)
    1.0
    """
    from scipy.special import stdtrit

    to = SCALES[scale].to
    return float(to(upper) - to(lower)) / (2 * float(stdtrit(df, (1 + level) / 2)))
