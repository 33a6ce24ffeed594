"""Many branches at once: shrunken towards their mean, ranked with intervals, told apart or not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cxlab.arguments import check_level, check_one_of
from cxlab.errors import InputError
from cxlab.statistics.arrays import check_labels, numbers
from cxlab.statistics.delta import SCALES, ScaleName
from cxlab.statistics.heterogeneity import TAU2, Array
from cxlab.statistics.moderation import moderated
from cxlab.statistics.multiplicity import benjamini_hochberg
from cxlab.statistics.rank_intervals import DRAWS, rank_intervals

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

    ``tau2`` is the variance between branches that is not noise, by restricted likelihood, on the
    scale on which they were compared; averages are taken there, too, and brought back.

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
    generator : numpy Generator, or an int to seed one
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
    InputError
        With fewer than 2 branches, two of one name, an error that is not above 0, or parts of
        different lengths.

    References
    ----------
    Satterthwaite, F. E. (1946). Biometrics Bulletin, 2(6), 110-114 (for each difference).

    Examples
    --------
    Eight schools (Rubin 1981), of which none is told from another:

    >>> schools, errors = [28, 8, -3, 7, -1, 1, 18, 12], [15, 10, 16, 11, 9, 11, 10, 18]
    >>> found = rank("ABCDEFGH", schools, errors, 0.95, generator=np.random.default_rng(1))
    >>> {(school.highest, school.lowest) for school in found.branches}, round(found.average, 2)
    ({(1, 8)}, 8.75)
    """
    natural, y, back = _on_scale(values, scale)
    names = _named_apart(names, len(natural))
    v, freedom = _spread(_squared(y, errors), dfs, people)
    mean, tau2, ends = _shrunken(y, v, freedom, level)
    known, rng = None if dfs is None else freedom, np.random.default_rng(generator)
    highest, lowest = rank_intervals(y, v, level, generator=rng, draws=draws, dfs=known)
    average = float(back(y.mean()))
    columns = {
        "value": natural,
        **{name: back(end) for name, end in ends.items()},
        "highest": highest,
        "lowest": lowest,
        "from_average": natural - average,
        **_tested(y, v, freedom),
    }
    return Ranking(_branches(names, columns), average, float(back(mean)), tau2, level=level)


def _on_scale(values: Sequence[float], scale: ScaleName) -> tuple[Array, Array, Any]:
    """Return values as given, the same on the scale, and the way back."""
    check_one_of("scale", scale, SCALES)
    to, _, back = SCALES[scale]
    natural = numbers("values", values, missing=True)
    return natural, np.asarray(to(natural)), back


def _named_apart(names: Sequence[str], of: int) -> list[str]:
    """Return the names as a list; refuse two that are the same."""
    check_labels("names", listed := list(names), of=of)
    if twice := sorted({str(name) for name in listed if listed.count(name) > 1}):
        raise InputError(f"names: {', '.join(twice)} stands for several branches; name each apart")
    return listed


def _squared(y: Array, errors: Sequence[float]) -> Array:
    known = numbers("errors", errors, missing=True, of=len(y))
    v: Array = known**2
    if len(y) < 2 or not (known > 0).all() or not np.isfinite([y, v]).all():
        raise InputError("need 2 branches or more, each with a standard error above 0")
    return v


def _spread(
    v: Array, dfs: Sequence[float] | None, people: Sequence[int] | None
) -> tuple[Array, Array]:
    """Return sampling variances and their df, moderated where the people behind are known."""
    if dfs is None:
        return v, np.full(len(v), KNOWN)
    freedom = numbers("dfs", dfs, of=len(v))
    if people is None:
        return v, freedom
    return moderated(v, freedom, numbers("people", people, of=len(v)))


def _shrunken(
    y: Array, v: Array, freedom: Array, level: float
) -> tuple[float, float, dict[str, Array]]:
    """Return the mean, tau2, and the values shrunken towards the mean with their intervals."""
    from scipy.special import stdtrit

    check_level(level)
    mean, tau2, values, errors = shrink(y, v)
    half_width = stdtrit(freedom, (1 + level) / 2) * errors
    ends = {"shrunken": values, "lower": values - half_width, "upper": values + half_width}
    return mean, tau2, ends


def _tested(y: Array, v: Array, dfs: Array) -> dict[str, Sequence[float]]:
    """Return the p-value of "no different from the average" of each branch, and adjusted."""
    from scipy.special import stdtr

    deviation, error, df = from_average(y, v, dfs)
    p_values: list[float] = (2 * stdtr(df, -np.abs(deviation) / error)).tolist()
    return {"p_value": p_values, "adjusted": benjamini_hochberg(p_values)}


def _branches(names: Sequence[str], columns: Mapping[str, Any]) -> tuple[Ranked, ...]:
    """Return a `Ranked` a branch from the columns of all."""
    rows = zip(*(np.asarray(column).tolist() for column in columns.values()), strict=True)
    return tuple(
        Ranked(name, **dict(zip(columns, row, strict=True)))
        for name, row in zip(names, rows, strict=True)
    )


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


def from_average(y: Array, v: Array, dfs: Array) -> tuple[Array, Array, Array]:
    """Return each branch minus the plain average of all, its standard error and their df.

    The average contains the branch, so the two go together: the difference varies less than if
    they did not (or more, where other branches are noisy).

    Examples
    --------
    >>> apart, errors, df = from_average(np.array([4.0, 5.0, 6.0]), np.full(3, 0.03), np.full(3, 9))
    >>> apart, errors.round(3), df.round(1)
    (array([-1.,  0.,  1.]), array([0.141, 0.141, 0.141]), array([18., 18., 18.]))
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
    >>> round(standard_error(4.02, 5.98, 0.95), 2)
    0.5
    """
    from scipy.special import stdtrit

    check_level(level)
    to = SCALES[scale].to
    return float(to(upper) - to(lower)) / (2 * float(stdtrit(df, (1 + level) / 2)))
