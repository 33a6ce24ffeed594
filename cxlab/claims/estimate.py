"""An estimate: a number, its interval, its scale."""

from dataclasses import dataclass
from functools import cached_property
from math import isinf, isnan
from typing import Any

from cxlab.arguments import check_level, check_within, whole
from cxlab.errors import InputError, nearest
from cxlab.numbers import MEASURES, decimals_more
from cxlab.statistics.interval import Interval
from cxlab.words import say

FEWEST_PEOPLE = 30  # below them, or below this share of the file, nothing rests on an estimate
LEAST_SHARE = 0.2
# How far a value may leave its measure's ends: a share of a total from which returns are taken lies
# above 1 at times, a sum of floats by a hair. Far beyond them lie percentages.
BEYOND = 1.0
WIDE = 20  # times its value: a wider interval leaves no decimal of the value to be told


@dataclass(frozen=True)
class Estimate(Interval):
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
    n_is_people : bool
        Whether ``n`` counts people, not branches, firms or results: small groups are hidden by it.
    out_of : int or None
        People in the file, where ``n`` counts those of them who answered what it takes.
    df : float or None
        Degrees of freedom of the interval or the test, where they are known.
    few_clusters : int or None
        What was drawn as a whole, e.g. branches, where the people come from few of these.
    missing : float or None
        Share of the answers behind scores of people that are missing, where that bends the number.
    p_value : float or None
        Two-sided p-value of "no effect", or of a claim's own limit where it has one; shown, never
        used to decide. `conclude` takes it from the interval where the method brings none.
    method : str
        How the interval was made, in the reader's language.

    Examples
    --------
    >>> Estimate(0.103, 0.06, 0.149, "risk difference").text()
    '10.3 (6.0 to 14.9 percentage points)'
    """

    measure: str
    level: float = 0.95
    n: int | None = None
    p_value: float | None = None
    method: str = ""
    n_is_people: bool = True
    out_of: int | None = None
    df: float | None = None
    few_clusters: int | None = None
    missing: float | None = None

    def __post_init__(self) -> None:
        """Refuse an estimate that no reader could make sense of; take numpy's numbers as Python's.

        Else a verdict that compares them would be no ``bool``, and JSON would refuse them.
        """
        for name in ("value", "lower", "upper", "level"):
            object.__setattr__(self, name, float(getattr(self, name)))
        for name, kind in (("n", int), ("p_value", float), ("out_of", int), ("df", float)):
            if (number := getattr(self, name)) is not None:
                known = kind is int or not isnan(number)  # a p-value of nan is none
                object.__setattr__(self, name, kind(number) if known else None)
        if self.measure not in MEASURES:
            near = nearest(self.measure, MEASURES)
            raise InputError(f"measure is '{self.measure}'; known are {sorted(MEASURES)}.{near}")
        if isnan(self.value) or not self.lower <= self.value <= self.upper:
            raise InputError(
                f"value {self.value} is not inside its interval [{self.lower}, {self.upper}]"
            )
        low, high = MEASURES[self.measure].ends
        if not low - BEYOND < self.value < high + BEYOND:
            check_within(f"value of a {self.measure}", self.value, low, high)
        check_level(self.level)
        if self.p_value is not None:
            check_within("p_value", self.p_value)
        if self.n is not None:
            whole("n", self.n)

    @classmethod
    def of(cls, result: Interval, measure: str, **more: Any) -> "Estimate":
        """Return a result of `cxlab.statistics` as an estimate.

        Parameters
        ----------
        result : Interval
            Its ``level``, ``n``, ``df`` and ``p_value`` are taken where it has them.
        measure : str
        **more
            ``level``, ``n``, ``out_of``, ``df``, ``p_value``, ``method``, ``n_is_people``,
            ``missing``: what the result does not know, or other.

        Examples
        --------
        >>> Estimate.of(Interval(0.4, 0.3, 0.5), "correlation", n=200).text()
        '0.40 (0.30 to 0.50)'
        """
        known = {name: getattr(result, name, None) for name in ("level", "n", "df", "p_value")}
        given = {name: value for name, value in known.items() if value is not None}
        return cls(result.value, result.lower, result.upper, measure, **(given | more))

    @property
    def rests_on_few(self) -> bool:
        """Whether so few people are behind it that no headline should stand on it."""
        if self.n is None or not self.n_is_people:
            return False
        return are_few(self.n, self.out_of or 0)

    def show(self, value: float) -> str:
        """Return a value on this measure's scale, as it is printed, without its unit.

        With as many decimals as the value and the interval need: "0.2 (0.0 to 0.4)" would hide on
        which side of zero the interval ends.
        """
        return MEASURES[self.measure].show(value, self._decimals_more)

    def amount(self, value: float) -> str:
        """Return a value with its unit, e.g. ``10.3 percentage points``."""
        return say(MEASURES[self.measure].amount, value=self.show(value))

    def chosen(self, value: float) -> str:
        """Return what somebody chose on this scale, with its unit, e.g. what is too small."""
        measure = MEASURES[self.measure]
        shown = measure.show(value, decimals_more(measure.show, value))
        return say(measure.amount, value=shown)

    @cached_property
    def _decimals_more(self) -> int:
        """Decimals beyond the usual, so that an end that is not zero does not look like it.

        A value as good as zero in a wide interval stays one: its decimals would say nothing.
        """
        show = MEASURES[self.measure].show
        ends = [end for end in (self.lower, self.upper) if not isinf(end)]
        needed = [decimals_more(show, end) for end in ends]
        if len(ends) == 2 and self.upper - self.lower < WIDE * abs(self.value):
            needed.append(decimals_more(show, self.value))
        return max(needed, default=0)

    @property
    def unit(self) -> str:
        """What an axis calls the unit, e.g. ``percentage points``; empty where there is none."""
        unit = MEASURES[self.measure].unit
        return say(unit) if unit else ""

    def text(self) -> str:
        """Return ``10.3 (6.0 to 14.9 percentage points)``; a probability has no interval."""
        value = self.show(self.value)
        return value if self.measure == "probability" else f"{value} ({self.interval_text()})"

    def interval_text(self) -> str:
        """Return ``6.0 to 14.9 percentage points``; an unbounded side is said in words."""
        if isinf(self.lower) and isinf(self.upper):
            return say("anything")
        if isinf(self.upper):
            return say("{value} or more", value=self.amount(self.lower))
        if isinf(self.lower):
            return say("{value} or less", value=self.amount(self.upper))
        return say(MEASURES[self.measure].amount, value=self.ends_text())

    def ends_text(self) -> str:
        """Return ``6.0 to 14.9``, without the unit."""
        return say("{low} to {high}", low=self.show(self.lower), high=self.show(self.upper))


def are_few(answered: int, out_of: int) -> bool:
    """Say whether nothing should rest on so many people of all.

    Examples
    --------
    >>> are_few(2, 120), are_few(90, 120), are_few(90, 1000)
    (True, False, True)
    """
    return answered < FEWEST_PEOPLE or answered < out_of * LEAST_SHARE
