"""The p-curve: do significant results hold evidence, or were they selected from noise?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cxlab.arguments import check_level, check_one_of
from cxlab.errors import InputError
from cxlab.statistics.arrays import numbers
from cxlab.statistics.interval import Interval

Array = np.ndarray[Any, np.dtype[np.float64]]

SIGNIFICANT = 0.05
RANGE = (-0.5, 3.0)  # effects searched for the closest one
TRUSTED_POWER = 1e-9  # below it the noncentral t distribution has lost its digits


@dataclass(frozen=True)
class SignificantResult:
    """A significant result of one sign, taken as positive.

    Attributes
    ----------
    statistic : float
        t or z; ``effect * scale``.
    df : float
        Degrees of freedom; infinite for z.
    scale : float
        Noncentrality per unit of effect: ``sqrt(n) / 2`` for a standardised mean difference of
        two equal arms with n people together, one over the standard error for z.

    Examples
    --------
    >>> SignificantResult(statistic=2.4, df=62, scale=4.0).statistic / 4.0
    0.6
    """

    statistic: float
    df: float
    scale: float


@dataclass(frozen=True)
class PCurve(Interval):
    """What the significant results of one sign say.

    Attributes
    ----------
    value : float
        Effect size whose expected p-curve lies closest to the observed one (Kolmogorov-Smirnov).
    lower, upper : float
        Effects that the Stouffer test does not reject: one common effect behind all results, so
        too narrow where effects differ. Minus infinity where it cannot be told from far below 0.
    k : int
        How many results are significant.
    stouffer_z, right_skew_p : float
        Test of right skew: small p means evidential value.
    shares : tuple of float
        Shares of p-values in (0, .01], (.01, .02], ... (.04, .05].
    p_without_strongest, lower_without_strongest, upper_without_strongest : float
        ``right_skew_p`` and the interval without the result of the smallest p: does one result
        carry the curve?

    Examples
    --------
    >>> strong = p_curve([SignificantResult(t, 62, 4.0) for t in (3.5, 3.9, 4.2)])
    >>> strong.k, strong.right_skew_p < 0.05, strong.lower > 0
    (3, True, True)
    """

    k: int
    stouffer_z: float
    right_skew_p: float
    shares: tuple[float, ...]
    p_without_strongest: float
    lower_without_strongest: float
    upper_without_strongest: float


def significant(
    effects: Sequence[float], dfs: Sequence[float], scales: Sequence[float], sign: int
) -> list[SignificantResult]:
    """Return the results of one sign with a two-sided p below .05, flipped to be positive.

    ``dfs`` and ``scales`` are those of `SignificantResult`, ``sign`` is 1 or -1.

    Raises
    ------
    InputError
        For another sign, an effect that is missing, or a scale that is not above 0.

    Examples
    --------
    >>> [round(r.statistic, 1) for r in significant([0.9, 0.1, -0.8], [62] * 3, [4.0] * 3, sign=1)]
    [3.6]
    """
    check_one_of("sign", sign, (1, -1))
    y = numbers("effects", effects)
    known = numbers("scales", scales, of=len(y)), [float(df) for df in dfs]
    if not ((known[0] > 0).all() and all(df > 0 for df in known[1])):
        raise InputError("scales and dfs must be above 0; dfs may be infinite, for z")
    results = [
        SignificantResult(float(sign * effect * scale), df, float(scale))
        for effect, scale, df in zip(y, *known, strict=True)
    ]
    return [r for r in results if _is_significant(r)]


def p_curve(results: Sequence[SignificantResult], level: float = 0.95) -> PCurve:
    """Analyse the distribution of significant p-values.

    Raises
    ------
    InputError
        With fewer than three results (a curve needs more), or one that is not significant.

    References
    ----------
    Simonsohn, U., Nelson, L. D., & Simmons, J. P. (2014). Perspectives on Psychological
    Science, 9(6), 666-681 (effect size); (2015) JEP: General, 144(6), 1146-1152 (Stouffer).

    Examples
    --------
    >>> curve = p_curve([SignificantResult(t, 62, 4.0) for t in (2.05, 2.1, 2.2)])
    >>> [round(share, 2) for share in curve.shares], round(curve.right_skew_p, 2)
    ([0.0, 0.0, 0.0, 0.67, 0.33], 0.92)
    """
    from scipy.stats import norm

    check_level(level)
    if len(results) < 3:
        raise InputError(f"{len(results)} significant results; a p-curve needs at least 3")
    _refuse_not_significant(results)
    data, unit = _data_of(results)
    z = _stouffer(0.0, data)
    effect = _closest_effect(data)
    others = _without_strongest(data)
    critical = float(norm.ppf((1 + level) / 2))
    statistics, df, *_ = data
    counts, _ = np.histogram(2 * _tail(statistics, df, 0), bins=np.linspace(0, SIGNIFICANT, 6))
    return PCurve(
        value=effect / unit,
        # The two estimators differ, so that the closest effect may lie just outside.
        lower=min(_effect_at(-critical, data), effect) / unit,
        upper=max(_effect_at(critical, data), effect) / unit,
        k=len(results),
        stouffer_z=z,
        right_skew_p=float(norm.cdf(z)),
        shares=tuple((counts / len(results)).tolist()),
        p_without_strongest=float(norm.cdf(_stouffer(0.0, others))),
        lower_without_strongest=_effect_at(-critical, others) / unit,
        upper_without_strongest=_effect_at(critical, others) / unit,
    )


def _is_significant(result: SignificantResult) -> bool:
    return result.statistic > 0 and bool(2 * _tail(result.statistic, result.df, 0) < SIGNIFICANT)


def _refuse_not_significant(results: Sequence[SignificantResult]) -> None:
    for place, result in enumerate(results, start=1):
        if not (_is_significant(result) and result.scale > 0):
            raise InputError(
                f"result {place}: {result}; its statistic must be above 0 and significant "
                "(p below .05), its scale above 0"
            )


Data = tuple[Any, Any, Any, Any]  # statistics, degrees of freedom, scales, critical values


def _data_of(results: Sequence[SignificantResult]) -> tuple[Data, float]:
    """Return the results, and the unit of effects in which they are searched.

    In it a study of 64 people has scale 4, whatever the user's own unit is.
    """
    from scipy.stats import t

    statistics, df, scale = (
        np.array([getattr(r, name) for r in results]) for name in ("statistic", "df", "scale")
    )
    unit = float(np.median(scale)) / 4
    return (statistics, df, scale / unit, t.isf(SIGNIFICANT / 2, df)), unit


def _tail(statistic: Any, df: Any, noncentrality: Any) -> Any:
    """Return the upper tail of the (noncentral) t, or of the normal where df is infinite."""
    from scipy.special import nctdtr, ndtr

    # The upper tail is the lower one of the mirror image, and keeps its digits there.
    finite = np.where(np.isinf(df), 1.0, df)
    return np.where(
        np.isinf(df),
        ndtr(noncentrality - statistic),
        nctdtr(finite, -np.asarray(noncentrality), -np.asarray(statistic)),
    )


def _power(effect: Any, data: Data) -> Any:
    _, df, scale, critical = data
    return _tail(critical, df, effect * scale)


def _conditional_p(effect: Any, data: Data) -> Any:
    """Return P(T > t | significant) for each result if the true effect were ``effect``."""
    statistics, df, scale, _ = data
    share = _tail(statistics, df, effect * scale) / _power(effect, data)
    return np.clip(share, 1e-15, 1 - 1e-15)


def _stouffer(effect: float, data: Data) -> float:
    """Return Stouffer's Z of the conditional p-values; below 0 where results are stronger."""
    from scipy.stats import norm

    p = _conditional_p(effect, data)
    return float(norm.ppf(p).sum() / np.sqrt(len(p)))


