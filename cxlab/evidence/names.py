"""Ids from names: an id depends on the name of the thing, in any script, and on nothing else."""

from collections.abc import Iterable
from unicodedata import category, normalize
from zlib import crc32

from cxlab.errors import InputError

BLANK = "_"


def slug(name: str) -> str:
    """Return a name as the end of an id.

    Letters and digits of every script stay; case, ways of writing one letter, and blanks make no
    difference. Whatever else the name holds is left out, but marked by a short checksum of it, so
    that no two names that people tell apart share an id.

    Examples
    --------
    >>> slug("Staff  satisfaction"), slug("재방문"), slug("재 방문")
    ('staff_satisfaction', '재방문', '재_방문')
    >>> slug("walk-in") != slug("walk in")
    True
    """
    plain = normalize("NFKC", normalize("NFKC", name).casefold()).replace(BLANK, " ")
    kept = "".join(letter if _is_kept(letter) else " " for letter in plain)
    is_whole = all(_is_kept(letter) or letter.isspace() for letter in plain)
    check = "" if is_whole else f"~{crc32(BLANK.join(plain.split()).encode()):08x}"
    return BLANK.join(kept.split()) + check


def refuse_alike(names: Iterable[str], where: str) -> None:
    """Refuse names that differ by case, blanks or ways of writing one letter alone.

    Raises
    ------
    InputError
        Naming both.

    Examples
    --------
    >>> refuse_alike(["walk in", "Walk_in"], "shop.csv")
    Traceback (most recent call last):
    cxlab.errors.InputError: shop.csv: 'walk in' and 'Walk_in' are too alike; rename one
    """
    known: dict[str, str] = {}
    for name in dict.fromkeys(names):
        twin = known.setdefault(slug(name), name)
        if twin != name:
            raise InputError(f"{where}: '{twin}' and '{name}' are too alike; rename one")


def _is_kept(letter: str) -> bool:
    return category(letter)[0] in "LMN"
