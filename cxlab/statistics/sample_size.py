"""How many visitors a test of two proportions needs, and what a given number can detect."""

from math import ceil

import numpy as np

from cxlab.arguments import check_above, check_between, check_finite, check_level
from cxlab.errors import InputError

LARGEST = 5.0  # standard deviations apart: three people show it, and no solver is needed beyond


def power_of_test(n_per_arm: float, base_rate: float, lift: float, level: float = 0.95) -> float:
    """Return the chance that a two-sided test finds ``lift`` over ``base_rate``.

    Parameters
    ----------
    n_per_arm : float
        Visitors in each of the two arms.
    base_rate, lift : float
        Share today and the rise in it, both in shares (0.02 is two points).
    level : float
        One minus the two-sided significance level.

    Raises
    ------
    ValueError
        If ``base_rate + lift`` is not a share, or ``lift`` is 0.

    References
    ----------
    Fleiss, J. L., Levin, B., & Paik, M. C. (2003). Statistical Methods for Rates and
    Proportions, 3rd ed., section 4.2 (pooled variance under the null, as R's power.prop.test).

    Examples
    --------
    >>> round(power_of_test(50, base_rate=0.50, lift=0.25), 3)  # R: power.prop.test, 0.740
    0.74
    """
    from statsmodels.stats.proportion import power_proportions_2indep

    _check(base_rate, lift, level)
    check_above("n_per_arm", n_per_arm)
    return float(
        power_proportions_2indep(lift, base_rate, n_per_arm, alpha=1 - level, return_results=False)
    )


def visitors_per_arm(
    base_rate: float, lift: float, power: float = 0.80, level: float = 0.95
) -> int:
    """Return the visitors each arm needs, rounded up, to detect ``lift`` with chance ``power``.

    Raises
    ------
    ValueError
        As `power_of_test`, and if ``power`` is not between ``1 - level``, which chance alone
        gives, and 1.

    Examples
    --------
    >>> visitors_per_arm(base_rate=0.50, lift=0.25, power=0.90)
    77
    """
    return ceil(exact_visitors_per_arm(base_rate, lift, power, level))


def exact_visitors_per_arm(
    base_rate: float, lift: float, power: float = 0.80, level: float = 0.95
) -> float:
    """As `visitors_per_arm`, before rounding up.

    Examples
    --------
    >>> round(exact_visitors_per_arm(base_rate=0.50, lift=0.25, power=0.90), 1)  # R: 76.7
    76.7
    """
    from statsmodels.stats.proportion import samplesize_proportions_2indep_onetail

    _check(base_rate, lift, level)
    check_power(power, level)
    # Its name notwithstanding, the function halves alpha: one tail of a two-sided test.
    return float(samplesize_proportions_2indep_onetail(lift, base_rate, power, alpha=1 - level))


def check_power(power: float, level: float) -> None:
    """Refuse a power that is none, such as 80 for 80%, or not above what chance alone gives.

    Raises
    ------
    InputError

    Examples
    --------
    >>> check_power(0.8, level=0.95)
    >>> check_power(80, level=0.95)
    Traceback (most recent call last):
    cxlab.errors.InputError: power is 80; it must lie between 0 and 1: 80% is 0.8
    """
    check_level(level)
    check_between("power", power)
    check_between("power", power, 1 - level)


def _check(base_rate: float, lift: float, level: float) -> None:
    check_between("base_rate", base_rate)
    if lift == 0 or not 0 < base_rate + lift < 1:
        raise InputError(
            f"lift is {lift} over a base_rate of {base_rate}: their sum must lie between 0 and 1, "
            "and lift must not be 0"
        )
    check_level(level)


def people_per_branch(sd: float, gap: float, power: float = 0.80, level: float = 0.95) -> int:
    """Return how many people each of two branches needs, so that a gap in means shows.

    Parameters
    ----------
    sd : float
        Of people of one branch, above 0.
    gap : float
        The smallest difference that matters, not 0.
    power, level : float

    Raises
    ------
    ValueError
        For a spread or a gap that is none.

    Examples
    --------
    >>> people_per_branch(sd=1, gap=0.5)  # R: power.t.test(delta = .5, power = .8), 63.77
    64
    """
    from statsmodels.stats.power import tt_ind_solve_power

    check_power(power, level)
    check_above("sd", sd)
    check_finite(gap=gap)
    if gap == 0:
        raise InputError(f"sd is {sd}, gap is {gap}; need a spread above 0 and a gap")
    effect = min(abs(gap) / sd, LARGEST)
    people = tt_ind_solve_power(effect, alpha=1 - level, power=power)
    return ceil(float(np.squeeze(people)))
