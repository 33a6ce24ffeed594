"""The p-value that an interval implies: at which level would it just end at a limit?"""

from math import erfc, inf, isinf, sqrt
from statistics import NormalDist

from cxlab.claims.estimate import Estimate
from cxlab.claims.verdict import Verdict

NORMAL = NormalDist()


def p_of_limit(estimate: Estimate, limit: float) -> float:
    """Return the two-sided p-value of "the true value is the limit", from the interval alone.

    It is below one minus the interval's level exactly where the interval excludes the limit. Each
    side is taken as normal, or as t where the estimate knows its degrees of freedom; a side without
    an end says nothing, so that p is 1.

    References
    ----------
    Altman, D. G., & Bland, J. M. (2011). BMJ, 343, d2304.

    Examples
    --------
    >>> round(p_of_limit(Estimate(0.19, 0.05, 0.33, "effect"), 0), 4)
    0.0078
    """
    distance = abs(limit - estimate.value)
    is_below = limit < estimate.value
    reach = estimate.value - estimate.lower if is_below else estimate.upper - estimate.value
    if distance == 0 or isinf(reach):
        return 1.0
    widths = distance / reach if reach > 0 else inf
    tail, df = (1 - estimate.level) / 2, estimate.df
    if df is None:
        return erfc(widths * -NORMAL.inv_cdf(tail) / sqrt(2))
    from scipy.special import stdtr, stdtrit  # slow to import

    return float(2 * stdtr(df, widths * stdtrit(df, tail)))


def p_of_verdict(estimate: Estimate, verdict: Verdict, smallest_effect: float) -> float | None:
    """Return the smallest error rate at which an interval still gives the verdict.

    Read with the interval of the level ``1 - p``, the claim would just get it. None where there
    is no verdict to lose: nothing found, or nothing decided.

    Examples
    --------
    >>> estimate = Estimate(0.10, 0.06, 0.14, "risk difference")
    >>> round(p_of_verdict(estimate, Verdict.SUPPORTED, 0.02), 6)  # four standard errors from 0.02
    8.9e-05
    """
    above, below = (p_of_limit(estimate, end) for end in (smallest_effect, -smallest_effect))
    if verdict in (Verdict.SUPPORTED, Verdict.CONTRADICTED):
        return above if estimate.value > 0 else below
    return max(above, below) if verdict is Verdict.NEGLIGIBLE else None
