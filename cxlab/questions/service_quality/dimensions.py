"""The five dimensions of service quality: their names, their claimed order, plain words."""

from collections.abc import Iterable

from cxlab.evidence.surveys import OVERALL
from cxlab.words import phrase, say

# Most important first, as the source articles claim.
CLAIMED_ORDER = ("reliability", "responsiveness", "assurance", "empathy", "tangibles")
NAMES = {
    OVERALL: phrase("overall"),
    "reliability": phrase("reliability"),
    "responsiveness": phrase("responsiveness"),
    "assurance": phrase("assurance"),
    "empathy": phrase("empathy"),
    "tangibles": phrase("tangibles"),
}
PLAIN = {
    OVERALL: phrase("all dimensions together"),
    "reliability": phrase("reliability (keeping promises)"),
    "responsiveness": phrase("responsiveness (prompt help)"),
    "assurance": phrase("assurance (trust and safety)"),
    "empathy": phrase("empathy (care for the individual)"),
    "tangibles": phrase("tangibles (what one sees and touches)"),
}


def called(dimension: str) -> str:
    """Return a dimension's name as a reader knows it; a user's own as it is."""
    return say(NAMES[dimension]) if dimension in NAMES else dimension


def spoken(dimension: str) -> str:
    """Return a dimension with what it means, e.g. ``reliability (keeping promises)``."""
    return say(PLAIN[dimension]) if dimension in PLAIN else dimension


def listed(dimensions: Iterable[str]) -> str:
    """Return dimensions by name, with commas between."""
    return ", ".join(called(name) for name in dimensions)


def ranked(dimensions: Iterable[str]) -> str:
    """Return dimensions in an order: ``reliability > tangibles``."""
    return " > ".join(called(name) for name in dimensions)


def in_order(found: Iterable[str]) -> list[str]:
    """Return dimensions in the claimed order, others after them as they come."""
    names = list(dict.fromkeys(found))
    standard = [name for name in CLAIMED_ORDER if name in names]
    return standard + [name for name in names if name not in CLAIMED_ORDER]


def asked_for(found: Iterable[str]) -> list[str]:
    """Return the dimensions to answer for: those found and, if any is of the five, all five."""
    names = in_order(found)
    standard = bool(set(names) & set(CLAIMED_ORDER)) or not names
    return in_order([*(CLAIMED_ORDER if standard else ()), *names])
