"""One check of the answers: what was looked at, whether it is fine, and what it means."""

from collections.abc import Iterable
from dataclasses import dataclass

SIDES = {"expectation": "expectations", "perception": "perceptions", "importance": "importance"}
NAMED = 5  # how many cases a text names
CEILING = "ceiling"  # the key of the check of expectations


@dataclass(frozen=True)
class Check:
    """One check of the answers.

    Attributes
    ----------
    name : str
    passed : bool or None
        None where it could not be done.
    text : str
        What was found, how many of how many, and what it means.
    key : str
        By which code knows a check, whatever the reader's language; empty where none asks for it.
    """

    name: str
    passed: bool | None
    text: str
    key: str = ""


def named(cases: Iterable[str]) -> str:
    """Return the first few of many."""
    every = list(cases)
    rest = f" and {len(every) - NAMED:,} more" if len(every) > NAMED else ""
    return ", ".join(every[:NAMED]) + rest
