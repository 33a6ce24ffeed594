"""Which whole counts give a printed test statistic: a search for reporting errors."""

from dataclasses import dataclass

import numpy as np

from cxlab.arguments import check_printed
from cxlab.numbers import agrees
from cxlab.statistics.moments import Array
from cxlab.words import phrase


@dataclass(frozen=True)
class CountPair:
    """Two counts out of given totals whose ``test`` rounds to the printed statistic.

    Examples
    --------
    >>> (pair,) = counts_that_give("32.34", 31, 104, 4, 145)
    >>> pair.count_1, pair.count_2, round(pair.statistic, 3)
    (30, 5, 32.338)
    """

    count_1: int
    count_2: int
    test: str
    statistic: float


def counts_that_give(
    printed: str, count_1: int, n_1: int, count_2: int, n_2: int, within: int = 5
) -> tuple[CountPair, ...]:
    """Search the counts near the printed ones for those that give the printed statistic.

    Parameters
    ----------
    printed : str
        The statistic as printed, e.g. ``"32.34"``; its decimals say how exactly it is known.
    count_1, n_1, count_2, n_2 : int
        The printed counts and totals; totals are taken as right.
    within : int
        How far, in persons, each count may be from the printed one.

    Returns
    -------
    tuple of CountPair
        Nearest to the printed counts first; empty if none fits.

    Examples
    --------
    >>> fitting = counts_that_give("32.34", 31, 104, 4, 145)  # as the jam paper prints it
    >>> [(pair.count_1, pair.count_2, pair.test) for pair in fitting]
    [(30, 5, 'Pearson')]
    """
    check_printed("printed", printed)
    near_1 = range(max(0, count_1 - within), min(n_1, count_1 + within) + 1)
    near_2 = range(max(0, count_2 - within), min(n_2, count_2 + within) + 1)
    # With an empty margin there is nothing to test.
    near = [(a, b) for a in near_1 for b in near_2 if 0 < a + b < n_1 + n_2]
    counts = np.array(near).reshape(-1, 2)
    tables = np.stack([counts[:, 0], n_1 - counts[:, 0], counts[:, 1], n_2 - counts[:, 1]], axis=1)
    fitting = [
        CountPair(int(a), int(b), test, float(value))
        for test, values in chi2_statistics(tables).items()
        for (a, b), value in zip(counts, values, strict=True)
        if agrees(printed, float(value))
    ]
    return tuple(
        sorted(fitting, key=lambda pair: abs(pair.count_1 - count_1) + abs(pair.count_2 - count_2))
    )


def chi2_statistics(tables: Array) -> dict[str, Array]:
    """Return the usual chi-square statistics of many two-by-two tables, by name of the test.

    Parameters
    ----------
    tables : array of int of shape (m, 4)
        Successes and failures of the first arm, then of the second; no row or column empty.

    Examples
    --------
    >>> tests = chi2_statistics(np.array([[31, 104 - 31, 4, 145 - 4]]))
    >>> {name: round(float(value[0]), 2) for name, value in tests.items()}
    {'Pearson': 36.68, 'Yates': 34.47, 'likelihood ratio': 38.85}
    """
    from scipy.stats import power_divergence

    observed = tables.reshape(-1, 2, 2)
    rows, columns = observed.sum(axis=2, keepdims=True), observed.sum(axis=1, keepdims=True)
    expected = rows * columns / rows.sum(axis=1, keepdims=True)
    deviation = observed - expected
    continuity_corrected = observed - np.sign(deviation) * np.minimum(0.5, np.abs(deviation))
    tests = {
        phrase("Pearson"): (observed, "pearson"),
        phrase("Yates"): (continuity_corrected, "pearson"),
        phrase("likelihood ratio"): (observed, "log-likelihood"),
    }
    return {
        name: power_divergence(counts, expected, axis=(1, 2), lambda_=kind).statistic
        for name, (counts, kind) in tests.items()
    }
