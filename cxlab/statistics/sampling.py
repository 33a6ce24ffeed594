"""What moments would another sample have given? Draws from their sampling distribution."""

from dataclasses import dataclass

import numpy as np

from cxlab.arguments import check_level
from cxlab.errors import LackError
from cxlab.statistics.moments import Array, Moments

AT_ONCE = 128  # matrices: so few stay in a core's cache, and all are done in half the time
SINGULAR = 1e-8  # smallest eigenvalue of correlations that are none of each other's sums


@dataclass(frozen=True, eq=False)
class MomentDraws:
    """Moments of other samples of the same size, if answers were normal.

    Attributes
    ----------
    names : tuple of str
    mean : array of shape (draws, p)
    covariance : array of shape (draws, p, p)

    Examples
    --------
    >>> MomentDraws(("a",), mean=np.zeros((1000, 1)), covariance=np.ones((1000, 1, 1))).names
    ('a',)
    """

    names: tuple[str, ...]
    mean: Array
    covariance: Array


def draw_moments(moments: Moments, draws: int, seed: int) -> MomentDraws:
    """Draw means and covariances around those observed: normal and Wishart.

    Means of tables that print correlations only are not known and stay ``nan``.

    Raises
    ------
    LackError
        If there are not more respondents than variables, one does not vary, or some are sums or
        copies of others.

    References
    ----------
    Anderson, T. W. (2003). An Introduction to Multivariate Statistical Analysis, 3.3 and 7.2.

    Examples
    --------
    >>> from cxlab.statistics.moments import Moments
    >>> moments = Moments(("a", "b"), 100, np.array([4.0, 5.0]), np.array([[1.0, 0.5], [0.5, 1.0]]))
    >>> drawn = draw_moments(moments, draws=4000, seed=1)
    >>> drawn.mean.shape, drawn.covariance.shape, drawn.mean.std(axis=0).round(1)
    ((4000, 2), (4000, 2, 2), array([0.1, 0.1]))
    """
    refuse_dependent(moments)
    n, p = moments.effective, len(moments.names)
    rng = np.random.default_rng(seed)
    root = np.linalg.cholesky(moments.covariance)
    covariance = draw_roots(n, p, draws, rng)
    mean = moments.mean + rng.standard_normal((draws, p)) @ root.T / np.sqrt(n)
    for start in range(0, draws, AT_ONCE):
        part = slice(start, start + AT_ONCE)
        roots = (root / np.sqrt(n - 1)) @ covariance[part]
        covariance[part] = roots @ roots.transpose(0, 2, 1)
    return MomentDraws(moments.names, mean, covariance)


def draw_roots(n: int, p: int, draws: int, rng: np.random.Generator) -> Array:
    """Draw roots of the scatter of n people's p unrelated normal answers.

    The scatter, root times its transpose, has a Wishart distribution with n - 1 degrees of freedom.
    Written here because scipy draws one at a time.

    Returns
    -------
    array of shape (draws, p, min(p, n - 1))
        Lower triangular.

    References
    ----------
    Bartlett, M. S. (1933). Proceedings of the Royal Society of Edinburgh, 53, 260-283.

    Examples
    --------
    >>> draw_roots(n=100, p=3, draws=5, rng=np.random.default_rng(1)).shape
    (5, 3, 3)
    """
    width = min(p, n - 1)
    roots: Array = rng.standard_normal((draws, p, width))
    roots *= np.tri(p, width, -1)
    places = np.arange(width)
    roots[:, places, places] = np.sqrt(rng.chisquare(n - 1 - places, (draws, width)))
    return roots


def refuse_dependent(moments: Moments) -> None:
    """Refuse moments of which other samples would say nothing.

    Raises
    ------
    LackError
        As `draw_moments`.

    Examples
    --------
    >>> refuse_dependent(Moments(("a", "b"), 100, np.zeros(2), np.ones((2, 2))))
    Traceback (most recent call last):
    cxlab.errors.LackError: some of a, b are sums or copies of others
    """
    n, p = moments.effective, len(moments.names)
    if n <= p:
        raise LackError("respondents: {n}; more are needed than variables: {p}", n=n, p=p)
    for name, sd in zip(moments.names, moments.sd, strict=True):
        if not sd > 0:
            raise LackError("'{name}' does not vary between respondents", name=name)
    if float(np.linalg.eigvalsh(moments.correlation)[0]) < SINGULAR:
        raise LackError(
            "some of {names} are sums or copies of others", names=", ".join(moments.names)
        )


def interval_of_draws(value: float, draws: Array, level: float) -> tuple[float, float]:
    """Return the bias-corrected percentile interval of ``value``; it always holds the value.

    References
    ----------
    Efron, B. (1982). The Jackknife, the Bootstrap and Other Resampling Plans, 10.7.

    Examples
    --------
    >>> lower, upper = interval_of_draws(50.0, np.arange(101.0), level=0.90)
    >>> round(lower, 1), round(upper, 1)
    (5.0, 95.0)
    """
    from scipy.special import ndtr, ndtri

    check_level(level)
    z = float(ndtri((1 + level) / 2))
    below = float(np.mean(draws < value) + np.mean(draws == value) / 2)
    least = 0.5 / len(draws)  # so that the quantile is finite
    bias = float(ndtri(min(max(below, least), 1 - least)))
    shares = ndtr([2 * bias - z, 2 * bias + z])
    lower, upper = np.quantile(draws, shares)
    return min(float(lower), value), max(float(upper), value)
