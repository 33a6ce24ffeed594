"""One run of a sweep as its page shows it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One run as the page shows it; empty texts where there is nothing to say."""

    label: str
    link: str
    verdict: str = ""
    count: str = ""
    estimate: str = ""
    shrunken: str = ""
    ranks: str = ""
    meaning: str = ""
    differs: bool = False
