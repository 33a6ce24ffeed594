"""Wordings as people read them: HTML and its entities taken out."""

import re
from html import unescape

from cxlab.survey.text import one_line

HIDDEN = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
# Letters of one word may stand in tags of their own; blocks end a word.
BLOCK = re.compile(r"</?(?:br|p|div|li|ul|ol|tr|td|th|table|h[1-6])\b[^<>]*>", re.IGNORECASE)


def plain(text: object) -> str:
    """Return a wording on one line, without markup; "" for what is no text.

    Examples
    --------
    >>> plain("<p>Think of an <b>excellent</b>&nbsp;desk.</p>")
    'Think of an excellent desk.'
    """
    if not isinstance(text, str):
        return ""
    bare = TAG.sub("", BLOCK.sub(" ", HIDDEN.sub(" ", text)))
    return one_line(unescape(bare))
