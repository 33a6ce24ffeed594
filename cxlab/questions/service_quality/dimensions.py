"""The five dimensions of service quality: their names, their claimed order, plain words."""

from collections.abc import Iterable

from cxlab.errors import InputError

# Most important first, as the source articles claim.
CLAIMED_ORDER = ("reliability", "responsiveness", "assurance", "empathy", "tangibles")
OVERALL = "overall"

PLAIN = {
    "reliability": "keeping promises",
    "responsiveness": "prompt help",
    "assurance": "trust and safety",
    "empathy": "care for the individual",
    "tangibles": "what one sees and touches",
}


def spoken(dimension: str) -> str:
    """Return a dimension with what it means, e.g. ``reliability (keeping promises)``."""
    if dimension == OVERALL:
        return "all dimensions together"
    return f"{dimension} ({PLAIN[dimension]})" if dimension in PLAIN else dimension


def check_names(found: Iterable[str], where: str) -> None:
    """Refuse names of dimensions that findings could not be told apart by.

    Raises
    ------
    InputError
        For ``overall``, braces, and names that differ by spaces and underscores alone.
    """
    known: dict[str, str] = {}
    for name in dict.fromkeys(text.casefold() for text in found if text):
        if name == OVERALL or set(name) & set("{}"):
            raise InputError(f"{where}: a dimension cannot be called '{name}'; choose another name")
        twin = known.setdefault(slug(name), name)
        if twin != name:
            raise InputError(f"{where}: dimensions '{twin}' and '{name}' are too alike; rename one")


def slug(dimension: str) -> str:
    """Return a dimension as ids of findings carry it."""
    return "_".join(dimension.split())


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
