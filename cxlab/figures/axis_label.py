"""Texts short enough for an axis, by how wide their letters are drawn."""

from unicodedata import east_asian_width

LABEL = 34  # letters on an axis; wide ones count double


def axis_label(text: str, widest: int = LABEL) -> str:
    """Return a text short enough for an axis; wide letters, as Korean ones are, count double."""
    width, kept = 0, ""
    for letter in text:
        width += 2 if is_wide(letter) else 1
        if width > widest:
            return kept.rstrip() + "\N{HORIZONTAL ELLIPSIS}"
        kept += letter
    return kept


def is_wide(letter: str) -> bool:
    """Say whether a letter is drawn as wide as two Latin ones."""
    return east_asian_width(letter) in "WF"
