"""Text as nobody expects it: what people paste, and what machines leave in files."""

from hypothesis import strategies as st

NASTY = [
    *("\x00", "\x01", "\x07", "\x1b", "\x7f", "\x85", "\x9f", "\ud800", "\udfff", "\udcff"),
    *("\ue000", "\uf8ff", "\U000f0000", "\U0010ffff", "\ufffe", "\uffff", "\ufdd0", "\U0001fffe"),
    *("\u202e", "\u2066", "\u200d", "\ufeff", "\u2028", "\ufffd", "\xad", "\u0301"),
    *("<", ">", "&", '"', "'", "--", "]]>", "{", "}", "{n}", "$", "\\", "%", "#", "\n", "\t", "\r"),
    *("강남", "Köln", "\U0001f600", "مرحبا", "x" * 300),
]


def any_text(longest: int = 12) -> st.SearchStrategy[str]:
    """Any text at all, lone surrogates included, thick with what breaks pages and fonts."""
    letters = st.characters(exclude_categories=())
    return st.lists(st.sampled_from(NASTY) | letters, max_size=longest).map("".join)
