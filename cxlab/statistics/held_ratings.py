"""Ratings over time: each holds until the next one, so unequal steps count as long as they last."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cxlab.arguments import check_between
from cxlab.errors import InputError
from cxlab.statistics.arrays import numbers
from cxlab.statistics.moments import Array

GAP = 3  # times the usual step, and a step is a gap


@dataclass(frozen=True)
class HeldRatings:
    """What one episode was like.

    Attributes
    ----------
    mean, end, best, worst : float
        Mean over time, mean over the last part of it, highest and lowest rating.
    duration : float
        From the first rating to the last, which holds for a usual step.
    gaps : int
        Steps longer than `GAP` times the usual one.
    even : bool
        Whether all steps are alike.

    Examples
    --------
    >>> HeldRatings(mean=4.0, end=5.0, best=5.0, worst=3.0, duration=10.0, gaps=0, even=True).end
    5.0
    """

    mean: float
    end: float
    best: float
    worst: float
    duration: float
    gaps: int
    even: bool


def hold(
    times: Sequence[float] | Array, ratings: Sequence[float] | Array, end: float
) -> HeldRatings:
    """Return what an episode was like, each rating held until the next.

    Parameters
    ----------
    times : sequence of float
        Two or more, rising.
    ratings : sequence of float
        As many.
    end : float
        Share of the duration, at its end, that counts as the end; between 0 and 1.

    Raises
    ------
    InputError
        For times that do not rise, a rating that is missing, or an end outside 0 and 1.

    Examples
    --------
    >>> stay = hold([0, 1, 2, 8], [2.0, 4.0, 3.0, 5.0], end=0.25)  # 3.0 held for six
    >>> stay.mean, stay.end, stay.duration, stay.gaps
    (3.2222222222222223, 3.888888888888889, 9.0, 1)
    """
    check_between("end", end)
    rated, steps = numbers("ratings", ratings), np.diff(numbers("times", times))
    if len(rated) < 2 or len(rated) != len(steps) + 1 or not (steps > 0).all():
        raise InputError("an episode needs two or more ratings, at times that rise")
    usual = float(np.median(steps))
    held = np.append(steps, usual)
    duration = float(held.sum())
    after = np.cumsum(held[::-1])[::-1] - held
    at_the_end = np.clip(end * duration - after, 0, held)
    return HeldRatings(
        mean=float(np.average(rated, weights=held)),
        end=float(np.average(rated, weights=at_the_end)),
        best=float(rated.max()),
        worst=float(rated.min()),
        duration=duration,
        gaps=int((steps > GAP * usual).sum()),
        even=bool(np.allclose(steps, usual)),
    )
