"""Scores of people who answered enough of a dimension: for what needs people, not moments."""

from collections.abc import Sequence

import numpy as np

from cxlab.errors import InputError
from cxlab.statistics.arrays import table_of_numbers
from cxlab.statistics.moments import Array

LEAST = 0.5  # of a dimension's items


def person_scores(answers: Sequence[Sequence[float]] | Array, least: float = LEAST) -> Array:
    """Return each person's mean of some items, if he answered at least a share of them.

    An answer counts as a deviation from its item's mean, so that who skips an item most people rate
    low does not score high for it; where nothing is missing this is the plain mean.

    Parameters
    ----------
    answers : array of shape (n, items)
        nan where missing.
    least : float
        Share of the items that must be answered, above 0 and up to 1.

    Returns
    -------
    array of shape (n,)
        nan where fewer are answered.

    References
    ----------
    Schafer, J. L., & Graham, J. W. (2002). Psychological Methods, 7(2), 147-177 (averaging the
    items at hand, and when it is safe).

    Examples
    --------
    >>> person_scores([[1.0, 3.0], [2.0, np.nan], [np.nan, np.nan], [3.0, 5.0]]).tolist()
    [2.0, 3.0, nan, 4.0]
    """
    if not 0 < least <= 1:
        raise InputError(f"least is {least}; a share above 0 and up to 1 is needed")
    table = table_of_numbers("answers", answers)
    given = ~np.isnan(table)
    count = given.sum(axis=0)
    totals = np.where(given, table, 0.0).sum(axis=0)
    means = np.divide(totals, count, out=np.zeros(table.shape[1]), where=count > 0)
    deviations = np.where(given, table - means, 0.0).sum(axis=1)
    answered = given.sum(axis=1)
    enough = (answered > 0) & (answered >= least * table.shape[1] - 1e-9)
    asked = means[count > 0].mean() if (count > 0).any() else np.nan
    scores = np.full(len(table), np.nan)
    scores[enough] = asked + deviations[enough] / answered[enough]
    whole = given.all(axis=1)
    scores[whole] = table[whole].mean(axis=1)
    return scores


def filled_answers(answers: Sequence[Sequence[float]] | Array, least: float = LEAST) -> Array:
    """Return answers with gaps filled: an item's mean, and how far the person lies from the means.

    So a person's mean of all items is `person_scores`, and no item counts for another. Where fewer
    than a share of the items are answered, the row stays as it is.

    Parameters
    ----------
    answers : array of shape (n, items)
        nan where missing.
    least : float
        Share of the items that must be answered, above 0 and up to 1.

    References
    ----------
    Bernaards, C. A., & Sijtsma, K. (2000). Multivariate Behavioral Research, 35(3), 321-364
    (two-way imputation, without its error: for means).

    Examples
    --------
    >>> filled_answers([[5, 7], [6, 8], [4, np.nan]]).tolist()
    [[5.0, 7.0], [6.0, 8.0], [4.0, 6.5]]
    """
    table = table_of_numbers("answers", answers)
    given = ~np.isnan(table)
    count, answered = given.sum(axis=0), given.sum(axis=1)
    totals = np.where(given, table, 0.0).sum(axis=0)
    means = np.divide(totals, count, out=np.full(table.shape[1], np.nan), where=count > 0)
    away = np.where(given, table - means, 0.0).sum(axis=1) / np.maximum(answered, 1)
    enough = (answered > 0) & (answered >= least * table.shape[1] - 1e-9)
    filled: Array = np.where(given | ~enough[:, None], table, means + away[:, None])
    return filled
