"""Text as people type it, made comparable: one line, one kind of space, one form of a letter."""

import re
import unicodedata

from cxlab.visible import visible

INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")


def one_line(text: str) -> str:
    """Return text with every run of spaces, tabs and line breaks as one space, and composed.

    Letters are composed (NFC), because Korean and accented text typed on a Mac arrives in parts
    and would equal nothing typed elsewhere. What cannot be shown becomes a mark.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return visible(" ".join(INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split()))


def word(text: str) -> str:
    """Return text as it is compared with other words: one line, capitals as small letters."""
    return one_line(text).casefold()


def shortened(text: str, longest: int = 60) -> str:
    """Return text for a message: one line, cut where it is long."""
    line = one_line(text)
    return line if len(line) <= longest else line[: longest - 1] + "…"