def _without_strongest(data: Data) -> Data:
    strongest = int(np.argmin(_conditional_p(0.0, data)))
    statistics, df, scale, critical = (np.delete(part, strongest) for part in data)
    return statistics, df, scale, critical


def _distances(effects: Array, data: Data) -> Array:
    """Return how far the p-values under each effect are from uniform (Kolmogorov-Smirnov)."""
    p = np.sort(1 - _conditional_p(effects[:, None], data), axis=1)
    steps = np.arange(p.shape[1] + 1) / p.shape[1]
    distances: Array = np.maximum(steps[1:] - p, p - steps[:-1]).max(axis=1)
    return distances


def _closest_effect(data: Data) -> float:
    """Minimise the distance; it has kinks, so a grid comes first."""
    from scipy.optimize import minimize_scalar

    def distance(effect: float) -> float:
        """Return the distance under one effect."""
        return float(_distances(np.array([effect]), data)[0])

    low, high = RANGE
    statistics, _, scale, _ = data
    grid = np.linspace(low, max(high, 1.5 * float((statistics / scale).max())), 176)
    trusted = grid[_power(grid[:, None], data).min(axis=1) > TRUSTED_POWER]
    distances = _distances(trusted, data)
    best = float(trusted[np.argmin(distances)])
    step = float(grid[1] - grid[0])
    search = minimize_scalar(distance, bounds=(best - step, best + step), method="bounded")
    return float(search.x) if search.fun < distances.min() else best


def _effect_at(z: float, data: Data) -> float:
    """Return the effect at which Stouffer's Z is ``z``; Z rises with the effect."""
    from scipy.optimize import brentq

    low = high = 0.0
    while _stouffer(low, data) > z:
        low -= 0.05
        if _power(low, data).min() < TRUSTED_POWER:
            return -np.inf
    while _stouffer(high, data) < z:
        high += 0.25
    return float(brentq(lambda effect: _stouffer(effect, data) - z, low, high))
