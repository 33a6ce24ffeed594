"""What else may be true, where nobody can be sure: the side that an interval leaves open."""

from cxlab.claims.estimate import Estimate
from cxlab.numbers import MEASURES
from cxlab.words import phrase, say

UNDECIDED = phrase("We do not know.")
BOTH = phrase("Not sure: the true value may matter, up or down.")
ABOVE = phrase("Not sure: the true value may be above {size}.")
BELOW = phrase("Not sure: the true value may be below {size}.")
EITHER = phrase("Not sure: the true value may be above {size} or below it.")
OPPOSITE = phrase("Not sure: it may as well be the other way round.")
NONE = phrase("Not sure: there may be no difference at all.")
ZERO = phrase("Not sure: the true value may be zero.")
SMALLER = phrase("Not sure: the true difference may be too small to matter (below {size}).")
LARGER = phrase("Not sure: the true difference may be large enough to matter (above {size}).")
SMALLER_VALUE = phrase("Not sure: the true value may be too small to matter (below {size}).")
LARGER_VALUE = phrase("Not sure: the true value may be large enough to matter (above {size}).")
NEARER_ZERO = phrase("Not sure: the true value may be too near zero to matter (above {size}).")
FURTHER_BELOW = phrase(
    "Not sure: the true value may be far enough below zero to matter (below {size})."
)


def left_open(
    estimate: Estimate, smallest_effect: float, *, limit: float | None = None, shows_nothing: bool
) -> str:
    """Return what else fits the data: what lies on the other sides of what would matter.

    Parameters
    ----------
    estimate : Estimate
        One whose interval does not decide.
    smallest_effect : float
    limit : float, optional
        What the estimate is held against instead of zero: then the side of it is left open.
    shows_nothing : bool
        Whether the estimate is as good as zero, so that "larger" would have no direction.

    Examples
    --------
    >>> left_open(Estimate(0.06, 0.01, 0.11, "correlation"), 0.1, shows_nothing=False)
    'Not sure: the true value may be large enough to matter (above 0.10).'
    >>> left_open(Estimate(0.66, 0.61, 0.71, "reliability"), 0.0, limit=0.7, shows_nothing=False)
    'Not sure: the true value may be above 0.70.'
    """
    if estimate.measure == "probability":
        return say(UNDECIDED)
    if limit is not None:
        side = EITHER if estimate.value == limit else BELOW if estimate.value > limit else ABOVE
        return say(side, size=estimate.chosen(limit))
    above, below = estimate.upper > smallest_effect, estimate.lower < -smallest_effect
    if above and below and (shows_nothing or abs(estimate.value) <= smallest_effect):
        return say(BOTH)
    if shows_nothing:
        end = smallest_effect if above else -smallest_effect
        return say(ABOVE if above else BELOW, size=estimate.chosen(end))
    if below if estimate.value >= 0 else above:
        return say(OPPOSITE)
    is_level = not MEASURES[estimate.measure].is_difference
    if smallest_effect == 0:
        return say(ZERO if is_level else NONE)
    is_small = abs(estimate.value) <= smallest_effect
    if not is_level:
        return say(LARGER if is_small else SMALLER, size=estimate.chosen(smallest_effect))
    if estimate.value < 0:
        size = estimate.chosen(-smallest_effect)
        return say(FURTHER_BELOW if is_small else NEARER_ZERO, size=size)
    return say(LARGER_VALUE if is_small else SMALLER_VALUE, size=estimate.chosen(smallest_effect))
