"""What else fits the data, where they cannot tell: the side that an interval leaves open."""

from cxlab.claims.estimate import Estimate
from cxlab.numbers import MEASURES
from cxlab.words import phrase, say

UNDECIDED = phrase("The data cannot tell.")
BOTH = phrase("The data cannot tell: effects that matter fit them, both ways.")
ABOVE = phrase("The data cannot tell: values above {size} fit them too.")
BELOW = phrase("The data cannot tell: values below {size} fit them too.")
OPPOSITE = phrase("The data cannot tell: the opposite fits them too.")
NONE = phrase("The data cannot tell: no effect at all fits them too.")
ZERO = phrase("The data cannot tell: a value of zero fits them too.")
SMALLER = phrase(
    "The data cannot tell: an effect smaller than the {size} that would matter fits them too."
)
LARGER = phrase(
    "The data cannot tell: an effect larger than the {size} that would matter fits them too."
)
SMALLER_VALUE = phrase(
    "The data cannot tell: a value smaller than the {size} that would matter fits them too."
)
LARGER_VALUE = phrase(
    "The data cannot tell: a value larger than the {size} that would matter fits them too."
)
NEARER_ZERO = phrase(
    "The data cannot tell: a value nearer to zero than the {size} that would matter fits them too."
)
FURTHER_BELOW = phrase(
    "The data cannot tell: a value further below zero than the {size} that would matter fits them "
    "too."
)


def left_open(estimate: Estimate, smallest_effect: float, *, shows_nothing: bool) -> str:
    """Return what else fits the data: what lies on the other sides of what would matter.

    Parameters
    ----------
    estimate : Estimate
        One whose interval does not decide.
    smallest_effect : float
    shows_nothing : bool
        Whether the estimate is as good as zero, so that "larger" would have no direction.

    Examples
    --------
    >>> left_open(Estimate(0.66, 0.61, 0.71, "reliability"), 0.7, shows_nothing=False)
    'The data cannot tell: a value larger than the 0.70 that would matter fits them too.'
    """
    if estimate.measure == "probability":
        return say(UNDECIDED)
    above, below = estimate.upper > smallest_effect, estimate.lower < -smallest_effect
    if above and below and (shows_nothing or abs(estimate.value) <= smallest_effect):
        return say(BOTH)
    if shows_nothing:
        end = smallest_effect if above else -smallest_effect
        return say(ABOVE if above else BELOW, size=estimate.amount(end))
    if below if estimate.value >= 0 else above:
        return say(OPPOSITE)
    is_level = not MEASURES[estimate.measure].is_difference
    if smallest_effect == 0:
        return say(ZERO if is_level else NONE)
    is_small = abs(estimate.value) <= smallest_effect
    if not is_level:
        return say(LARGER if is_small else SMALLER, size=estimate.amount(smallest_effect))
    if estimate.value < 0:
        limit = estimate.amount(-smallest_effect)
        return say(FURTHER_BELOW if is_small else NEARER_ZERO, size=limit)
    return say(LARGER_VALUE if is_small else SMALLER_VALUE, size=estimate.amount(smallest_effect))
