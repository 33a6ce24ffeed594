"""Heads and questions without what they say of the answers instead of what was asked."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from cxlab.survey.codebook.sides import HINTS, side_in
from cxlab.survey.files.anchors import without_anchors
from cxlab.survey.text import word

TAIL = re.compile(r"\s*[\[(]([^\[\]()]+)[\])]\s*$")
FEWEST, MOST = 4, 0.6  # columns that must share a tail, and their share of all those with a tail


def plain_heads(columns: Sequence[str], questions: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Return each column's head and question, without anchors and without a tail of nearly all.

    "Expectation: Clean rooms (1 = bad, 5 = good)" and "Expectation: Clean rooms (grade)" ask about
    clean rooms; were "grade" taken for what is asked, all columns would ask the same.

    Examples
    --------
    >>> plain_heads(["P1 Rooms (1 = bad, 5 = good)"], {})
    {'P1 Rooms (1 = bad, 5 = good)': ('P1 Rooms', '')}
    """
    heads = {name: without_anchors(name) for name in columns}
    asked = {name: without_anchors(questions.get(name, "")) for name in columns}
    shared = _shared_tails([*heads.values()]) | _shared_tails([*asked.values()])
    return {name: (_cut(heads[name], shared), _cut(asked[name], shared)) for name in columns}


def _shared_tails(texts: Sequence[str]) -> set[str]:
    tails = Counter(word(match[1]) for text in texts if (match := TAIL.search(text)))
    enough = max(FEWEST, MOST * sum(tails.values()))
    return {
        tail
        for tail, times in tails.items()
        if times >= enough and not side_in(tail) and not side_in(tail, HINTS) and len(tail) > 1
    }


def _cut(text: str, tails: set[str]) -> str:
    match = TAIL.search(text)
    return text[: match.start()] if match and word(match[1]) in tails else text
