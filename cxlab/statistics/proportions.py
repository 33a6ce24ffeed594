"""Two rates compared: difference, ratio and odds ratio, with intervals that survive zero cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, inf, log, nan, sqrt

import numpy as np

from cxlab.arguments import check_level, check_one_of
from cxlab.errors import InputError
from cxlab.statistics.arrays import table_of_numbers
from cxlab.statistics.interval import Interval
from cxlab.statistics.one_proportion import Proportion, proportion
from cxlab.words import phrase

# Beyond this many people the exact interval takes seconds, and Woolf's is as good.
LARGEST_EXACT = 3000
# Intervals of a difference, by statsmodels' names.
DIFFERENCES = {
    "newcomb": phrase("Newcombe hybrid score"),
    "agresti-caffo": phrase("Agresti-Caffo"),
}


@dataclass(frozen=True)
class Comparison(Interval):
    """Two rates compared in one number, by ``method``.

    Examples
    --------
    >>> Comparison(-0.2, -0.3, -0.1, "Newcombe hybrid score").turned()
    Interval(value=0.2, lower=0.1, upper=0.3)
    """

    method: str


@dataclass(frozen=True)
class TwoProportions:
    """The comparison of a first proportion with a second one.

    Attributes
    ----------
    first, second : Proportion
    risk_difference : Comparison
        First minus second, in shares; Newcombe's hybrid score interval.
    risk_difference_agresti_caffo : Comparison
        The same difference with the Agresti-Caffo interval.
    risk_ratio : Comparison
        First over second; score interval of Miettinen and Nurminen.
        ``nan`` in ``[0, inf]`` where both counts are zero.
    odds_ratio : Comparison
        Sample odds ratio with the exact conditional interval, or above 3,000 people (and no empty
        cell) Woolf's logit interval.
    pearson_chi2, yates_chi2 : float
        Test statistics on one degree of freedom; ``nan`` where a margin is empty.
    pearson_p, yates_p, fisher_p : float
        Two-sided p-values; ``nan`` (Fisher: 1) where a margin is empty.
    level : float
        Confidence level of every interval.

    Examples
    --------
    >>> stopped = compare_proportions(145, 242, 104, 260)
    >>> round(stopped.pearson_chi2, 2), round(stopped.odds_ratio.value, 2)
    (19.89, 2.24)
    """

    first: Proportion
    second: Proportion
    risk_difference: Comparison
    risk_difference_agresti_caffo: Comparison
    risk_ratio: Comparison
    odds_ratio: Comparison
    pearson_chi2: float
    yates_chi2: float
    pearson_p: float
    yates_p: float
    fisher_p: float
    level: float


def compare_proportions(
    count_1: int, n_1: int, count_2: int, n_2: int, level: float = 0.95
) -> TwoProportions:
    """Compare ``count_1 / n_1`` with ``count_2 / n_2``.

    Zero cells are analysed: every interval stays defined, only the value of a ratio may not be.

    Raises
    ------
    InputError
        As `proportion`.

    References
    ----------
    Newcombe, R. G. (1998). Statistics in Medicine, 17(8), 873-890 (method 10).
    Miettinen, O., & Nurminen, M. (1985). Statistics in Medicine, 4(2), 213-226.

    Examples
    --------
    >>> bought = compare_proportions(31, 260, 4, 242).risk_difference
    >>> round(bought.value, 3), round(bought.lower, 3), round(bought.upper, 3)
    (0.103, 0.06, 0.149)
    """
    return _compared(proportion(count_1, n_1, level), proportion(count_2, n_2, level), float(level))


@cache
def _compared(first: Proportion, second: Proportion, level: float) -> TwoProportions:
    from scipy.stats import fisher_exact

    table = [[part.count, part.n - part.count] for part in (first, second)]
    pearson, yates = (chi2(table, kind) for kind in ("pearson", "yates"))
    return TwoProportions(
        first=first,
        second=second,
        risk_difference=_difference(first, second, level, "newcomb"),
        risk_difference_agresti_caffo=_difference(first, second, level, "agresti-caffo"),
        risk_ratio=risk_ratio(first, second, level),
        odds_ratio=_odds_ratio(table, level),
        pearson_chi2=pearson[0],
        yates_chi2=yates[0],
        pearson_p=pearson[1],
        yates_p=yates[1],
        fisher_p=float(fisher_exact(table).pvalue),
        level=level,
    )


def risk_ratio(first: Proportion, second: Proportion, level: float = 0.95) -> Comparison:
    """Return the ratio of two proportions with its Miettinen-Nurminen score interval.

    Written here because statsmodels 0.15 returns complex or shifted bounds in the edge cases
    (all succeed in one arm, none in the other).

    Examples
    --------
    >>> bought = risk_ratio(proportion(31, 260), proportion(4, 242))
    >>> round(bought.value, 1), round(bought.lower, 1), round(bought.upper, 1)
    (7.2, 2.7, 19.4)
    """
    from scipy.stats import norm

    check_level(level)
    z2 = norm.ppf((1 + level) / 2) ** 2
    lower = 0.0 if first.count == 0 else _ratio_bound(first, second, z2, -1)
    upper = inf if second.count == 0 else _ratio_bound(first, second, z2, +1)
    return Comparison(
        _ratio(first.value, second.value), lower, upper, phrase("score (Miettinen-Nurminen)")
    )


def _ratio(a: float, b: float) -> float:
    if b == 0:
        return nan if a == 0 else inf
    return a / b


def _ratio_bound(first: Proportion, second: Proportion, z2: float, side: int) -> float:
    """Solve score(ratio) = z2 for the ratio above (+1) or below (-1) the estimate."""
    from scipy.optimize import brentq

    estimate = _ratio(first.value, second.value)
    # With a zero on the other side the estimate is infinite (or zero): start far out instead.
    start = log(estimate) if 0 < estimate < inf else -side * 50.0
    end = start + side
    while _ratio_score(exp(end), first, second) < z2:
        end += side * 2.0
    root = brentq(
        lambda t: _ratio_score(exp(t), first, second) - z2, start, end, xtol=1e-13, rtol=1e-13
    )
    return exp(root)


def _ratio_score(ratio: float, first: Proportion, second: Proportion) -> float:
    """Score chi-square of H0: p1 = ratio * p2, at the constrained maximum likelihood."""
    n1, n2, x1, x2 = first.n, second.n, first.count, second.count
    a, c = (n1 + n2) * ratio, x1 + x2
    b = -(n1 * ratio + x1 + n2 + x2 * ratio)
    # The smaller root, written so that it does not cancel.
    p2 = 2 * c / (-b + sqrt(max(b * b - 4 * a * c, 0.0)))
    p1 = ratio * p2
    variance = p1 * (1 - p1) / n1 + ratio**2 * p2 * (1 - p2) / n2
    difference = first.value - ratio * second.value
    if variance <= 0:
        return 0.0 if abs(difference) < 1e-12 else inf
    return difference**2 / (variance * (n1 + n2) / (n1 + n2 - 1))


def _difference(first: Proportion, second: Proportion, level: float, method: str) -> Comparison:
    from statsmodels.stats.proportion import confint_proportions_2indep

    lower, upper = confint_proportions_2indep(
        first.count, first.n, second.count, second.n, method=method, compare="diff", alpha=1 - level
    )
    value = first.value - second.value
    # Rounding errors, and Agresti-Caffo's bounds by construction, may leave the possible range.
    lower, upper = max(-1.0, min(float(lower), value)), min(1.0, max(float(upper), value))
    return Comparison(value, lower, upper, DIFFERENCES[method])


def _odds_ratio(table: list[list[int]], level: float) -> Comparison:
    from scipy.stats import norm
    from scipy.stats.contingency import odds_ratio

    (a, b), (c, d) = table
    if a + b + c + d > LARGEST_EXACT and min(a, b, c, d) > 0:
        half_width = float(norm.ppf((1 + level) / 2)) * sqrt(1 / a + 1 / b + 1 / c + 1 / d)
        value = a * d / (b * c)
        return Comparison(
            value, value * exp(-half_width), value * exp(half_width), phrase("Woolf logit")
        )
    interval = odds_ratio(table, kind="conditional").confidence_interval(level)
    return Comparison(
        _ratio(a * d, b * c), float(interval.low), float(interval.high), phrase("exact conditional")
    )


def chi2(table: Sequence[Sequence[int]], kind: str) -> tuple[float, float]:
    """Return statistic and p-value of a two-by-two table; ``nan`` where a margin is empty.

    Parameters
    ----------
    table : two rows of (successes, failures)
    kind : {"pearson", "yates", "g"}
        Pearson's test, the same with Yates' correction, or the likelihood-ratio test.

    Raises
    ------
    InputError
        For another kind, or another table.

    Examples
    --------
    >>> statistic, p_value = chi2([[31, 104 - 31], [4, 145 - 4]], "pearson")
    >>> round(statistic, 2), p_value < 0.001
    (36.68, True)
    """
    from scipy.stats import chi2_contingency

    check_one_of("kind", kind, ("pearson", "yates", "g"))
    counts = table_of_numbers("table", table)
    if counts.shape != (2, 2) or not (np.isfinite(counts) & (counts >= 0)).all():
        raise InputError("table: two rows of two counts are needed, each 0 or more")
    successes, failures = counts.sum(axis=0)
    if not (successes and failures):
        return nan, nan  # nobody, or everybody, in both arms: there is nothing to test
    test = chi2_contingency(
        counts,
        correction=kind == "yates",
        lambda_="log-likelihood" if kind == "g" else "pearson",
    )
    return float(test.statistic), float(test.pvalue)
