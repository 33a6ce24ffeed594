"""Standardised mean differences of what papers print: means, counts, correlations.

The formulas are those of Borenstein, M., Hedges, L. V., Higgins, J. P. T., & Rothstein, H. R.
(2009). Introduction to Meta-Analysis, chapters 4 and 7; each returns d and its sampling variance.
Numbers that cannot be (shares for counts, a spread not above 0) are refused by an `InputError`.
"""

from math import exp, lgamma, log, pi, sqrt

from cxlab.arguments import check_above, check_between, check_finite, whole
from cxlab.errors import InputError


def variance_of_d(d: float, n_1: float, n_2: float) -> float:
    """Return the variance of a standardised mean difference of two arms.

    References
    ----------
    Hedges, L. V., & Olkin, I. (1985). Statistical Methods for Meta-Analysis.

    Examples
    --------
    >>> round(variance_of_d(0.77, 249, 249), 4)
    0.0086
    """
    check_finite(d=d)
    check_above("n_1", n_1)
    check_above("n_2", n_2)
    return (n_1 + n_2) / (n_1 * n_2) + d**2 / (2 * (n_1 + n_2))


def small_sample_factor(df: float) -> float:
    """Return Hedges' factor, by which d of few people is too large (exact; 2 df or more).

    References
    ----------
    Hedges, L. V. (1981). Journal of Educational Statistics, 6(2), 107-128.

    Examples
    --------
    >>> round(small_sample_factor(98), 4)
    0.9923
    """
    check_above("df", df, 1)
    return exp(lgamma(df / 2) - lgamma((df - 1) / 2)) / sqrt(df / 2)


def d_of_means(
    first: tuple[float, float, int], second: tuple[float, float, int]
) -> tuple[float, float]:
    """Return Hedges' g and its variance from mean, standard deviation and people of two arms.

    Examples
    --------
    The book's own example, with means of 103 and 100:

    >>> g, variance = d_of_means((103, 5.5, 50), (100, 4.5, 50))
    >>> round(g, 4), round(variance, 4)
    (0.5924, 0.0411)
    """
    (mean_1, sd_1, n_1), (mean_2, sd_2, n_2) = first, second
    n_1, n_2 = whole("n", n_1, least=1), whole("n", n_2, least=1)
    check_finite(mean_1=mean_1, mean_2=mean_2)
    check_above("sd_1", sd_1)
    check_above("sd_2", sd_2)
    df = n_1 + n_2 - 2
    factor = small_sample_factor(df)
    pooled = sqrt(((n_1 - 1) * sd_1**2 + (n_2 - 1) * sd_2**2) / df)
    d = (mean_1 - mean_2) / pooled
    return factor * d, factor**2 * variance_of_d(d, n_1, n_2)


def d_of_correlation(r: float, n: int) -> tuple[float, float]:
    """Return d and its variance from a correlation of n people.

    Examples
    --------
    >>> d, variance = d_of_correlation(0.5, n=98)
    >>> round(d, 4), round(variance, 4)
    (1.1547, 0.055)
    """
    check_between("r", r, -1, 1)
    whole("n", n, least=2)
    return 2 * r / sqrt(1 - r**2), 4 / ((n - 1) * (1 - r**2))


def d_of_counts(count_1: int, n_1: int, count_2: int, n_2: int) -> tuple[float, float]:
    """Return d and its variance from two shares, through the log odds ratio.

    Half a person is added to each cell where one is empty.

    References
    ----------
    Hasselblad, V., & Hedges, L. V. (1995). Psychological Bulletin, 117(1), 167-178.

    Examples
    --------
    >>> d, variance = d_of_counts(31, 260, 4, 242)  # bought at 6 and at 24 jams
    >>> round(d, 2), round(variance, 3)
    (1.15, 0.088)
    """
    for count, n in ((count_1, n_1), (count_2, n_2)):
        if whole("count", count) > whole("n", n, least=1):
            raise InputError(f"count is {count}; it must lie between 0 and n = {n}")
    cells = [count_1, n_1 - count_1, count_2, n_2 - count_2]
    a, b, c, d = (cell + 0.5 if 0 in cells else float(cell) for cell in cells)
    return log(a * d / (b * c)) * sqrt(3) / pi, (1 / a + 1 / b + 1 / c + 1 / d) * 3 / pi**2
