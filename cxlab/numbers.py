"""How numbers are shown: the only place where they are rounded."""

from collections.abc import Callable
from math import isinf, isnan

MINUS = "\N{MINUS SIGN}"


def fixed(value: float, decimals: int) -> str:
    """Return a number with fixed decimals, a true minus sign, and never a negative zero."""
    if isnan(value):
        return "not defined"
    if isinf(value):
        return "infinite" if value > 0 else f"{MINUS}infinite"
    text = f"{value:,.{decimals}f}"
    if text.startswith("-"):
        return text[1:] if not text.strip("-0.,") else MINUS + text[1:]
    return text


def percent(share: float) -> str:
    """Return a share as a percentage with one decimal: ``0.0843`` is ``8.4%``."""
    return fixed(100 * share, 1) + ("" if isnan(share) else "%")


def exact_percent(share: float) -> str:
    """Return a share that somebody chose, without dropping a digit: ``0.999`` is ``99.9%``."""
    return f"{100 * share:.10g}%"


def points(share: float) -> str:
    """Return a difference of shares in percentage points, without the unit."""
    return fixed(100 * share, 1)


def p_text(p: float | None) -> str:
    """Return a p-value as APA prints it: ``p = .048``, ``p < .001``; a dash where there is none."""
    if p is None or isnan(p):
        return "p: none"
    if p < 0.001:
        return "p < .001"
    if p > 0.999:
        return "p > .999"
    return "p = " + f"{p:.3f}".lstrip("0")


def plural(count: int, one: str, many: str = "") -> str:
    """Return ``1 visitor`` or ``2 visitors``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def ordinary(value: float) -> str:
    """Return a number with three decimals."""
    return fixed(value, 3)


def decimals_of(printed: str) -> int:
    """Return the number of decimals of a printed number."""
    return len(printed.partition(".")[2])


def agrees(printed: str, recomputed: float) -> bool:
    """Say whether a recomputed number rounds to the printed one, at the printed decimals."""
    return abs(recomputed - float(printed)) <= 0.5 * 10.0 ** -decimals_of(printed) + 1e-12


# measure -> (how its values are shown, the unit said after them)
MEASURES: dict[str, tuple[Callable[[float], str], str]] = {
    "risk difference": (points, "points"),
    "proportion": (percent, ""),
    "probability": (percent, ""),
    "risk ratio": (lambda value: fixed(value, 2), "times"),
    "effect": (lambda value: fixed(value, 2), ""),
    "standardised mean difference": (lambda value: fixed(value, 2), "standard deviations"),
}
