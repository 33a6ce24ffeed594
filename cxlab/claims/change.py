"""Has an estimate changed? The difference of two estimates from their intervals alone."""

from dataclasses import dataclass
from math import hypot, isinf

from cxlab.claims.estimate import Estimate
from cxlab.claims.measure_names import measure_name
from cxlab.words import say


@dataclass(frozen=True)
class Change:
    """New minus old, with its interval.

    Examples
    --------
    >>> Change(0.5, 0.2, 0.8).more_than_noise
    True
    """

    value: float
    lower: float
    upper: float

    @property
    def more_than_noise(self) -> bool:
        """Whether the interval excludes no change."""
        return self.lower > 0 or self.upper < 0


def change(old: Estimate, new: Estimate) -> Change:
    """Return how much an estimate changed between two samples of different people.

    The interval is put together from the two (MOVER), so it is right for uneven intervals too.

    Raises
    ------
    ValueError
        If the two cannot be compared; `why_not_compared` says it beforehand.

    References
    ----------
    Zou, G. Y., & Donner, A. (2008). Statistics in Medicine, 27(10), 1693-1702.

    Examples
    --------
    >>> from cxlab.claims.estimate import Estimate
    >>> old, new = Estimate(0.0, -3.0, 3.0, "gap"), Estimate(5.0, 1.0, 9.0, "gap")
    >>> change(old, new)
    Change(value=5.0, lower=0.0, upper=10.0)
    """
    if reason := why_not_compared(old, new):
        raise ValueError(reason)
    value = new.value - old.value
    down, up = (
        _reach(new.value - new.lower, old.upper - old.value),
        _reach(new.upper - new.value, old.value - old.lower),
    )
    return Change(value, value - down, value + up)


def why_not_compared(old: Estimate, new: Estimate) -> str:
    """Return why no interval of a change can be given, "" where it can.

    The two must be on one measure and one level, and no probabilities: their intervals say how
    exactly they were computed, not how people differ.

    Examples
    --------
    >>> old = Estimate(0.4, 0.3, 0.5, "proportion")
    >>> why_not_compared(old, Estimate(0.6, 0.5, 0.7, "proportion"))
    ''
    >>> why_not_compared(old, Estimate(0.6, 0.5, 0.7, "proportion", level=0.9))
    'their confidence levels differ: 0.95 and 0.9'
    """
    if old.measure != new.measure:
        return other_measure(old, new)
    if old.measure == "probability":
        return say("a probability has no sampling interval of its own")
    if old.level != new.level:
        return say(
            "their confidence levels differ: {old:g} and {new:g}", old=old.level, new=new.level
        )
    return ""


def other_measure(old: Estimate, new: Estimate) -> str:
    """Say which two measures they are on.

    Examples
    --------
    >>> other_measure(Estimate(0.0, -3.0, 3.0, "gap"), Estimate(0.6, 0.5, 0.7, "correlation"))
    'one is a gap, the other a correlation'
    """
    return say(
        "one is a {old}, the other a {new}",
        old=measure_name(old.measure),
        new=measure_name(new.measure),
    )


def _reach(one: float, other: float) -> float:
    return float("inf") if isinf(one) or isinf(other) else hypot(one, other)
