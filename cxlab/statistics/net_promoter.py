"""The Net Promoter Score: promoters less detractors, and two of them compared."""

import numpy as np

from cxlab.errors import InputError
from cxlab.statistics.arrays import numbers
from cxlab.statistics.interval import Interval
from cxlab.statistics.sampling_design import Array
from cxlab.statistics.shares_of_one_sample import difference_of_choices

Counts = tuple[int, int, int]  # promoters, detractors, all who answered
LOWEST, HIGHEST = 0, 10
PROMOTER, DETRACTOR = 9, 6  # from, and up to, on 0 to 10


def counted(answers: Array, promoter: float = PROMOTER, detractor: float = DETRACTOR) -> Counts:
    """Return promoters, detractors and all of answers from 0 to 10; ``nan`` is no answer.

    Raises
    ------
    InputError
        For an answer beyond the ends of the scale.

    Examples
    --------
    >>> counted(np.array([10.0, 9, 8, 7, 6, 0, np.nan]))
    (2, 2, 6)
    """
    answers = numbers("answers", answers, missing=True)
    if (outside := answers[(answers < LOWEST) | (answers > HIGHEST)]).size:
        raise InputError(
            f"answers: {outside[0]:g} is not on the scale, {LOWEST} to {HIGHEST}; give a code for "
            "no answer as nan"
        )
    return (
        int((answers >= promoter).sum()),
        int((answers <= detractor).sum()),
        int((~np.isnan(answers)).sum()),
    )


def net_promoter(counts: Counts, level: float = 0.95) -> Interval:
    """Return the score as a share (0.4 is +40), with an interval that always has width.

    Examples
    --------
    >>> score = net_promoter((50, 20, 100))
    >>> round(score.value, 2), round(score.lower, 2), round(score.upper, 2)
    (0.3, 0.14, 0.45)
    """
    promoters, detractors, n = counts
    return difference_of_choices(promoters, detractors, n, level)


def net_promoter_difference(first: Counts, second: Counts, level: float = 0.95) -> Interval:
    """Return the first score less the second, its interval made of both of theirs.

    References
    ----------
    Zou, G. Y., & Donner, A. (2008). Construction of confidence limits about effect measures.
    Statistics in Medicine, 27(10), 1693-1702 (MOVER).

    Examples
    --------
    >>> apart = net_promoter_difference((50, 20, 100), (50, 10, 100))
    >>> round(apart.value, 2), round(apart.lower, 2), round(apart.upper, 2)
    (-0.1, -0.3, 0.1)
    """
    a, b = net_promoter(first, level), net_promoter(second, level)
    below = ((a.value - a.lower) ** 2 + (b.upper - b.value) ** 2) ** 0.5
    above = ((a.upper - a.value) ** 2 + (b.value - b.lower) ** 2) ** 0.5
    value = a.value - b.value
    return Interval(value, value - below, value + above)
