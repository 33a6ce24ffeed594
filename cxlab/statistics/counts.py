"""Which whole counts give a printed test statistic: a search for reporting errors."""

from dataclasses import dataclass

from cxlab.numbers import agrees
from cxlab.statistics.proportions import chi2

TESTS = {"Pearson": "pearson", "Yates": "yates", "likelihood ratio": "g"}


@dataclass(frozen=True)
class CountPair:
    """Two counts out of given totals whose ``test`` rounds to the printed statistic."""

    count_1: int
    count_2: int
    test: str
    statistic: float


def chi2_statistics(count_1: int, n_1: int, count_2: int, n_2: int) -> dict[str, float]:
    """Return the usual one-degree chi-square statistics of two proportions, by name of the test."""
    table = [[count_1, n_1 - count_1], [count_2, n_2 - count_2]]
    return {name: chi2(table, kind)[0] for name, kind in TESTS.items()}


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
    """
    found = []
    for a in range(max(0, count_1 - within), min(n_1, count_1 + within) + 1):
        for b in range(max(0, count_2 - within), min(n_2, count_2 + within) + 1):
            for test, value in chi2_statistics(a, n_1, b, n_2).items():
                if agrees(printed, value):
                    found.append(CountPair(a, b, test, value))
    return tuple(
        sorted(found, key=lambda pair: abs(pair.count_1 - count_1) + abs(pair.count_2 - count_2))
    )
