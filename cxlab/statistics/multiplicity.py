"""Many tests at once: p-values adjusted for a family of hypotheses."""

from collections.abc import Sequence

from cxlab.arguments import check_within
from cxlab.statistics.arrays import numbers


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Return Holm's step-down adjusted p-values, in the order given.

    Written here because statsmodels' function empties Python's garbage at each call, which takes a
    tenth of a second, and every run calls it several times.

    Raises
    ------
    InputError
        If a p-value is missing, or does not lie between 0 and 1.

    References
    ----------
    Holm, S. (1979). Scandinavian Journal of Statistics, 6(2), 65-70.

    Examples
    --------
    >>> holm([0.01, 0.04, 0.03])
    (0.03, 0.06, 0.06)
    """
    tests = _checked(p_values)
    adjusted, largest = [1.0] * len(tests), 0.0
    for rank, place in enumerate(sorted(range(len(tests)), key=lambda i: tests[i])):
        largest = max(largest, min(1.0, (len(tests) - rank) * tests[place]))
        adjusted[place] = float(largest)
    return tuple(adjusted)


def benjamini_hochberg(p_values: Sequence[float]) -> tuple[float, ...]:
    """Return Benjamini and Hochberg's adjusted p-values, in the order given.

    Those at or below q are a list of which at most a share q is expected to be false.

    Raises
    ------
    InputError
        As `holm`.

    References
    ----------
    Benjamini, Y., & Hochberg, Y. (1995). Journal of the Royal Statistical Society B, 57, 289-300.

    Examples
    --------
    >>> printed = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459,
    ...            0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000]  # 15 endpoints of one trial
    >>> sum(p <= 0.05 for p in benjamini_hochberg(printed))  # as the paper says: 4
    4
    """
    from scipy.stats import false_discovery_control

    if not (tests := _checked(p_values)):
        return ()
    return tuple(float(p) for p in false_discovery_control(tests))


def _checked(p_values: Sequence[float]) -> list[float]:
    tests: list[float] = numbers("p_values", p_values).tolist()
    for p in tests:
        check_within("p_values", p)
    return tests
