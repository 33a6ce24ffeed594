"""Which of two forecasts ranks better who comes back? Areas under the ROC curve, compared."""

from dataclasses import dataclass

import numpy as np

from cxlab.arguments import check_level
from cxlab.errors import InputError, LackError
from cxlab.statistics.arrays import numbers
from cxlab.statistics.interval import Interval
from cxlab.statistics.moments import Array


@dataclass(frozen=True)
class TwoScores:
    """How often each of two scores ranks one who came back above one who did not.

    ``better`` is the first less the second, paired.

    Examples
    --------
    >>> half = Interval(0.5, 0.4, 0.6)
    >>> TwoScores(half, half, Interval(0.0, -0.1, 0.1)).better.value
    0.0
    """

    first: Interval
    second: Interval
    better: Interval


def two_scores(
    scores: tuple[Array, Array], came: Array, stayed_away: Array, level: float = 0.95
) -> TwoScores:
    """Return the areas under two ROC curves of the same people, and their difference.

    Parameters
    ----------
    scores : two arrays of shape (k,)
        Each class of customers' two scores.
    came, stayed_away : array of shape (k,)
        How many customers of each class came back, and how many did not.
    level : float

    Raises
    ------
    LackError
        With fewer than 2 customers who came back, or who did not; where a score ranks all who came
        back above all others, or below, for then its error is not known; where one lacks a score.
    InputError
        For a count that is missing or below 0.

    References
    ----------
    DeLong, E. R., DeLong, D. M., & Clarke-Pearson, D. L. (1988). Biometrics, 44(3), 837-845.

    Examples
    --------
    >>> good, none = np.array([1.0, 2, 3]), np.zeros(3)
    >>> both = two_scores((good, none), np.array([1, 2, 9]), np.array([9, 2, 1]))
    >>> round(both.first.value, 3), both.second.value
    (0.889, 0.5)
    """
    from scipy.special import ndtri

    check_level(level)
    came, stayed_away = _counts(came, stayed_away)
    areas, spread = _areas(_known(scores, len(came)), came, stayed_away)
    if (areas * (1 - areas) < 1e-12).any():
        raise LackError("all who came back rank on one side of all others: nobody can say how sure")
    z = float(ndtri((1 + level) / 2))

    def interval(weights: Array, least: float) -> Interval:
        """Return a weighted sum of the two areas with its normal interval, in its range."""
        value = float(weights @ areas)
        reach = z * max(float(weights @ spread @ weights), 0.0) ** 0.5
        return Interval(value, max(value - reach, least), min(value + reach, 1.0))

    return TwoScores(
        interval(np.array([1.0, 0.0]), least=0.0),
        interval(np.array([0.0, 1.0]), least=0.0),
        interval(np.array([1.0, -1.0]), least=-1.0),
    )


def _counts(came: Array, stayed_away: Array) -> tuple[Array, Array]:
    """Return both counts, checked."""
    came = numbers("came", came)
    stayed_away = numbers("stayed_away", stayed_away, of=len(came))
    if min(came.min(initial=0), stayed_away.min(initial=0)) < 0:
        raise InputError("came and stayed_away are counts: 0 or more")
    positives, negatives = int(came.sum()), int(stayed_away.sum())
    if min(positives, negatives) < 2:
        raise LackError(
            "customers who came back: {came}, who did not: {away}; at least 2 of each are needed",
            came=positives,
            away=negatives,
        )
    return came, stayed_away


def _known(scores: tuple[Array, Array], classes: int) -> tuple[Array, Array]:
    """Return the scores, of which none may be missing: a missing one would rank highest."""
    first, second = (numbers("scores", score, missing=True, of=classes) for score in scores)
    if missing := int((np.isnan(first) | np.isnan(second)).sum()):
        raise LackError(
            "classes of customers without a score: {n} of {of}; none may lack one",
            n=missing,
            of=classes,
        )
    return first, second


def _areas(scores: tuple[Array, Array], came: Array, stayed_away: Array) -> tuple[Array, Array]:
    """Return the two areas and their covariance."""
    above = np.array([_share_below(score, stayed_away) for score in scores])
    below = np.array([1 - _share_below(score, came) for score in scores])
    positives, negatives = float(came.sum()), float(stayed_away.sum())
    spread = _covariance(above, came) / positives + _covariance(below, stayed_away) / negatives
    return above @ came / positives, spread


def _share_below(score: Array, counts: Array) -> Array:
    """Return, for each class, the share of the counted with a lower score; half of ties."""
    values, place = np.unique(score, return_inverse=True)
    at = np.bincount(place, weights=counts, minlength=len(values))
    return np.asarray(((np.cumsum(at) - at / 2) / at.sum())[place])


def _covariance(parts: Array, counts: Array) -> Array:
    return np.atleast_2d(np.cov(parts, fweights=counts.astype(int)))
