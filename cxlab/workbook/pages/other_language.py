"""Where the same page lies in the other language, and whether it is there to be linked."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from cxlab.words import ENGLISH, LANGUAGES, spoken

LINK = '<p class="cx-language">'  # begins the link in a page


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


def is_linked(folder: Path, page: str, languages: Collection[str] = ()) -> bool:
    """Say whether a page may link its other language: where that is there, or now made, too.

    Parameters
    ----------
    folder : Path
        Of the page.
    page : str
        Its name, the same in both languages.
    languages : collection of str
        Those that the command makes.

    Examples
    --------
    >>> is_linked(Path("reports"), "index.html", ["en", "ko"])
    True
    >>> is_linked(Path("nowhere"), "index.html", ["en"])
    False
    """
    if spoken() != ENGLISH and folder.resolve().name != spoken():
        return False  # what lies above it belongs to something else
    other = in_other()
    beside = folder / other.place
    # `cxlab run` leaves no such mark: its page may be about other data.
    mark = beside / f".{page.removesuffix('.html')}.made"
    is_there = (beside / page).exists() and (mark.exists() or page in FRONT)
    return other.code in languages or is_there


FRONT = ("index.html", "claims.html")
