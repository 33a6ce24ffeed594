"""A share against a half, exactly: small counts need no approximation."""

from dataclasses import dataclass

from cxlab.arguments import check_level, whole
from cxlab.errors import InputError
from cxlab.statistics.interval import Interval


@dataclass(frozen=True)
class ExactShare(Interval):
    """``count`` of ``n``: the share, its Clopper-Pearson interval, exact p-values of a half.

    Examples
    --------
    >>> ExactShare(0.75, 0.4, 0.95, count=6, n=8, two_sided_p=0.29, one_sided_p=0.14).count
    6
    """

    count: int
    n: int
    two_sided_p: float
    one_sided_p: float


def exact_share(count: int, n: int, level: float = 0.95) -> ExactShare:
    """Return a share with its exact interval; one-sided is "more than a half".

    Raises
    ------
    InputError
        If counts are not whole, ``n`` is below 1 or ``count`` not between 0 and ``n``.

    References
    ----------
    Clopper, C. J., & Pearson, E. S. (1934). Biometrika, 26(4), 404-413.

    Examples
    --------
    >>> chosen = exact_share(22, 32)
    >>> round(chosen.two_sided_p, 4), round(chosen.one_sided_p, 3)
    (0.0501, 0.025)
    """
    from scipy.stats import binomtest

    check_level(level)
    count, n = whole("count", count), whole("n", n, least=1)
    if count > n:
        raise InputError(f"count is {count}; it must lie between 0 and n = {n}")
    test = binomtest(count, n)
    ends = test.proportion_ci(level, method="exact")
    return ExactShare(
        count / n,
        float(ends.low),
        float(ends.high),
        count=count,
        n=n,
        two_sided_p=float(test.pvalue),
        one_sided_p=float(binomtest(count, n, alternative="greater").pvalue),
    )
