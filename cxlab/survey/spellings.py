"""Names of one group written in several ways: "Seoul", "seoul ", "SEOUL" are one branch."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from unicodedata import normalize

from cxlab.errors import InputError
from cxlab.survey.files.grid import Cell, plain_text
from cxlab.survey.text import one_line, shortened
from cxlab.visible import MARK
from cxlab.words import say

# Letters of Cyrillic and Greek that look like Latin ones, small letters after `casefold`.
LOOKS = str.maketrans("асеорхуіѕјкмтвнαορικν", "aceopxyisjkmtbhaopikv")
MARKS = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2013": "-", "\u2014": "-", "\u2019": "'"})
BETWEEN_DIGITS = re.compile(r"(?<=\d) (?=\d)")
CYRILLIC_OR_GREEK = re.compile("[\u0370-\u03ff\u0400-\u04ff]")


def alike(names: Iterable[str | None]) -> dict[str, str]:
    """Return the spellings that stand for another, with that: the one most used.

    Names are one where they differ by case, blanks, ways of writing a letter, or letters of
    another script that look the same. Numbers apart from each other ("1 1") stay apart.

    Parameters
    ----------
    names : iterable of str or None
        One for each answer.

    Examples
    --------
    >>> alike(["Seoul", "Seoul", "SEOUL", "seoul", "부산 점", "부산점", "부산점", "A1", "A2"])
    {'SEOUL': 'Seoul', 'seoul': 'Seoul', '부산 점': '부산점'}
    """
    counts = Counter(one_line(name) for name in names if name)
    used: dict[str, str] = {}
    others: dict[str, str] = {}
    for name, _ in counts.most_common():  # of as many uses, the first in the file
        main = used.setdefault(_key(name), name)
        if main != name:
            others[name] = main
    return others


def alike_note(column: str, others: Mapping[str, str]) -> str:
    """Say which names of a column were read as one; "" where none were."""
    if not others:
        return ""
    spelt: dict[str, list[str]] = {}
    for name, main in others.items():
        spelt.setdefault(main, []).append(name)
    groups = "; ".join(
        f"'{main}' = {', '.join(repr(name) for name in names)}" for main, names in spelt.items()
    )
    return say(
        "names in '{column}' that differ only by case, blanks or look were read as one: {groups}",
        column=shortened(column),
        groups=shortened(groups, 300),
    )


def refuse_marked(where: str, texts: Mapping[Cell, str]) -> None:
    """Refuse two names that differ only in letters which cannot be shown: they would be one.

    Parameters
    ----------
    where : str
        What a message calls the column.
    texts : mapping of Cell to str
        As cells are shown.
    """
    typed: dict[str, str] = {}
    for cell, text in texts.items():
        plain = plain_text(cell).strip()
        if MARK in text and typed.setdefault(text, plain) != plain:
            raise InputError(
                f"{where}: two values both read '{shortened(text)}': they differ in letters that "
                "cannot be shown (control characters, letters of private use); write them in "
                "other letters"
            )


def _key(name: str) -> str:
    plain = normalize("NFKC", normalize("NFKC", name).casefold()).translate(MARKS)
    apart = BETWEEN_DIGITS.sub("\0", " ".join(plain.replace("_", " ").split()))
    joined = apart.replace(" ", "")
    look = joined.translate(LOOKS)
    # "Сеул" is Cyrillic throughout; "Ѕeoul" is Latin but for a letter.
    return joined if CYRILLIC_OR_GREEK.search(look) else look
