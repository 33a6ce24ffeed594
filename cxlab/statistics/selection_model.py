"""What if studies that found nothing were published less often? A three-parameter model."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

import numpy as np

from cxlab.arguments import check_level, check_one_of
from cxlab.errors import LackError
from cxlab.statistics.heterogeneity import Array, checked
from cxlab.statistics.interval import Interval

CUT = 0.025  # one-sided p: what journals call significant
ROUGH = {"xatol": 1e-3, "fatol": 1e-6}
FINE = {"xatol": 1e-10, "fatol": 1e-12, "maxiter": 4000, "maxfev": 4000}


@dataclass(frozen=True)
class SelectionModel(Interval):
    """The mean effect of all studies, published or not.

    Attributes
    ----------
    value, lower, upper : float
        The mean and its Wald interval.
    standard_error, p_value : float
        Of the mean, two-sided.
    tau2 : float
        Variance of true effects between studies.
    likelihood : float
        How likely a result that is not significant is published, for one likely that is.
    chi2, selection_p : float
        Likelihood-ratio test of no selection, on one degree of freedom.
    unselected : float
        The mean if nothing were selected (maximum likelihood).
    significant, k : int
        Studies with a one-sided p of at most .025, and all.

    Examples
    --------
    >>> from dataclasses import fields
    >>> [field.name for field in fields(SelectionModel)][:3]
    ['value', 'lower', 'upper']
    """

    standard_error: float
    p_value: float
    tau2: float
    likelihood: float
    chi2: float
    selection_p: float
    unselected: float
    significant: int
    k: int


def selection_model(
    effects: Sequence[float], variances: Sequence[float], sign: int = 1, level: float = 0.95
) -> SelectionModel:
    """Return the three-parameter selection model: one step, at a one-sided p of .025.

    Parameters
    ----------
    effects, variances : sequence of float
        One per study, on one scale; variances above 0.
    sign : {1, -1}
        Which way results are that were published more readily.
    level : float

    Raises
    ------
    LackError
        If no result is significant that way, or all are.
    ValueError
        With fewer than three studies, or as `cxlab.statistics.meta.pool`.

    References
    ----------
    Hedges, L. V., & Vevea, J. L. (1996). Journal of Educational and Behavioral Statistics, 21(4),
    299-332 (R: ``metafor::selmodel(type = "stepfun", steps = .025)``).

    Examples
    --------
    >>> effects = [0.9, 0.7, 0.6, 0.8, 0.1, 0.5, 0.3]
    >>> found = selection_model(effects, [0.09, 0.07, 0.06, 0.08, 0.01, 0.05, 0.04])
    >>> found.significant, found.value < found.unselected
    (5, True)
    """
    from scipy.special import chdtrc, ndtr, ndtri

    check_level(level)
    y, v = checked(effects, variances, least=3)
    check_one_of("sign", sign, (1, -1))
    model = _Model(sign * y, v)
    significant = _some_significant(model)
    best, worst = model.fitted(selected=True), model.fitted(selected=False)
    mean, error = float(best[0]), model.error(best)
    chi2 = max(2 * (model.minus_log(worst) - model.minus_log(best)), 0.0)
    reach = float(ndtri((1 + level) / 2)) * error
    ends = (sign * (mean - reach), sign * (mean + reach))
    return SelectionModel(
        sign * mean,
        min(ends),
        max(ends),
        standard_error=error,
        p_value=float(2 * ndtr(-abs(mean / error))),
        tau2=model.tau2(best),
        likelihood=exp(float(best[2])),
        chi2=chi2,
        selection_p=float(chdtrc(1, chi2)),
        unselected=sign * float(worst[0]),
        significant=significant,
        k=len(y),
    )


def _some_significant(model: "_Model") -> int:
    """Return how many results are significant; refuse all, or none."""
    count, k = int(model.passed.sum()), len(model.y)
    if not 0 < count < k:
        raise LackError(
            "significant results: {count} of {k}; a selection model needs some of both",
            count=count,
            k=k,
        )
    return count


class _Model:
    """The likelihood, in the mean, the root of tau2, and the logarithm of ``likelihood``."""

    def __init__(self, y: Array, v: Array) -> None:
        from scipy.special import ndtri

        self.unit = float(np.sqrt(np.mean(v)))
        self.y, self.v = y, v
        self.limit = -float(ndtri(CUT)) * np.sqrt(v)
        self.passed = y >= self.limit

    def tau2(self, free: Sequence[float] | Array) -> float:
        """Return tau2, which is kept as a root so that it is never below 0."""
        return float((free[1] * self.unit) ** 2)

    def minus_log(self, free: Sequence[float] | Array) -> float:
        """Return the negative log-likelihood, without constants."""
        return self._minus_log((free[0], self.tau2(free), exp(float(free[2]))))

    def _minus_log(self, natural: Sequence[float] | Array) -> float:
        from scipy.special import ndtr

        mean, tau2, likelihood = natural
        spread = self.v + tau2
        away = self.y - mean
        beyond = ndtr((mean - self.limit) / np.sqrt(spread))
        published = beyond + likelihood * (1 - beyond)
        logs = -np.log(spread) / 2 - away**2 / spread / 2 - np.log(published)
        return -float(logs.sum()) - log(likelihood) * int((~self.passed).sum())

    def fitted(self, selected: bool) -> Array:
        """Return the likeliest parameters, from several beginnings."""
        from scipy.optimize import minimize

        mean = float(np.average(self.y, weights=1 / self.v))
        spread = max(float(np.std(self.y)) / self.unit, 0.1)
        starts = [(mean, spread, 0.0), (mean / 2, spread / 2, -1.5), (mean, 0.05, -0.5)]

        def cost(free: Array) -> float:
            """Return the cost, the third parameter at 0 where nothing is selected."""
            mean, root, last = free
            return self.minus_log((mean, root, min(max(last, -12.0), 12.0) if selected else 0.0))

        rough = [minimize(cost, start, method="Nelder-Mead", options=ROUGH) for start in starts]
        first = min(rough, key=lambda result: float(result.fun))
        best = minimize(cost, first.x, method="Nelder-Mead", options=FINE)
        full: Array = best.x if selected else np.append(best.x[:2], 0.0)
        return full

    def error(self, free: Array) -> float:
        """Return the standard error of the mean, from second differences of the likelihood.

        With tau2 at 0, its end, the others' errors are those with tau2 fixed there.
        """
        natural = np.array([free[0], self.tau2(free), exp(float(free[2]))])
        steps = np.array([1e-4 * self.unit, 1e-4 * self.unit**2, 1e-4 * natural[2]])
        inside = [0, 1, 2] if natural[1] > 2 * steps[1] else [0, 2]
        hessian = np.array([[self._second(natural, steps, a, b) for b in inside] for a in inside])
        return float(np.sqrt(np.linalg.inv(hessian)[0, 0]))

    def _second(self, at: Array, steps: Array, a: int, b: int) -> float:
        total = 0.0
        for one in (1, -1):
            for other in (1, -1):
                moved = at.copy()
                moved[a] += one * steps[a]
                moved[b] += other * steps[b]
                total += one * other * self._minus_log(moved)
        return total / float(4 * steps[a] * steps[b])
