"""Pooling studies: a random-effects model whose heterogeneity is never negative.

Written here because no Python library gives all of it right: statsmodels 0.15 returns a negative
tau2 and I2 for homogeneous studies; others lack Hartung-Knapp or prediction intervals. Every
number agrees with R's metafor (``tests/reference/reference.json``); its ``test = "adhoc"`` is our
guard that Hartung-Knapp intervals are never narrower than the studies' own errors.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from cxlab.arguments import check_level, check_one_of
from cxlab.statistics.heterogeneity import (
    METHODS,
    TAU2,
    Array,
    Method,
    checked,
    i2_and_h2,
    quadratic_form,
    tau2_at,
)
from cxlab.statistics.interval import Interval
from cxlab.statistics.reference_distribution import quantile, upper_tail

Test = Literal["wald", "hartung-knapp"]
TESTS: tuple[Test, ...] = ("wald", "hartung-knapp")


@dataclass(frozen=True)
class Regression:
    """A (mixed-effects) meta-regression, or with a column of ones alone a pooled mean.

    Attributes
    ----------
    coefficients, standard_errors : tuple of float
        One per column of the design.
    tau2 : float
        Variance between studies left over, 0 or more.
    df : int or None
        Degrees of freedom of the t distribution for intervals; None means normal.
    omnibus, omnibus_p : float
        Test that all coefficients but the first are zero (F with t-based tests, else
        chi-square); nan without moderators.

    Examples
    --------
    >>> fit = regress(np.array([0.1, 0.5]), np.full(2, 0.01), np.ones((2, 1)), "DL", "wald")
    >>> round(fit.coefficients[0], 2), round(fit.tau2, 2), fit.df
    (0.3, 0.07, None)
    """

    coefficients: tuple[float, ...]
    standard_errors: tuple[float, ...]
    tau2: float
    df: int | None
    omnibus: float
    omnibus_p: float


@dataclass(frozen=True)
class Pooled(Interval):
    """Studies pooled.

    Attributes
    ----------
    value, lower, upper, standard_error, p_value : float
        The mean effect, its interval and the two-sided p-value of zero.
    prediction_lower, prediction_upper : float
        Interval for the effect of a new study (the interval of the mean under ``fixed``).
    tau2 : float
        Variance of true effects between studies, 0 or more.
    i2, h2 : float
        Share of the variance due to heterogeneity (0 to 1), and H2.
    q, q_p : float
        Cochran's heterogeneity test on ``k - 1`` degrees of freedom.
    k : int
        Number of studies.
    df : int or None
        Degrees of freedom of the intervals; None means normal.
    level : float
    method : {"fixed", "DL", "PM", "REML"}

    Examples
    --------
    >>> pooled = pool([0.1, 0.5], [0.01, 0.01], "DL")
    >>> round(pooled.q, 2), round(pooled.i2, 3), round(pooled.chance_beyond(0.3), 2)
    (8.0, 0.875, 0.5)
    """

    standard_error: float
    p_value: float
    prediction_lower: float
    prediction_upper: float
    tau2: float
    i2: float
    h2: float
    q: float
    q_p: float
    k: int
    df: int | None
    level: float
    method: Method

    @property
    def mean(self) -> float:
        """The mean effect, by its name."""
        return self.value

    @property
    def prediction(self) -> Interval:
        """The mean with the interval for the effect of a new study."""
        return Interval(self.value, self.prediction_lower, self.prediction_upper)

    def chance_beyond(self, effect: float) -> float:
        """Return the probability that a new study's true effect exceeds ``effect``."""
        sd = float(np.sqrt(self.standard_error**2 + self.tau2))
        return upper_tail((effect - self.mean) / sd, self.df)


def pool(
    effects: Sequence[float],
    variances: Sequence[float],
    method: Method = "REML",
    test: Test = "wald",
    level: float = 0.95,
) -> Pooled:
    """Pool effects of independent studies.

    Parameters
    ----------
    effects, variances : sequence of float
        One per study, on one scale; variances above 0.
    method : {"fixed", "DL", "PM", "REML"}
        Common effect, or the estimator of tau2: DerSimonian-Laird, Paule-Mandel, restricted
        maximum likelihood. All are truncated at 0.
    test : {"wald", "hartung-knapp"}
        Normal intervals, or Knapp and Hartung's on t with ``k - 1`` degrees of freedom. Where
        effects agree more closely than chance would let them, the latter would be narrower than
        the studies' own errors allow (zero, if all are equal): then those errors are used.
    level : float

    Raises
    ------
    InputError
        For fewer than two studies, a variance not above 0, values that are not finite, another
        method or test than these, or a level that is none.

    References
    ----------
    Viechtbauer, W. (2010). Journal of Statistical Software, 36(3), 1-48.
    Hartung, J., & Knapp, G. (2001). Statistics in Medicine, 20(12), 1771-1782.
    Roever, C., Knapp, G., & Friede, T. (2015). BMC Medical Research Methodology, 15, 99.

    Examples
    --------
    What coaching did in eight schools (Rubin 1981):

    >>> schools, errors = [28, 8, -3, 7, -1, 1, 18, 12], [15, 10, 16, 11, 9, 11, 10, 18]
    >>> pooled = pool(schools, [error**2 for error in errors], "DL")
    >>> print(f"{pooled.mean:.1f} ({pooled.lower:.1f} to {pooled.upper:.1f}), Q = {pooled.q:.2f}")
    7.7 (-0.3 to 15.7), Q = 4.71
    """
    check_level(level)
    y, v = checked(effects, variances)
    k = len(y)
    fit = regress(y, v, np.ones((k, 1)), method=method, test=test, never_narrower=True)
    mean, error = fit.coefficients[0], fit.standard_errors[0]
    critical = quantile((1 + level) / 2, fit.df)
    half_width, predicted = critical * error, critical * float(np.sqrt(error**2 + fit.tau2))
    return Pooled(
        value=mean,
        standard_error=error,
        lower=mean - half_width,
        upper=mean + half_width,
        p_value=2 * upper_tail(abs(mean / error), fit.df),
        prediction_lower=mean - predicted,
        prediction_upper=mean + predicted,
        tau2=fit.tau2,
        **_heterogeneity(y, v, fit.tau2, method),
        k=k,
        df=fit.df,
        level=level,
        method=method,
    )


