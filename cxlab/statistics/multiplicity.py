"""Many tests at once: p-values adjusted for a family of hypotheses."""

from collections.abc import Sequence


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Return Holm's step-down adjusted p-values, in the order given.

    Written here because statsmodels' function empties Python's garbage at each call, which takes a
    tenth of a second, and every run calls it several times.

    References
    ----------
    Holm, S. (1979). Scandinavian Journal of Statistics, 6(2), 65-70.

    Examples
    --------
    >>> holm([0.01, 0.04, 0.03])
    (0.03, 0.06, 0.06)
    """
    adjusted, largest = [1.0] * len(p_values), 0.0
    for rank, place in enumerate(sorted(range(len(p_values)), key=lambda i: p_values[i])):
        largest = max(largest, min(1.0, (len(p_values) - rank) * p_values[place]))
        adjusted[place] = float(largest)
    return tuple(adjusted)


def benjamini_hochberg(p_values: Sequence[float]) -> tuple[float, ...]:
    """Return Benjamini and Hochberg's adjusted p-values, in the order given.

    Those at or below q are a list of which at most a share q is expected to be false.

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

    if not p_values:
        return ()
    return tuple(float(p) for p in false_discovery_control(p_values))
