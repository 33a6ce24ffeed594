"""Two shares of the same people compared: who chose this, less who chose that, of all who chose."""

from cxlab.arguments import check_level, whole
from cxlab.errors import InputError
from cxlab.statistics.interval import Interval


def difference_of_choices(count_1: int, count_2: int, n: int, level: float = 0.95) -> Interval:
    """Return ``(count_1 - count_2) / n`` for two answers of one question, with its interval.

    Never of no width: also where everybody chose alike.

    Raises
    ------
    InputError
        If counts are not whole, ``n`` is below 1, or the counts are no parts of it.

    References
    ----------
    Bonett, D. G., & Price, R. M. (2012). Adjusted Wald confidence interval for a difference of
    binomial proportions based on paired data. Journal of Educational and Behavioral Statistics,
    37(4), 479-488.

    Examples
    --------
    >>> both = difference_of_choices(25, 5, 100)
    >>> round(both.value, 2), round(both.lower, 3), round(both.upper, 3)
    (0.2, 0.094, 0.298)
    """
    from scipy.special import ndtri

    check_level(level)
    count_1, count_2, n = whole("count_1", count_1), whole("count_2", count_2), whole("n", n)
    if n < 1 or min(count_1, count_2) < 0 or count_1 + count_2 > n:
        raise InputError(f"counts {count_1} and {count_2} are no parts of n = {n}")
    value = (count_1 - count_2) / n
    share_1, share_2 = (count_1 + 1) / (n + 2), (count_2 + 1) / (n + 2)
    centre = share_1 - share_2
    reach = float(ndtri((1 + level) / 2)) * ((share_1 + share_2 - centre**2) / (n + 2)) ** 0.5
    return Interval(
        value, max(-1.0, min(centre - reach, value)), min(1.0, max(centre + reach, value))
    )
