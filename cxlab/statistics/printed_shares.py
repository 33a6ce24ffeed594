"""Shares known as percentages, not as counts, with their intervals."""

from math import ceil, floor

from cxlab.arguments import check_above, check_level, check_within, whole
from cxlab.statistics.interval import Interval
from cxlab.statistics.one_proportion import proportion


def printed_share(share: float, n: int, level: float = 0.95) -> Interval:
    """Return a share printed in whole percent, with the widest Wilson interval that it allows.

    Parameters
    ----------
    share : float
        As printed: it stands for every count that rounds to it.
    n : int
        Of how many people.
    level : float

    Raises
    ------
    InputError
        For a share outside 0 to 1, such as 31 for 31%, or people that are no whole number.

    Examples
    --------
    >>> share = printed_share(0.31, 263)  # 81 of 263 give .2553 to .3662, Newcombe (1998)
    >>> round(share.lower, 3), round(share.upper, 3)
    (0.255, 0.37)
    """
    check_within("share", share)
    n = whole("n", n, least=1)
    # Where no count rounds to the share, the counts on both sides of it.
    few, many = sorted([ceil((share - 0.005) * n - 1e-9), floor((share + 0.005) * n + 1e-9)])
    lower, upper = (proportion(min(max(count, 0), n), n, level) for count in (few, many))
    return Interval(share, min(lower.lower, share), max(upper.upper, share))


def difference_of_printed(
    first: tuple[float, float], second: tuple[float, float], level: float = 0.95
) -> Interval:
    """Return the first share less the second one, with Newcombe's hybrid score interval.

    Parameters
    ----------
    first, second : (float, float)
        The share, and of how many people; times each other they need not be whole.
    level : float

    Raises
    ------
    InputError
        For a share outside 0 to 1, or of nobody.

    Examples
    --------
    >>> apart = difference_of_printed((56 / 70, 70), (48 / 80, 80))  # Newcombe (1998), (a)
    >>> round(apart.lower, 4), round(apart.upper, 4)
    (0.0524, 0.3339)
    """
    from statsmodels.stats.proportion import confint_proportions_2indep

    check_level(level)
    (share_1, n_1), (share_2, n_2) = first, second
    for share, n in (first, second):
        check_within("share", share)
        check_above("n", n)
    lower, upper = confint_proportions_2indep(
        *(share_1 * n_1, n_1, share_2 * n_2, n_2),
        method="newcomb",
        compare="diff",
        alpha=1 - level,
    )
    value = share_1 - share_2
    return Interval(value, min(float(lower), value), max(float(upper), value))
