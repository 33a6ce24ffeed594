"""How numbers are shown: the only place where they are rounded."""

from collections.abc import Callable
from math import inf, isinf, isnan
from typing import NamedTuple

from cxlab.words import phrase, say

MINUS = "\N{MINUS SIGN}"


def fixed(value: float, decimals: int) -> str:
    """Return a number with fixed decimals, a true minus sign, and never a negative zero."""
    if isnan(value):
        return say("not defined")
    if isinf(value):
        return say("infinite") if value > 0 else MINUS + say("infinite")
    text = f"{value:,.{decimals}f}"
    if text.startswith("-"):
        return text[1:] if not text.strip("-0.,") else MINUS + text[1:]
    return text


def percent(share: float, more: int = 0) -> str:
    """Return a share as a percentage with one decimal, or more: ``0.0843`` is ``8.4%``."""
    return fixed(100 * share, 1 + more) + ("" if isnan(share) else "%")


def exact_percent(share: float) -> str:
    """Return a share that somebody chose, without dropping a digit: ``0.999`` is ``99.9%``."""
    return f"{100 * share:.10g}%"


def points(share: float, more: int = 0) -> str:
    """Return a difference of shares in percentage points, without the unit."""
    return fixed(100 * share, 1 + more)


def p_text(p: float | None) -> str:
    """Return a p-value as APA prints it: ``p = .048``, ``p < .001``; a dash where there is none.

    One that only rounding puts at .050 keeps a fourth decimal: readers ask on which side it is.
    """
    if p is None or isnan(p):
        return say("p: none")
    if p < 0.001:
        return "p < .001"
    if p > 0.999:
        return "p > .999"
    text = f"{p:.3f}" if p == 0.05 or f"{p:.3f}" != "0.050" else f"{p:.4f}"
    return "p = " + text.lstrip("0")


def plural(count: int, one: str, many: str = "") -> str:
    """Return ``1 visitor`` or ``2 visitors``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def ordinary(value: float, more: int = 0) -> str:
    """Return a number with three decimals, or more."""
    return fixed(value, 3 + more)


def decimals_of(printed: str) -> int:
    """Return the number of decimals of a printed number."""
    return len(printed.partition(".")[2])


def agrees(printed: str, recomputed: float) -> bool:
    """Say whether a recomputed number rounds to the printed one, at the printed decimals."""
    return abs(recomputed - float(printed)) <= 0.5 * 10.0 ** -decimals_of(printed) + 1e-12


class Measure(NamedTuple):
    """How the values of a measure are shown.

    ``show`` takes the value and, if need be, how many decimals more than usual; ``unit`` names it
    on an axis, ``amount`` says a value with it; a difference is said with "by", a level (a share,
    a correlation) stands alone. No value lies beyond ``ends``: 10 for 10% is refused.
    """

    show: Callable[..., str]
    unit: str = ""
    amount: str = "{value}"
    is_difference: bool = True
    ends: tuple[float, float] = (-inf, inf)


def two_decimals(value: float, more: int = 0) -> str:
    """Return a number with two decimals, or more."""
    return fixed(value, 2 + more)


MOST_MORE = 2  # decimals beyond the usual; what needs more than these is as good as zero


def decimals_more(show: Callable[..., str], value: float) -> int:
    """Return how many decimals more than usual show that a number is not zero, and its side of it.

    None where it is zero, or so near that `MOST_MORE` would not show it.

    Examples
    --------
    >>> decimals_more(points, 0.0004), decimals_more(points, 0.02), decimals_more(points, 1e-9)
    (1, 0, 0)
    """
    enough = (more for more in range(MOST_MORE + 1) if show(value, more) != show(0.0, more))
    return next(enough, 0)


def chance(probability: float, more: int = 0) -> str:
    """Return a probability as a percentage, never as certain: ``under 0.1%``, ``over 99.9%``."""
    if probability < 0.0005:
        return say("under {share}", share=percent(0.001))
    return (
        say("over {share}", share=percent(0.999)) if probability > 0.9995 else percent(probability)
    )


IN_POINTS = Measure(points, phrase("percentage points"), phrase("{value} percentage points"))
MEASURES = {
    "risk difference": IN_POINTS._replace(ends=(-1, 1)),
    "difference of shares": IN_POINTS._replace(ends=(-2, 2)),  # of two Net Promoter Scores
    "proportion": Measure(percent, is_difference=False, ends=(0, 1)),
    "probability": Measure(chance, is_difference=False, ends=(0, 1)),
    "share of variance": Measure(percent, is_difference=False, ends=(-inf, 1)),
    "share of variance of a score": Measure(percent, is_difference=False, ends=(-inf, 1)),
    "relative difference": Measure(percent),
    "risk ratio": Measure(two_decimals, phrase("times"), phrase("{value} times")),
    "effect": Measure(two_decimals),
    "overlap": Measure(ordinary),
    "standardised mean difference": Measure(
        two_decimals, phrase("standard deviations"), phrase("{value} standard deviations")
    ),
    "gap": Measure(
        two_decimals,
        phrase("points of the answer scale"),
        phrase("{value} points of the answer scale"),
    ),
    "mean": Measure(two_decimals, is_difference=False),
    "slope": Measure(two_decimals, is_difference=False),
    "curvature": Measure(ordinary, is_difference=False),
    "correlation": Measure(two_decimals, is_difference=False, ends=(-1, 1)),
    "reliability": Measure(two_decimals, is_difference=False, ends=(-inf, 1)),
}


def of_difference(measure: str) -> Measure:
    """Return how a difference of two values of a measure is shown: of two shares, in points."""
    own = MEASURES[measure]
    if own.show in (percent, chance):
        return IN_POINTS
    # 0.5 more than 1.5 times is 0.5, not "0.5 times".
    return Measure(own.show) if measure == "risk ratio" else own
