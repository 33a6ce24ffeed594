"""A value with its confidence interval: the base of every result that has one."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Interval:
    """A value and the ends of its confidence interval, on one scale.

    Results that are one number with its interval are made of this class, so that
    `cxlab.claims.estimate.Estimate.of` takes them all.

    Examples
    --------
    >>> Interval(0.8, 0.7, 0.9).less(0.5)
    Interval(value=0.30000000000000004, lower=0.19999999999999996, upper=0.4)
    >>> Interval(1.0, 0.5, 2.0).turned()
    Interval(value=-1.0, lower=-2.0, upper=-0.5)
    >>> Interval(0.5, 0.25, 0.75).inside(0.25, 1.25)
    Interval(value=0.25, lower=0.0, upper=0.5)
    """

    value: float
    lower: float
    upper: float

    def less(self, limit: float) -> "Interval":
        """Return how far the value lies above a limit."""
        return Interval(self.value - limit, self.lower - limit, self.upper - limit)

    def turned(self) -> "Interval":
        """Return the interval with its sign flipped: "B minus A" for "A minus B"."""
        return Interval(-self.value, -self.upper, -self.lower)

    def inside(self, low: float, high: float) -> "Interval":
        """Return how far the value lies inside a range: below 0 outside it.

        Parameters
        ----------
        low, high : float
            The range; an end may be infinite.
        """
        value, lower, upper = (
            min(end - low, high - end) for end in (self.value, self.lower, self.upper)
        )
        middle = (low + high) / 2
        most = (high - low) / 2 if self.lower <= middle <= self.upper else max(lower, upper)
        return Interval(value, min(lower, upper), most)
