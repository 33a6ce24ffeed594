"""Where the same page lies in the other language: all default reports are made in both."""

from dataclasses import dataclass

from cxlab.words import ENGLISH, LANGUAGES, spoken


@dataclass(frozen=True)
class Other:
    """Another language: its code, its own name, and its folder as seen from a page's."""

    code: str
    name: str
    place: str


def in_other() -> Other:
    """Return where the pages beside those of the run's language lie.

    Examples
    --------
    >>> in_other().place
    'ko/'
    """
    if spoken() != ENGLISH:
        return Other(ENGLISH, LANGUAGES[ENGLISH], "../")
    code = next(code for code in LANGUAGES if code != ENGLISH)
    return Other(code, LANGUAGES[code], f"{code}/")
