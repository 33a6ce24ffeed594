"""An estimate: a number, its interval, its scale."""

from dataclasses import dataclass
from math import isinf, isnan

from cxlab.numbers import MEASURES


@dataclass(frozen=True)
class Estimate:
    """A number with its interval.

    Attributes
    ----------
    value, lower, upper : float
        On the scale of ``measure``; a bound may be infinite, and ``lower <= value <= upper``.
    measure : str
        A key of `cxlab.numbers.MEASURES`, e.g. ``"risk difference"`` (in shares).
    level : float
        Confidence level of the interval.
    n : int or None
        Number of observations behind it.
    p_value : float or None
        Two-sided p-value of "no effect"; shown, never used to decide.
    method : str
        How the interval was made.
    """

    value: float
    lower: float
    upper: float
    measure: str
    level: float = 0.95
    n: int | None = None
    p_value: float | None = None
    method: str = ""

    def __post_init__(self) -> None:
        """Refuse an estimate that no reader could make sense of."""
        if self.measure not in MEASURES:
            raise ValueError(f"measure is '{self.measure}'; known are {sorted(MEASURES)}")
        if isnan(self.value) or not self.lower <= self.value <= self.upper:
            raise ValueError(
                f"value {self.value} is not inside its interval [{self.lower}, {self.upper}]"
            )
        if not 0 < self.level < 1:
            raise ValueError(f"level is {self.level}; it must lie between 0 and 1")

    def show(self, value: float) -> str:
        """Return a value on this measure's scale, as it is printed."""
        return MEASURES[self.measure].show(value)

    @property
    def unit(self) -> str:
        """The unit said after the numbers, e.g. ``points``."""
        return MEASURES[self.measure].unit

    def text(self) -> str:
        """Return ``10.3 (6.0 to 14.9 points)``; a probability has no interval of its own."""
        value = self.show(self.value)
        return value if self.measure == "probability" else f"{value} ({self.interval_text()})"

    def interval_text(self) -> str:
        """Return ``6.0 to 14.9 points``; an unbounded side is said in words."""
        unit = f" {self.unit}" if self.unit else ""
        if isinf(self.lower) and isinf(self.upper):
            return "anything"
        if isinf(self.upper):
            return f"{self.show(self.lower)}{unit} or more"
        if isinf(self.lower):
            return f"{self.show(self.upper)}{unit} or less"
        return f"{self.show(self.lower)} to {self.show(self.upper)}{unit}"
