"""Two shares known as percentages, not as counts: their difference with its interval."""

from cxlab.statistics.interval import Interval


def difference_of_printed(
    first: tuple[float, float], second: tuple[float, float], level: float = 0.95
) -> Interval:
    """Return the first share less the second one, with Newcombe's hybrid score interval.

    Parameters
    ----------
    first, second : (float, float)
        The share, and of how many people; times each other they need not be whole.
    level : float

    Examples
    --------
    >>> apart = difference_of_printed((56 / 70, 70), (48 / 80, 80))  # Newcombe (1998), (a)
    >>> round(apart.lower, 4), round(apart.upper, 4)
    (0.0524, 0.3339)
    """
    from statsmodels.stats.proportion import confint_proportions_2indep

    (share_1, n_1), (share_2, n_2) = first, second
    lower, upper = confint_proportions_2indep(
        *(share_1 * n_1, n_1, share_2 * n_2, n_2),
        method="newcomb",
        compare="diff",
        alpha=1 - level,
    )
    value = share_1 - share_2
    return Interval(value, min(float(lower), value), max(float(upper), value))
