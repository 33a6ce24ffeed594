"""Do small studies show larger effects? Egger's regression, trim and fill, and the funnel."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from cxlab.arguments import check_level, check_one_of
from cxlab.statistics.heterogeneity import Array, Method, checked
from cxlab.statistics.interval import Interval
from cxlab.statistics.meta import Pooled, Test, pool, regress


@dataclass(frozen=True)
class EggerTest(Interval):
    """Egger's regression of effects on their standard errors.

    Attributes
    ----------
    value, lower, upper, standard_error : float
        Slope: rise of the effect per unit of standard error; above 0 where small studies show more.
    intercept : float
        Effect of an (imaginary) study without sampling error.
    statistic, p_value : float
        t of the slope on ``df`` degrees of freedom, two-sided.

    Examples
    --------
    >>> test = egger([0.1, 0.3, 0.5, 0.9], [0.01, 0.02, 0.04, 0.09])
    >>> round(test.intercept, 2), test.df
    (-0.29, 2)
    """

    standard_error: float
    intercept: float
    statistic: float
    p_value: float
    df: int


@dataclass(frozen=True)
class TrimAndFill:
    """Studies imputed on the sparse side of the funnel, and the result with them.

    Attributes
    ----------
    missing : int
    side : {"left", "right"}
    filled_effects, filled_variances : tuple of float
        The imputed studies.
    pooled : Pooled
        All studies, imputed ones included.
    estimator : {"L0", "R0"}

    Examples
    --------
    >>> filled = trim_and_fill([0.1, 0.15, 0.2, 0.5, 0.8], [0.01, 0.01, 0.02, 0.05, 0.09])
    >>> filled.side, filled.missing == len(filled.filled_effects), filled.pooled.k
    ('left', True, 7)
    """

    missing: int
    side: Literal["left", "right"]
    filled_effects: tuple[float, ...]
    filled_variances: tuple[float, ...]
    pooled: Pooled
    estimator: str


def egger(effects: Sequence[float], variances: Sequence[float], level: float = 0.95) -> EggerTest:
    """Return Egger's test: weighted least squares of effect on standard error.

    References
    ----------
    Egger, M., et al. (1997). BMJ, 315, 629-634 (R: ``regtest(model = "lm")`` of metafor).

    Examples
    --------
    >>> test = egger([0.1, 0.3, 0.5, 0.9], [0.01, 0.02, 0.04, 0.09])
    >>> print(f"{test.value:.2f} ({test.lower:.2f} to {test.upper:.2f})")
    4.02 (3.15 to 4.88)
    """
    from scipy.stats import t

    check_level(level)
    y, v = checked(effects, variances, least=3)
    if np.ptp(v) <= 1e-9 * v.max():
        raise ValueError("all studies have the same variance: there is no funnel to test")
    design = np.column_stack([np.ones(len(y)), np.sqrt(v)])
    # Weighted least squares with estimated dispersion is the fixed model with Knapp-Hartung errors.
    fit = regress(y, v, design, method="fixed", test="hartung-knapp")
    slope, error, df = fit.coefficients[1], fit.standard_errors[1], len(y) - 2
    half_width = float(t.ppf((1 + level) / 2, df)) * error
    statistic = slope / error
    return EggerTest(
        value=slope,
        lower=slope - half_width,
        upper=slope + half_width,
        standard_error=error,
        intercept=fit.coefficients[0],
        statistic=statistic,
        p_value=float(2 * t.sf(abs(statistic), df)),
        df=df,
    )


def trim_and_fill(
    effects: Sequence[float],
    variances: Sequence[float],
    method: Method = "REML",
    test: Test = "wald",
    level: float = 0.95,
    estimator: Literal["L0", "R0"] = "L0",
) -> TrimAndFill:
    """Impute the studies that an asymmetric funnel seems to lack, and pool with them.

    References
    ----------
    Duval, S., & Tweedie, R. (2000). JASA, 95(449), 89-98.

    Examples
    --------
    >>> filled = trim_and_fill([0.1, 0.15, 0.2, 0.5, 0.8], [0.01, 0.01, 0.02, 0.05, 0.09])
    >>> filled.missing, filled.side, round(filled.pooled.mean, 2)
    (2, 'left', 0.14)
    """
    check_level(level)
    check_one_of("estimator", estimator, ("L0", "R0"))
    y, v = checked(effects, variances, least=3)
    side: Literal["left", "right"] = "right" if _leans_left(y, v, method) else "left"
    sign = -1.0 if side == "right" else 1.0
    order = np.argsort(sign * y, kind="stable")
    # Flipped where studies are missing on the right, so that the excess always lies right.
    missing, centre = _missing(sign * y[order], v[order], method, estimator)
    extreme = order[len(y) - missing :]
    filled, filled_variances = 2 * sign * centre - y[extreme], v[extreme]
    with_filled = np.append(y, filled).tolist(), np.append(v, filled_variances).tolist()
    return TrimAndFill(
        missing=missing,
        side=side,
        filled_effects=tuple(filled.tolist()),
        filled_variances=tuple(filled_variances.tolist()),
        pooled=pool(*with_filled, method=method, test=test, level=level),
        estimator=estimator,
    )


def _leans_left(y: Array, v: Array, method: Method) -> bool:
    """Say whether small studies show lower effects, so that the right side looks empty."""
    if np.ptp(v) <= 1e-9 * v.max():
        return False  # studies of one size have no smaller ones
    design = np.column_stack([np.ones(len(y)), np.sqrt(v)])
    return regress(y, v, design, method=method, test="wald").coefficients[1] < 0


def _missing(y: Array, v: Array, method: Method, estimator: str) -> tuple[int, float]:
    """Iterate to the number of missing studies; effects sorted, the right side in excess."""
    k, missing, before, centre = len(y), 0, -1, 0.0
    for _ in range(100):
        if missing == before:
            break
        before = missing
        keep = slice(0, k - missing)
        centre = pool(y[keep].tolist(), v[keep].tolist(), method).mean
        deviation = y - centre
        ranks = np.empty(k)
        ranks[np.argsort(np.abs(deviation), kind="stable")] = np.arange(1, k + 1)
        if estimator == "R0":
            left = ranks[deviation < 0]
            count = k - (left.max() if len(left) else 0) - 1
        else:
            count = (4 * ranks[deviation > 0].sum() - k * (k + 1)) / (2 * k - 1)
        # At least two studies must stay to be pooled.
        missing = min(max(0, round(float(count))), k - 2)
    return missing, centre
