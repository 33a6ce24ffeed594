"""One check of the answers: what was looked at, whether it is fine, and what it means."""

from collections.abc import Iterable
from dataclasses import dataclass

from cxlab.words import phrase, say

SIDES = {
    "expectation": phrase("expectations"),
    "perception": phrase("perceptions"),
    "importance": phrase("importance"),
}
NAMES = {
    "people": phrase("Number of answers"),
    "out_of_range": phrase("Answers outside the scale"),
    "missing": phrase("Missing answers"),
    "answered": phrase("Answered in full, and enough"),
    "half_pairs": phrase("Half pairs"),
    "pairs": phrase("Wording of pairs"),
    "scale": phrase("Scale"),
    "straight_lines": phrase("One answer to everything"),
    "twins": phrase("Equal respondents"),
    "ids": phrase("Respondents' ids"),
    "ceiling": phrase("Ceiling of expectations"),
    "against": phrase("Items against their dimension"),
    "dimensions": phrase("Dimensions"),
    "screens": phrase("Screens"),
    "unused": phrase("Columns not used"),
}
CEILING = "ceiling"  # the key of the check of expectations
PAIRS = "pairs"  # and of that of their wording
SHOWN = 5  # how many cases a text names


@dataclass(frozen=True)
class Check:
    """One check of the answers.

    Attributes
    ----------
    key : str
        One of `NAMES`, whatever the language.
    passed : bool or None
        None where it could not be done.
    text : str
        What was found, how many of how many, and what it means.
    """

    key: str
    passed: bool | None
    text: str

    @property
    def name(self) -> str:
        """What to call it."""
        return say(NAMES[self.key])


def listed(cases: Iterable[str]) -> str:
    """Return the first few of many."""
    every = list(cases)
    first = ", ".join(every[:SHOWN])
    if len(every) <= SHOWN:
        return first
    return say("{first} and {n:,} more", first=first, n=len(every) - SHOWN)
