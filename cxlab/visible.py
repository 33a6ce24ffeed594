"""Letters that nobody can see, or no page can hold: a mark stands in their place.

Text is made visible where it comes in, by `cxlab.survey.text.one_line`; what is said, drawn or
written is made visible once more, as a net.
"""

import re

MARK = "\N{REPLACEMENT CHARACTER}"
UNSEEN = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters but tabs and ends of lines
    "\u202a-\u202e\u2066-\u2069"  # those that turn the order of all that follows
    "\ud800-\udfff"  # halves of letters
    "\ue000-\uf8ff\U000f0000-\U0010ffff"  # letters of private use: other in every font
    "\ufdd0-\ufdef\ufffe\uffff"  # no letters, for ever
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0xF0000, 0x10000)
    )
    + "]"
)


def visible(text: str) -> str:
    r"""Return text with `MARK` for each control character, half letter and letter of private use.

    Tabs and ends of lines stay. What it returns can be drawn, encoded, and stand in XML.

    Examples
    --------
    >>> visible("Harbour\x07"), visible("Harbour\ud800"), visible("Hafen Köln 서울")
    ('Harbour�', 'Harbour�', 'Hafen Köln 서울')
    """
    # The first is quick; a page has a hundred letters, again and again.
    if text.isprintable() or UNSEEN.search("".join(set(text))) is None:
        return text
    return UNSEEN.sub(MARK, text)
