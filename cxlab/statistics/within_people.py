"""Several ratings by each of some people: correlations within people, and what predicts an outcome.

People differ in how high they rate, so everything is taken about each person's own mean. People,
not ratings, are what is redrawn: the ratings of one person hang together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from cxlab.arguments import check_draws
from cxlab.errors import LackError
from cxlab.statistics.interval import Interval
from cxlab.statistics.moments import Array
from cxlab.statistics.sampling import interval_of_draws

FEWEST_PEOPLE = 5  # fewer, and redrawing them says nothing
DRAWS = 4000
FLAT = 1e-10  # smallest share of its size that a scatter needs in order to vary at all


@dataclass(frozen=True, eq=False)
class WithinPeople:
    """Sums of squares and products about each person's own means.

    Attributes
    ----------
    names : tuple of str
        Variables, in order.
    counts : array of shape (people,)
        Occasions rated by each person.
    scatter : array of shape (people, p, p)

    Examples
    --------
    >>> people = WithinPeople.of_sums(("a", "b"), np.array([2]), np.array([[3.0, 5.0]]),
    ...                               np.array([[[5.0, 8.0], [8.0, 13.0]]]))
    >>> people.scatter[0].tolist(), len(people)
    ([[0.5, 0.5], [0.5, 0.5]], 1)
    """

    names: tuple[str, ...]
    counts: Array
    scatter: Array

    @classmethod
    def of_sums(
        cls, names: Sequence[str], counts: Array, sums: Array, products: Array
    ) -> "WithinPeople":
        """Return the scatter behind sums (people, p) and sums of products (people, p, p)."""
        means = sums[:, :, None] * sums[:, None, :] / counts[:, None, None]
        return cls(tuple(names), counts, products - means)

    def __len__(self) -> int:
        """Return the number of people."""
        return len(self.counts)

    def with_mean_of(self, name: str, first: str, second: str) -> "WithinPeople":
        """Return the same with one more variable: the mean of two others."""
        turn = np.vstack([np.eye(len(self.names)), np.zeros(len(self.names))])
        turn[-1, [self.names.index(first), self.names.index(second)]] = 0.5
        return WithinPeople((*self.names, name), self.counts, turn @ self.scatter @ turn.T)

    def of(self, outcome: str, predictors: Sequence[str]) -> Array:
        """Return the scatter of an outcome (first) and its predictors.

        Raises
        ------
        LackError
            With fewer than `FEWEST_PEOPLE`, or a variable that never varies within a person.
        """
        if len(self) < FEWEST_PEOPLE:
            raise LackError(
                "people who rated more than one occasion: {n}; at least {fewest} are needed",
                n=len(self),
                fewest=FEWEST_PEOPLE,
            )
        places = [self.names.index(name) for name in (outcome, *predictors)]
        part: Array = self.scatter[:, places][:, :, places]
        whole = part.sum(axis=0)
        for name, size in zip((outcome, *predictors), np.diag(whole), strict=True):
            if not size > FLAT:
                raise LackError("'{name}' does not vary within people", name=name)
        among = whole[1:, 1:]
        scale = np.sqrt(np.diag(among))
        if np.linalg.eigvalsh(among / np.outer(scale, scale))[0] < FLAT:
            raise LackError("some of {names} are copies of others", names=", ".join(predictors))
        return part


@dataclass(frozen=True)
class Gain(Interval):
    """Out-of-sample R2 of one set of predictors less that of another.

    Examples
    --------
    >>> Gain(0.06, 0.01, 0.11, first=0.44, second=0.38, n=32).value
    0.06
    """

    first: float
    second: float
    n: int


@dataclass(frozen=True)
class WithinCorrelation(Interval):
    """A correlation within people, people redrawn.

    Examples
    --------
    >>> WithinCorrelation(0.03, -0.02, 0.09, n=32).n
    32
    """

    n: int


def within_correlation(
    people: WithinPeople,
    outcome: str,
    predictor: str,
    *,
    level: float = 0.95,
    draws: int = DRAWS,
    seed: int = 1,
) -> WithinCorrelation:
    """Return the correlation of two variables about each person's own means.

    Raises
    ------
    LackError
        As `WithinPeople.of`.

    Examples
    --------
    >>> rng = np.random.default_rng(2)
    >>> rated = rng.standard_normal((20, 30, 2)) @ np.array([[1, 0.5], [0, 0.75**0.5]])
    >>> sums, products = rated.sum(axis=1), rated.transpose(0, 2, 1) @ rated
    >>> people = WithinPeople.of_sums(("a", "b"), np.full(20, 30), sums, products)
    >>> r = within_correlation(people, "a", "b")
    >>> r.lower < 0.5 < r.upper
    True
    """
    check_draws(draws, level)
    part = people.of(outcome, [predictor])

    def correlation(whole: Array) -> Array:
        """Return the correlation of each sum of products."""
        r: Array = whole[..., 0, 1] / np.sqrt(whole[..., 0, 0] * whole[..., 1, 1])
        return r

    value = float(correlation(part.sum(axis=0)))
    with np.errstate(invalid="ignore", divide="ignore"):
        drawn = correlation(np.tensordot(_weights(len(people), draws, seed), part, 1))
    lower, upper = interval_of_draws(value, drawn[np.isfinite(drawn)], level)
    return WithinCorrelation(value, lower, upper, n=len(people))


def left_out_r2(people: WithinPeople, outcome: str, predictors: Sequence[str]) -> float:
    """Return R2 within people, each person predicted from all others.

    Below zero where the predictors do worse than each person's own mean.

    Raises
    ------
    LackError
        As `WithinPeople.of`.

    Examples
    --------
    >>> scatter = np.tile([[2.0, 1.0], [1.0, 1.0]], (8, 1, 1))  # each person r = .71
    >>> left_out_r2(WithinPeople(("y", "a"), np.full(8, 9.0), scatter), "y", ["a"])
    0.5
    """
    part = people.of(outcome, predictors)
    return float(_left_out(part, np.ones((1, len(people))))[0])


def prediction_gain(
    people: WithinPeople,
    outcome: str,
    first: Sequence[str],
    second: Sequence[str],
    *,
    level: float = 0.95,
    draws: int = DRAWS,
    seed: int = 1,
) -> Gain:
    """Return how much better ``first`` predicts an outcome than ``second``, one person left out.

    People are redrawn for the interval; all copies of a person are left out together.

    Raises
    ------
    LackError
        As `WithinPeople.of`.

    References
    ----------
    Efron, B., & Tibshirani, R. J. (1993). An Introduction to the Bootstrap, chapters 8 and 17.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> a, b = rng.standard_normal((2, 20, 30))
    >>> rated = np.stack([a + b / 2, a, b], axis=2)
    >>> sums, products = rated.sum(axis=1), rated.transpose(0, 2, 1) @ rated
    >>> people = WithinPeople.of_sums(("y", "a", "b"), np.full(20, 30), sums, products)
    >>> gain = prediction_gain(people, "y", ["a"], ["b"])
    >>> round(gain.first, 1), round(gain.second, 1), gain.lower > 0
    (0.8, 0.2, True)
    """
    check_draws(draws, level)
    parts = [people.of(outcome, predictors) for predictors in (first, second)]
    whole = np.ones((1, len(people)))
    r2_first, r2_second = (float(_left_out(part, whole)[0]) for part in parts)
    weights = _weights(len(people), draws, seed)
    drawn = _left_out(parts[0], weights) - _left_out(parts[1], weights)
    value = r2_first - r2_second
    lower, upper = interval_of_draws(value, drawn[np.isfinite(drawn)], level)
    return Gain(value, lower, upper, first=r2_first, second=r2_second, n=len(people))


@lru_cache(maxsize=1)  # one notebook redraws the same people a dozen times
def _weights(people: int, draws: int, seed: int) -> Array:
    """Return how often each person is drawn, (draws, people)."""
    rng = np.random.default_rng(seed)
    weights: Array = rng.multinomial(people, np.full(people, 1 / people), draws).astype(float)
    weights.flags.writeable = False
    return weights


def _left_out(part: Array, weights: Array) -> Array:
    """Return R2 of each draw, (draws,): nan where only one person was drawn."""
    whole = np.tensordot(part, weights, (0, 1))  # (p, p, draws)
    least = FLAT * np.prod(np.diagonal(whole)[:, 1:], axis=1)
    missed = np.zeros(len(weights))
    for person, weight in zip(part, weights.T, strict=True):
        slopes = _slopes(whole - weight * person[:, :, None], least)
        explained = 2 * person[0, 1:] @ slopes - (slopes * (person[1:, 1:] @ slopes)).sum(axis=0)
        missed += np.where(weight > 0, weight * (person[0, 0] - explained), 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        r2: Array = 1 - missed / whole[0, 0]
    return r2


def _slopes(scatter: Array, least: Array) -> Array:
    """Solve for the slopes of each draw; nan where what is left varies by ``least`` or less.

    Gauss and Jordan for all draws at once: LAPACK, one by one, takes ten times as long.
    """
    rows, determinant = scatter[1:].copy(), np.ones(scatter.shape[2])
    with np.errstate(invalid="ignore", divide="ignore"):
        for place in range(len(rows)):
            pivot = rows[place, place + 1]
            determinant *= pivot
            row = rows[place] / pivot
            rows -= rows[:, place + 1, None] * row
            rows[place] = row
        slopes: Array = np.where(determinant > least, rows[:, 0], np.nan)
    return slopes
