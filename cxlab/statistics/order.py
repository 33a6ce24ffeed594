"""In which order do predictors matter? Shares with intervals, and how sure each order is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from cxlab.arguments import check_draws
from cxlab.statistics.correlation import correlation
from cxlab.statistics.drawn import Drawn, drawn_moments, interval_of
from cxlab.statistics.importance import lmg, lmg_of_covariances
from cxlab.statistics.moments import Array, Moments

FEW_UNITS = 29  # degrees of freedom: 30 people or more have as many, few clusters have not


@dataclass(frozen=True)
class Step:
    """One pair of a claimed order: how much more the higher explains than the lower.

    ``probability`` is the share of draws in which it does.

    Examples
    --------
    >>> step = Step("speed", "price", difference=0.27, lower=0.17, upper=0.37, probability=1.0)
    >>> step.lower > 0
    True
    """

    higher: str
    lower_ranked: str
    difference: float
    lower: float
    upper: float
    probability: float


@dataclass(frozen=True, eq=False)
class Importance:
    """LMG shares and all that follows from their draws.

    Attributes
    ----------
    predictors : tuple of str
    shares, lower, upper : tuple of float
        LMG share of each predictor and its interval; the shares add up to R2.
    correlations : tuple of float
        Of each predictor with the outcome: a share has no sign, these have.
    draws : array of shape (draws, p)
        Shares in draws of the moments.
    level : float
    n : int
    df : float or None
        Degrees of freedom of the people redrawn; None where draws are from normal theory.

    Examples
    --------
    >>> from cxlab.statistics.moments import Moments
    >>> correlations = np.array([[1, 0.6, 0.3], [0.6, 1, 0], [0.3, 0, 1]])
    >>> moments = Moments(("satisfaction", "speed", "price"), 500, np.zeros(3), correlations)
    >>> found = importance(moments, "satisfaction", ["speed", "price"])
    >>> found.probability_of(["speed", "price"]), round(found.step("speed", "price").difference, 2)
    (1.0, 0.27)
    """

    predictors: tuple[str, ...]
    shares: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    correlations: tuple[float, ...]
    draws: Array
    level: float
    n: int
    df: float | None = None

    @property
    def r2(self) -> float:
        """What all predictors explain together."""
        return sum(self.shares)

    def probability_of(self, order: Sequence[str]) -> float:
        """Return the share of draws in which the predictors matter in exactly this order."""
        places = [self.predictors.index(name) for name in order]
        falling = np.diff(self.draws[:, places], axis=1) < 0
        return float(falling.all(axis=1).mean())

    def orders(self) -> list[tuple[tuple[str, ...], float]]:
        """Return every order that occurs in the draws, most probable first."""
        ranked = np.argsort(-self.draws, axis=1, kind="stable")
        counts = Counter(map(tuple, ranked.tolist()))
        total = len(self.draws)
        probabilities = [
            (tuple(self.predictors[place] for place in order), count / total)
            for order, count in counts.items()
        ]
        return sorted(probabilities, key=lambda pair: (-pair[1], pair[0]))

    def step(self, higher: str, lower_ranked: str, level: float | None = None) -> Step:
        """Return how much more one predictor explains than another."""
        a, b = self.predictors.index(higher), self.predictors.index(lower_ranked)
        drawn = self.draws[:, a] - self.draws[:, b]
        difference = self.shares[a] - self.shares[b]
        low, high = interval_of(difference, drawn, level or self.level, self.df)
        return Step(
            higher=higher,
            lower_ranked=lower_ranked,
            difference=difference,
            lower=low,
            upper=high,
            probability=float(np.mean(drawn > 0)),
        )

    def steps(self, order: Sequence[str]) -> tuple[Step, ...]:
        """Return every pair that a claimed order implies, most important first."""
        return tuple(
            self.step(higher, lower)
            for place, higher in enumerate(order)
            for lower in order[place + 1 :]
        )

    def weakest_pair(self, order: Sequence[str]) -> Step:
        """Return a claimed order's least certain pair, with bounds that decide on the whole order.

        The order holds only if each pair does: the lower bound is the smallest of the pairs' lower
        bounds (an intersection-union test needs no correction); the upper bound is the smallest of
        the pairs' upper bounds, corrected for their number. Both are plain percentiles, so they
        follow from ``probability`` alone: the lower lies above 0 where the least certain pair comes
        out in all draws but half of one minus the level, the upper below 0 where it comes out in no
        more than that, divided by the number of pairs. Of few clusters percentiles are taken
        further out, as t on their degrees of freedom asks.

        References
        ----------
        Berger, R. L. (1982). Technometrics, 24(4), 295-300.
        """
        pairs = self.steps(order)
        places = [
            (self.predictors.index(pair.higher), self.predictors.index(pair.lower_ranked))
            for pair in pairs
        ]
        higher, lower = np.transpose(places)
        drawn = self.draws[:, higher] - self.draws[:, lower]
        tail = (1 - self.level) / 2
        below, above = self._tail(tail), self._tail(tail / len(pairs))
        low = float(np.quantile(drawn, below, axis=0, method="lower").min())
        high = float(np.quantile(drawn, 1 - above, axis=0, method="higher").min())
        weakest = min(pairs, key=lambda pair: (pair.probability, pair.difference))
        return replace(
            weakest, lower=min(low, weakest.difference), upper=max(high, weakest.difference)
        )

    def _tail(self, tail: float) -> float:
        """Return the share of draws beyond a bound that leaves out ``tail`` of the truths."""
        from scipy.special import ndtr, stdtrit

        if self.df is None or self.df >= FEW_UNITS:
            return tail
        return float(ndtr(stdtrit(self.df, tail)))


def importance(
    moments: Moments,
    outcome: str,
    predictors: Sequence[str],
    *,
    level: float = 0.95,
    draws: int = 4000,
    seed: int = 1,
) -> Importance:
    """Return the LMG share of each predictor, its interval, and the draws behind it.

    Raises
    ------
    LackError
        With too few respondents, or predictors that do not vary or add up.

    Examples
    --------
    >>> from cxlab.statistics.moments import Moments
    >>> correlations = np.array([[1, 0.6, 0.3], [0.6, 1, 0], [0.3, 0, 1]])
    >>> moments = Moments(("satisfaction", "speed", "price"), 500, np.zeros(3), correlations)
    >>> found = importance(moments, "satisfaction", ["speed", "price"])
    >>> [round(share, 2) for share in found.shares], round(found.r2, 2)
    ([0.36, 0.09], 0.45)
    """
    check_draws(draws, level)
    part = moments.select([outcome, *predictors])
    shares = lmg(part, outcome, predictors)
    other = drawn_moments(part, draws, seed)
    drawn = lmg_of_covariances(other.covariance)
    p_values = [correlation(part, outcome, name).p_value for name in predictors]
    lower, upper = _intervals(shares, drawn, other, p_values=p_values, level=level)
    return Importance(
        predictors=tuple(predictors),
        shares=shares,
        lower=lower,
        upper=upper,
        correlations=tuple(float(r) for r in part.correlation[0, 1:]),
        draws=drawn,
        level=level,
        n=part.n,
        df=other.df,
    )


def _intervals(
    shares: Sequence[float],
    drawn: Array,
    other: Drawn,
    *,
    p_values: Sequence[float],
    level: float,
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the lower and the upper ends of shares, cautious where a share is near 0.

    There draws are biased upwards, and correcting them would make the upper bound collapse: it is
    never below the plain percentile. Draws never get to 0: the lower bound is 0 where the
    correlation with the outcome (of ``p_values``) is not significantly different from 0.
    """
    ends = [other.interval(s, of_draws, level) for s, of_draws in zip(shares, drawn.T, strict=True)]
    percentiles = np.quantile(drawn, (1 + level) / 2, axis=0).tolist()
    lower = (low if p < 1 - level else 0.0 for (low, _), p in zip(ends, p_values, strict=True))
    upper = (max(high, least) for (_, high), least in zip(ends, percentiles, strict=True))
    return tuple(lower), tuple(upper)
