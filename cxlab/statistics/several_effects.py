"""Several effects of one study: one mean, whose variance knows that the same people gave them."""

from collections.abc import Sequence

from cxlab.arguments import check_within
from cxlab.statistics.heterogeneity import checked


def one_effect(
    effects: Sequence[float], variances: Sequence[float], correlation: float
) -> tuple[float, float]:
    """Return the mean of a study's effects and its variance.

    Parameters
    ----------
    effects, variances : sequence of float
        One or more; variances above 0.
    correlation : float
        Between the sampling errors of any two of them, 0 to 1.

    Raises
    ------
    InputError
        As `cxlab.statistics.meta.pool`, or for a correlation outside 0 to 1.

    References
    ----------
    Borenstein, M., et al. (2009). Introduction to Meta-Analysis, chapter 24 (R: ``aggregate`` of
    metafor, ``struct = "CS", weighted = FALSE``).

    Examples
    --------
    >>> effect, variance = one_effect([0.5, 0.6], [0.01, 0.0225], correlation=0.8)
    >>> round(effect, 2), round(variance, 6)
    (0.55, 0.014125)
    """
    check_within("correlation", correlation)
    y, v = checked(effects, variances, least=1)
    apart, together = v.sum(), (v**0.5).sum() ** 2
    variance = ((1 - correlation) * apart + correlation * together) / len(v) ** 2
    return float(y.mean()), float(variance)
