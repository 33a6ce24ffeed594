"""The response surface: an outcome on expectation and perception, their squares and product.

Everything comes from moments, so a published table of moments and a file of answers go the same
way: for answers, `quadratic_columns` makes the squares first.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from cxlab.errors import LackError
from cxlab.statistics.importance import regression
from cxlab.statistics.moments import Array, Moments
from cxlab.statistics.sandwich import robust_regression
from cxlab.statistics.slope import Slope, slope, slope_of

TERMS = ("expectation", "perception", "E2", "EP", "P2")
# Each parameter as a sum of the coefficients of TERMS.
SURFACE: Mapping[str, tuple[float, ...]] = {
    "a1": (1, 1, 0, 0, 0),
    "a2": (0, 0, 1, 1, 1),
    "a3": (1, -1, 0, 0, 0),
    "a4": (0, 0, 1, -1, 1),
    "a5": (0, 0, 1, 0, -1),
}


@dataclass(frozen=True, eq=False)
class ResponseSurface:
    """A polynomial regression of the second degree.

    Attributes
    ----------
    intercept : float
        The outcome where expectation and perception are at the centre.
    coefficients : tuple of Slope
        In the order of `TERMS`.
    parameters : dict of str to Slope
        ``a1, a2``: slope at the centre and curvature along agreement, both rising together;
        ``a3, a4``: the same along disagreement, expectation rising and perception falling;
        ``a5``: curvature of expectation less that of perception.
    r2, linear_r2 : float
        With and without the three terms of second degree.
    curvature_p : float
        F test of these three together (Wald's, where errors come from people).
    df, n : int
    centre : float
        Subtracted from both before squaring.

    Examples
    --------
    >>> from cxlab.statistics.moments import Moments
    >>> expected, perceived = np.repeat([3, 5, 7], 3), np.tile([3, 5, 7], 3)
    >>> answers = quadratic_columns(expected, perceived, centre=4)
    >>> answers["satisfaction"] = np.array([4, 5, 7, 3, 4, 6, 2, 3, 4])
    >>> surface = response_surface(Moments.from_responses(answers), "satisfaction", centre=4)
    >>> [round(slope, 2) for slope in surface.slope_at(5)]
    [0.08, -1.25]
    """

    intercept: float
    coefficients: tuple[Slope, ...]
    parameters: Mapping[str, Slope]
    r2: float
    linear_r2: float
    curvature_p: float
    df: int
    n: int
    centre: float

    def slope_at(self, level: float) -> tuple[float, float]:
        """Return the slopes along agreement and along disagreement where both are at ``level``."""
        away = level - self.centre
        a1, a2, a3, _, a5 = (slope.value for slope in self.parameters.values())
        return a1 + 2 * a2 * away, a3 + 2 * a5 * away

    def predict(self, expectation: Array, perception: Array) -> Array:
        """Return the fitted outcome at points of the answer scale."""
        e, p = expectation - self.centre, perception - self.centre
        of_e, of_p, of_e2, of_ep, of_p2 = (slope.value for slope in self.coefficients)
        fitted: Array = (
            self.intercept + of_e * e + of_p * p + of_e2 * e * e + of_ep * e * p + of_p2 * p * p
        )
        return fitted


def quadratic_columns(
    expectation: Sequence[float] | Array, perception: Sequence[float] | Array, centre: float
) -> dict[str, Array]:
    """Return answers with squares and product of what is left after subtracting ``centre``.

    Parameters
    ----------
    expectation, perception : sequence of float, of shape (n,)
        nan where there is no answer.
    centre : float
        Usually the middle of the answer scale.

    Returns
    -------
    dict of str to array of shape (n,)
        Keys are `TERMS`.

    Examples
    --------
    >>> columns = quadratic_columns([5, 6], [4, 7], centre=4)
    >>> [columns[term].tolist() for term in ("E2", "EP", "P2")]
    [[1.0, 4.0], [0.0, 6.0], [0.0, 9.0]]
    """
    e, p = np.asarray(expectation, dtype=float), np.asarray(perception, dtype=float)
    u, v = e - centre, p - centre
    return dict(zip(TERMS, (e, p, u * u, u * v, v * v), strict=True))


def response_surface(
    moments: Moments, outcome: str, centre: float, level: float = 0.95
) -> ResponseSurface:
    """Return the response surface from moments with variables `TERMS` and the outcome.

    The parameters are sums of coefficients, so the delta method gives their standard errors
    exactly. From a printed table errors are taken as equally spread everywhere, as `lm` in R does;
    with people behind the moments they are HC3, and hold however answers are spread
    (`cxlab.statistics.sandwich.robust_regression`).

    Raises
    ------
    LackError
        With too few respondents, answers that do not vary, or terms that add up.

    References
    ----------
    Edwards, J. R., & Parry, M. E. (1993). Academy of Management Journal, 36(6), 1577-1613.
    Shanock, L. R., et al. (2010). Journal of Business and Psychology, 25(4), 543-554.

    Examples
    --------
    >>> from cxlab.statistics.moments import Moments
    >>> expected, perceived = np.repeat([3, 5, 7], 3), np.tile([3, 5, 7], 3)
    >>> answers = quadratic_columns(expected, perceived, centre=4)
    >>> answers["satisfaction"] = np.array([4, 5, 7, 3, 4, 6, 2, 3, 4])
    >>> surface = response_surface(Moments.from_responses(answers), "satisfaction", centre=4)
    >>> {name: round(slope.value, 2) for name, slope in surface.parameters.items()}
    {'a1': 0.12, 'a2': -0.02, 'a3': -1.0, 'a4': 0.1, 'a5': -0.13}
    """
    if moments.n < len(TERMS) + 2:
        raise LackError("respondents: {n}; a response surface needs more", n=moments.n)
    fit = regression(moments, outcome, TERMS)
    linear = regression(moments, outcome, TERMS[:2])
    part = moments.select([outcome, *TERMS])
    coefficients = np.array(fit.coefficients)
    gain = (fit.r2 - linear.r2) / 3 / ((1 - fit.r2) / fit.df) if fit.r2 < 1 else np.inf
    slope_from, curvature_p, df = _errors(
        part, coefficients, gain=gain, r2=fit.r2, df=fit.df, level=level
    )
    at_centre = part.mean[1:] - [centre, centre, 0, 0, 0]
    return ResponseSurface(
        intercept=float(part.mean[0] - coefficients @ at_centre),
        coefficients=tuple(slope_from(weights) for weights in np.eye(len(TERMS))),
        parameters={
            name: slope_from(np.array(weights, float)) for name, weights in SURFACE.items()
        },
        r2=fit.r2,
        linear_r2=linear.r2,
        curvature_p=curvature_p,
        df=df,
        n=moments.n,
        centre=centre,
    )


def _errors(
    part: Moments, coefficients: Array, *, gain: float, r2: float, df: int, level: float
) -> tuple[Callable[[Array], Slope], float, int]:
    """Return what gives a weighted sum of coefficients its interval, and the curvature's p."""
    from scipy.stats import f

    if part.people is None:
        spread = np.linalg.inv(part.covariance[1:, 1:]) * part.covariance[0, 0] * (1 - r2) / df
        p_value = float(f.sf(gain, 3, df))
        return (
            (lambda weights: slope_of(weights, coefficients, spread, df, level=level)),
            p_value,
            df,
        )
    people, fit = part.people, robust_regression(part, part.names[0], part.names[1:])
    slopes, curved = fit.spread[1:, 1:], coefficients[2:]
    # Few clusters leave fewer dimensions than terms.
    rank = max(int(np.linalg.matrix_rank(fit.spread[3:, 3:], hermitian=True)), 1)
    wald = float(curved @ np.linalg.pinv(fit.spread[3:, 3:], hermitian=True) @ curved) / rank

    def slope_from(weights: Array) -> Slope:
        """Return a weighted sum with the degrees of freedom of its own variance."""
        error = float(np.sqrt(max(float(weights @ slopes @ weights), 0.0)))
        freedom = fit.freedom(np.concatenate([[0.0], weights]), people)
        return slope(float(weights @ coefficients), error, freedom, level)

    return slope_from, float(f.sf(wald, rank, fit.df)), fit.df
