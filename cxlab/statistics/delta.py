"""How sure is a number made of moments? The delta method: the one home of smooth intervals."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import numpy as np

from cxlab.arguments import check_level
from cxlab.errors import LackError
from cxlab.statistics.interval import Interval
from cxlab.statistics.jackknife import is_few, jackknifed
from cxlab.statistics.moments import Array, Moments
from cxlab.statistics.sampling_design import design_covariance, freedom

STEP = 1e-100  # of the complex step: nothing is subtracted, so nothing is lost
Statistic = Callable[[Any, Any], Any]
ScaleName = Literal["plain", "fisher", "rest", "standardised"]


class Scale(NamedTuple):
    """A scale, rising, on which a statistic is spread evenly: there, its slope, and back.

    Examples
    --------
    >>> shown = SCALES["fisher"]
    >>> round(float(shown.to(0.5)), 4), round(float(shown.back(shown.to(0.5))), 4)
    (0.5493, 0.5)
    """

    to: Callable[[Any], Any]
    slope: Callable[[Any], Any]
    back: Callable[[Any], Any]


SCALES: Mapping[ScaleName, Scale] = {
    "plain": Scale(lambda x: x, lambda _: 1.0, lambda x: x),
    # A correlation: Fisher's z.
    "fisher": Scale(np.arctanh, lambda r: 1 / (1 - r * r), np.tanh),
    # Alpha and omega: the share that is error, on a logarithmic scale.
    "rest": Scale(lambda a: -np.log(1 - a), lambda a: 1 / (1 - a), lambda x: 1 - np.exp(-x)),
    # A mean over its standard deviation: spread evenly there for normal answers.
    "standardised": Scale(
        lambda d: np.sqrt(2) * np.arcsinh(d / np.sqrt(2)),
        lambda d: 1 / np.sqrt(1 + d * d / 2),
        lambda x: np.sqrt(2) * np.sinh(x / np.sqrt(2)),
    ),
}


@dataclass(frozen=True)
class DeltaInterval(Interval):
    """A statistic of moments with its interval.

    Attributes
    ----------
    value, lower, upper : float
    error : float
        Standard error, on the statistic's own scale.
    scaled_error : float
        The same on the scale on which the interval is even.
    df : float
        Degrees of freedom of t.
    n : int
        Respondents.

    Examples
    --------
    >>> DeltaInterval(0.8, 0.7, 0.9, error=0.05, scaled_error=0.25, df=99.0, n=100).turned().value
    -0.8
    """

    error: float
    scaled_error: float
    df: float
    n: int


class Gradient(NamedTuple):
    """How k statistics change with the moments, and their values.

    Attributes
    ----------
    value : array of shape (k,)
    of_mean : array of shape (k, p)
    of_covariance : array of shape (k, p, p)
        Symmetric: a statistic changes by ``(gradient * change).sum()``.

    Examples
    --------
    >>> Gradient(np.array([9.0]), np.array([[6.0]]), np.zeros((1, 1, 1))).of_mean
    array([[6.]])
    """

    value: Array
    of_mean: Array
    of_covariance: Array


def gradient_of(statistic: Statistic, moments: Moments) -> Gradient:
    """Return the gradient of a statistic by complex steps: exact to the last digits.

    Parameters
    ----------
    statistic : callable
        From stacks of means (m, p) and covariances (m, p, p), which may be complex, to values
        (m,) or (m, k); made of arithmetic, powers and matrix products or solutions only.
    moments : Moments

    References
    ----------
    Squire, W., & Trapp, G. (1998). SIAM Review, 40(1), 110-112.

    Examples
    --------
    >>> moments = Moments(("a",), 9, np.array([3.0]), np.array([[4.0]]))
    >>> gradient = gradient_of(lambda mean, covariance: mean[:, 0] ** 2, moments)
    >>> gradient.of_mean.tolist(), gradient.of_covariance.tolist()
    ([[6.0]], [[[0.0]]])
    """
    p = len(moments.names)
    rows, columns = np.triu_indices(p)
    q, places = p + len(rows), p + np.arange(len(rows))
    mean = np.repeat(moments.mean[None].astype(complex), q, axis=0)
    covariance = np.repeat(moments.covariance[None].astype(complex), q, axis=0)
    mean[np.arange(p), np.arange(p)] += STEP * 1j
    covariance[places, rows, columns] += STEP * 1j
    covariance[places, columns, rows] += STEP * 1j * (rows != columns)
    stepped = np.asarray(statistic(mean, covariance)).reshape(q, -1)
    steps = stepped.imag.T / STEP
    of_covariance = np.zeros((len(steps), p, p))
    half = np.where(rows == columns, 1.0, 0.5) * steps[:, p:]
    of_covariance[:, rows, columns] = of_covariance[:, columns, rows] = half
    return Gradient(stepped[0].real.copy(), steps[:, :p], of_covariance)


class Spread(NamedTuple):
    """How uncertain k statistics are.

    Attributes
    ----------
    covariance : array of shape (k, k)
    df : int
        Degrees of freedom of the design.
    freedom : array of shape (k,)
        Those of each statistic's own variance, at most ``df``; see
        `cxlab.statistics.sampling_design.freedom`.

    Examples
    --------
    >>> Spread(np.array([[0.25]]), df=99, freedom=np.array([99.0])).df
    99
    """

    covariance: Array
    df: int
    freedom: Array


def spread_of(moments: Moments, of_mean: Array, of_covariance: Array) -> Spread:
    """Return how uncertain k statistics are, from their gradients.

    From the people behind the moments, by their sampling design; from normal theory where a table
    prints moments only.

    Examples
    --------
    >>> table = Moments(("a",), 9, np.array([3.0]), np.array([[4.0]]))
    >>> float(spread_of(table, np.ones((1, 1)), np.zeros((1, 1, 1))).covariance[0, 0])
    0.4444444444444444
    """
    if moments.people is not None:
        contributions = moments.people.contributions(of_mean, of_covariance)
        covariance, df = design_covariance(contributions, moments.people.design)
        df = min(df, moments.n - 1)
        freedoms = freedom(contributions, moments.people.design)
        return Spread(covariance, df, np.minimum(freedoms, df))
    turned = of_covariance @ moments.covariance
    covariance = 2 * np.einsum("aij,bji->ab", turned, turned) / (moments.n - 1)
    if of_mean.any():  # a table of correlations has no means
        covariance = covariance + of_mean @ moments.covariance @ of_mean.T / moments.n
    df = moments.n - 1
    return Spread(covariance, df, np.full(len(covariance), float(df)))


def spread_of_means(moments: Moments) -> Spread:
    """Return how uncertain the means are.

    Examples
    --------
    >>> table = Moments(("a",), 9, np.array([3.0]), np.array([[4.0]]))
    >>> spread_of_means(table).covariance.round(3)
    array([[0.444]])
    """
    p = len(moments.names)
    return spread_of(moments, np.eye(p), np.zeros((p, p, p)))


def interval_of(
    statistic: Statistic | Gradient,
    moments: Moments,
    level: float = 0.95,
    *,
    scale: ScaleName = "plain",
) -> DeltaInterval:
    """Return a smooth statistic of moments with its t interval.

    Of few people (or clusters) the error is the jackknife's, of more the delta method's: for the
    former influence alone is too sure.

    Parameters
    ----------
    statistic : callable or Gradient
        As `gradient_of` takes it, one number a matrix; or its gradient, where that is known.
    moments : Moments
    level : float
    scale : {"plain", "fisher", "rest", "standardised"}
        On which the interval is even, see `SCALES`.

    Raises
    ------
    LackError
        Where people, or clusters, are so much alike that there is no error.

    References
    ----------
    Binder, D. A. (1983). International Statistical Review, 51(3), 279-292.

    Examples
    --------
    >>> from cxlab.statistics.survey_moments import survey_moments
    >>> moments = survey_moments({"before": [1.0, 2, 4, 3, 5], "after": [2.0, 4, 4, 5, 7]})
    >>> gap = interval_of(lambda mean, covariance: mean[:, 1] - mean[:, 0], moments)
    >>> round(gap.value, 3), round(gap.lower, 3), round(gap.upper, 3), gap.df
    (1.4, 0.289, 2.511, 4.0)
    """
    gradient = statistic if isinstance(statistic, Gradient) else gradient_of(statistic, moments)
    value = float(gradient.value[0])
    if moments.people is not None and callable(statistic) and is_few(moments.people):
        to, slope, _ = SCALES[scale]
        with np.errstate(divide="ignore", invalid="ignore"):  # without somebody, alpha may be 1
            variance, _, df = jackknifed(lambda *drawn: to(statistic(*drawn)), moments.people)
        if np.isfinite(variance) and variance > 0:
            error = float(np.sqrt(variance) / slope(value))
            return on_scale(
                value, error, min(df, moments.n - 1), n=moments.n, level=level, scale=scale
            )
    spread = spread_of(moments, gradient.of_mean, gradient.of_covariance)
    error = float(np.sqrt(max(spread.covariance[0, 0], 0.0)))
    if not error > 0:
        raise LackError("answers are too much alike to tell how sure this number is")
    df = float(spread.freedom[0])
    return on_scale(value, error, df, n=moments.n, level=level, scale=scale)


def on_scale(
    value: float, error: float, df: float, *, n: int, level: float, scale: ScaleName
) -> DeltaInterval:
    """Return the interval of a value with a standard error, even on a scale.

    Examples
    --------
    >>> r = on_scale(0.5, 0.075, 97.0, n=100, level=0.95, scale="fisher")
    >>> round(r.lower, 2), round(r.upper, 2)
    (0.34, 0.63)
    """
    from scipy.special import stdtrit

    check_level(level)
    to, slope, back = SCALES[scale]
    scaled = error * float(slope(value))
    reach = float(stdtrit(df, (1 + level) / 2)) * scaled
    lower, upper = float(back(to(value) - reach)), float(back(to(value) + reach))
    return DeltaInterval(value, lower, upper, error=error, scaled_error=scaled, df=df, n=n)
