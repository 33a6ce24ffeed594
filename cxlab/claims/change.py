"""Has an estimate changed? The difference of two estimates from their intervals alone."""

from dataclasses import dataclass
from math import hypot, isinf

from cxlab.claims.estimate import Estimate
from cxlab.errors import InputError


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
    InputError
        If the two are not on one measure and one level, or are probabilities: their intervals say
        how exactly they were computed, not how people differ.

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
    if old.measure != new.measure:
        raise InputError(f"one is a {old.measure}, the other a {new.measure}")
    if old.measure == "probability":
        raise InputError("a probability has no sampling interval of its own")
    if old.level != new.level:
        raise InputError(f"their confidence levels differ: {old.level:g} and {new.level:g}")
    value = new.value - old.value
    down, up = (
        _reach(new.value - new.lower, old.upper - old.value),
        _reach(new.upper - new.value, old.value - old.lower),
    )
    return Change(value, value - down, value + up)


def _reach(one: float, other: float) -> float:
    return float("inf") if isinf(one) or isinf(other) else hypot(one, other)