def _heterogeneity(y: Array, v: Array, tau2: float, method: Method) -> dict[str, Any]:
    """Return how much studies differ beyond chance, and Cochran's test of it."""
    from scipy.stats import chi2

    q = quadratic_form(y, v, np.ones((len(y), 1)), 0.0)
    i2, h2 = i2_and_h2(v, tau2, q, method)
    return {"i2": i2, "h2": h2, "q": q, "q_p": float(chi2.sf(q, len(y) - 1))}


def regress(
    y: Array,
    v: Array,
    design: Array,
    method: Method,
    test: Test,
    never_narrower: bool = False,
) -> Regression:
    """Regress effects on moderators, with the variance between studies left over.

    Parameters
    ----------
    y, v : array of shape (k,)
    design : array of shape (k, p)
        The first column is the intercept.
    method, test : as `pool`; others are refused
        ``hartung-knapp`` is the Knapp-Hartung test, with an F test of the moderators.
    never_narrower : bool
        Do not let that test shrink the errors below those the variances give.

    Examples
    --------
    >>> effects, variances = np.array([0.1, 0.2, 0.3, 0.4]), np.full(4, 0.01)
    >>> design = np.column_stack([np.ones(4), [0, 1, 2, 3]])  # the intercept, and one moderator
    >>> [round(b, 3) for b in regress(effects, variances, design, "REML", "wald").coefficients]
    [0.1, 0.1]
    """
    check_one_of("method", method, METHODS)
    check_one_of("test", test, TESTS)
    k, p = design.shape
    tau2 = TAU2[method](y, v, design)
    weights, df = 1 / (v + tau2), None
    covariance = np.linalg.inv(design.T @ (weights[:, None] * design))
    beta = covariance @ design.T @ (weights * y)
    if test == "hartung-knapp":
        df = k - p
        scale = quadratic_form(y, v, design, tau2) / df
        covariance = covariance * (max(1.0, scale) if never_narrower else scale)
    omnibus, omnibus_p = _omnibus(beta[1:], covariance[1:, 1:], df)
    errors = np.sqrt(np.diag(covariance))
    return Regression(
        coefficients=tuple(map(float, beta)),
        standard_errors=tuple(map(float, errors)),
        tau2=tau2,
        df=df,
        omnibus=omnibus,
        omnibus_p=omnibus_p,
    )


def _omnibus(tested: Array, covariance: Any, df: int | None) -> tuple[float, float]:
    """Return the test that all coefficients are zero, and its p-value; nan without any."""
    from scipy.stats import chi2, f

    if not (k := len(tested)):
        return float("nan"), float("nan")
    statistic = float(tested @ np.linalg.solve(covariance, tested))
    if df is None:
        return statistic, float(chi2.sf(statistic, k))
    statistic /= k
    return statistic, float(f.sf(statistic, k, df))


def tau2_interval(
    effects: Sequence[float], variances: Sequence[float], level: float = 0.95
) -> tuple[float, float]:
    """Return the Q-profile interval of tau2.

    Raises
    ------
    InputError
        As `pool`.

    References
    ----------
    Viechtbauer, W. (2007). Statistics in Medicine, 26(1), 37-52.

    Examples
    --------
    >>> schools, errors = [28, 8, -3, 7, -1, 1, 18, 12], [15, 10, 16, 11, 9, 11, 10, 18]
    >>> lower, upper = tau2_interval(schools, [error**2 for error in errors])
    >>> lower, round(upper)
    (0.0, 270)
    """
    from scipy.stats import chi2

    check_level(level)
    y, v = checked(effects, variances)
    ones = np.ones((len(y), 1))
    law = chi2(len(y) - 1)
    lower, upper = (
        tau2_at(y, v, ones, float(law.ppf(share))) for share in ((1 + level) / 2, (1 - level) / 2)
    )
    return lower, upper
