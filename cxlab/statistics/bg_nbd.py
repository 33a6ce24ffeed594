"""Who is still a customer, and how often they will come: the BG/NBD model of repeat buying."""

from dataclasses import dataclass

import numpy as np

from cxlab.errors import InputError, LackError
from cxlab.statistics.arrays import numbers
from cxlab.statistics.moments import Array

FEWEST_RETURNED = 10  # customers who came again, below which four parameters are not told apart


@dataclass(frozen=True)
class BgNbd:
    """While active, a customer buys at a rate of their own and may leave after any purchase.

    Attributes
    ----------
    r, alpha : float
        Rates of buying vary as a gamma with shape r and rate alpha (in units of time).
    a, b : float
        Chances of leaving after a purchase vary as a beta.
    log_likelihood : float

    References
    ----------
    Fader, P. S., Hardie, B. G. S., & Lee, K. L. (2005). "Counting your customers" the easy way.
    Marketing Science, 24(2), 275-284 (equations 6 and 10).

    Examples
    --------
    >>> model = BgNbd(0.243, 4.414, 0.793, 2.426, -9582.4)
    >>> later = model.expected(np.array([2.0]), np.array([30.43]), np.array([38.86]), 39)
    >>> round(float(later[0]), 3)  # the authors' spreadsheet: 1.226
    1.226
    """

    r: float
    alpha: float
    a: float
    b: float
    log_likelihood: float

    def expected(self, frequency: Array, recency: Array, age: Array, ahead: float) -> Array:
        """Return how many purchases each customer will make in the time ``ahead``.

        Parameters
        ----------
        frequency : array of float
            Purchases after the first.
        recency, age : array of float
            Time from the first purchase to the last one, and to the end of what was seen.
        ahead : float
        """
        from scipy.special import hyp2f1

        r, alpha, a, b = self.r, self.alpha, self.a, self.b
        x, whole = frequency, alpha + age
        shrunk = hyp2f1(r + x, b + x, a + b + x - 1, ahead / (whole + ahead))
        come = 1 - (whole / (whole + ahead)) ** (r + x) * shrunk
        return np.asarray((a + b + x - 1) / (a - 1) * come * self.active(x, recency, age))

    def active(self, frequency: Array, recency: Array, age: Array) -> Array:
        """Return the probability that each customer has not left."""
        x = frequency
        odds = self.a / (self.b + np.maximum(x, 1) - 1)
        gone = odds * ((self.alpha + age) / (self.alpha + recency)) ** (self.r + x)
        return np.where(x > 0, 1 / (1 + gone), 1.0)


def fit_bg_nbd(frequency: Array, recency: Array, age: Array, counts: Array) -> BgNbd:
    """Return the model by maximum likelihood.

    Parameters
    ----------
    frequency, recency, age : array of shape (k,)
        As `BgNbd.expected`.
    counts : array of shape (k,)
        How many customers are so.

    Raises
    ------
    LackError
        If hardly anybody came again.
    InputError
        For a number that is missing or below 0, half a purchase, or a last one after the end.

    Examples
    --------
    >>> few = np.array([1.0])
    >>> fit_bg_nbd(few, few, few, few)
    Traceback (most recent call last):
    cxlab.errors.LackError: customers who came again: 1; at least 10 are needed for a forecast
    """
    from scipy.optimize import minimize

    frequency, recency, age, counts = data = _checked(frequency, recency, age, counts)
    returned = int(counts[frequency > 0].sum())
    if returned < FEWEST_RETURNED:
        raise LackError(
            "customers who came again: {n}; at least {least} are needed for a forecast",
            n=returned,
            least=FEWEST_RETURNED,
        )
    start = np.array([0.0, np.log(np.average(data[2], weights=data[3]) / 4 + 1), 0.0, 0.0])
    best = minimize(
        *(_loss, start, data),
        method="L-BFGS-B",
        bounds=[(-7, 12)] * 4,
        options={"ftol": 1e-14, "gtol": 1e-9, "maxiter": 500},
    )
    r, alpha, a, b = np.exp(best.x)
    if abs(a - 1) < 1e-9:  # the forecast divides by a - 1
        a += 1e-6
    likelihood = float(-best.fun * data[3].sum())
    return BgNbd(float(r), float(alpha), float(a), float(b), log_likelihood=likelihood)


def _loss(logs: Array, x: Array, recency: Array, age: Array, counts: Array) -> float:
    """Return the negative log-likelihood of a customer, on average."""
    from scipy.special import gammaln

    r, alpha, a, b = np.exp(logs)
    rate = gammaln(r + x) - gammaln(r) + r * np.log(alpha)
    leaving = gammaln(a + b) + gammaln(b + x) - gammaln(b) - gammaln(a + b + x)
    stays = -(r + x) * np.log(alpha + age)
    odds = np.log(a) - np.log(b + np.maximum(x, 1) - 1)
    leaves = np.where(x > 0, odds - (r + x) * np.log(alpha + recency), -np.inf)
    total = rate + leaving + np.logaddexp(stays, leaves)
    return float(-(counts @ total) / counts.sum())


def _checked(*parts: Array) -> tuple[Array, Array, Array, Array]:
    names = ("frequency", "recency", "age", "counts")
    frequency, recency, age, counts = (
        numbers(name, part, of=len(parts[0])) for name, part in zip(names, parts, strict=True)
    )
    for name, part in zip(names, (frequency, recency, age, counts), strict=True):
        if (part < 0).any():
            raise InputError(f"{name}: number {np.argmax(part < 0) + 1} is below 0")
    if (frequency != np.round(frequency)).any():
        raise InputError("frequency: whole numbers of purchases are needed")
    if (late := recency > age * (1 + 1e-9)).any():
        raise InputError(f"recency: number {np.argmax(late) + 1} is beyond its age")
    return frequency, recency, age, counts
