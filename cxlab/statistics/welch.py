"""Two means of different people compared, each with its own spread: Welch's test and interval."""

from cxlab.arguments import check_finite, whole
from cxlab.errors import InputError, LackError
from cxlab.statistics.slope import Slope, slope


def welch(
    first: tuple[int, float, float], second: tuple[int, float, float], level: float = 0.95
) -> Slope:
    """Return the first mean less the second, its standard error, t interval and p-value.

    Parameters
    ----------
    first, second : (int, float, float)
        People, mean and standard deviation (n - 1).
    level : float

    Raises
    ------
    LackError
        With fewer than 2 people on a side, or where nobody differs from the others of theirs.
    InputError
        For people that are no whole number, or a mean or spread that is none.

    References
    ----------
    Welch, B. L. (1947). Biometrika, 34(1-2), 28-35.

    Examples
    --------
    >>> sleep = welch((10, 2.33, 2.002249), (10, 0.75, 1.789010))  # Student (1908)
    >>> print(f"{sleep.value:.2f} ({sleep.lower:.2f} to {sleep.upper:.2f}), p {sleep.p_value:.4f}")
    1.58 (-0.21 to 3.37), p 0.0794
    """
    (n_1, mean_1, sd_1), (n_2, mean_2, sd_2) = first, second
    n_1, n_2 = whole("people", n_1), whole("people", n_2)
    check_finite(mean_1=mean_1, sd_1=sd_1, mean_2=mean_2, sd_2=sd_2)
    if min(sd_1, sd_2) < 0:
        raise InputError(f"sd is {min(sd_1, sd_2)}; a standard deviation is 0 or more")
    if min(n_1, n_2) < 2:
        raise LackError("people on one side: {n}; at least 2 needed", n=min(n_1, n_2))
    part_1, part_2 = sd_1**2 / n_1, sd_2**2 / n_2
    if (variance := part_1 + part_2) <= 0:
        raise LackError("on each side all are alike, so nobody can say how far others vary")
    df = variance**2 / (part_1**2 / (n_1 - 1) + part_2**2 / (n_2 - 1))
    return slope(mean_1 - mean_2, variance**0.5, df, level)
