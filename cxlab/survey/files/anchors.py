"""What a head says its numbers mean: "Clean rooms (1 = very good, 5 = very bad)"."""

import re
from collections.abc import Iterable, Mapping

from cxlab.survey.files.grid import Cell

WORDS = r"[^\W\d_][^\d=:;,、，()\[\]]{1,58}?"
NEXT = r"[-\u2010-\u2015]?\s*[-+]?\d{1,3}\s*[=:]|\b(?:to|bis|and|und|à|y|a)\b\s*\d"
END = rf"\s*(?=$|[,;、，/|~…]|\.\.|{NEXT})"
NUMBER_FIRST = re.compile(rf"(?<![\w.])([-+]?\d{{1,3}})\s*[=:]\s*({WORDS}){END}", re.IGNORECASE)
WORDS_FIRST = re.compile(rf"({WORDS})\s*=\s*([-+]?\d{{1,3}})(?![\w.])", re.IGNORECASE)
BRACKETED = re.compile(r"\s*[\[(（]([^\[\]()（）]+)[\])）]\s*")
FREE = re.compile(r"[\s:;,.\u2010-\u2015]*(?<![\w.])[-+]?\d{1,3}\s*=.+$")


def anchors_of(text: str) -> dict[Cell, str]:
    """Return what numbers of an answer scale mean by a head or a question; none for fewer than two.

    Examples
    --------
    >>> anchors_of("Clean rooms (1 = very good, 5 = very bad)")
    {1.0: 'very good', 5.0: 'very bad'}
    >>> anchors_of("How clean were they? 0=gar nicht; 10=sehr"), anchors_of("Rooms (2 of 5)")
    ({0.0: 'gar nicht', 10.0: 'sehr'}, {})
    """
    for part in _parts(text):
        if anchors := _anchors(part):
            return anchors
    return {}


def without_anchors(text: str) -> str:
    """Return a head or a question without what it says of its numbers.

    Examples
    --------
    >>> without_anchors("Clean rooms (1 = very good, 5 = very bad)")
    'Clean rooms'
    """
    for match in (*BRACKETED.finditer(text), *FREE.finditer(text)):
        if _anchors(match[1] if match.re is BRACKETED else match[0]):
            return f"{text[: match.start()]} {text[match.end() :]}".strip()
    return text


def with_anchors(
    labels: Mapping[str, Mapping[Cell, str]], columns: Iterable[str], questions: Mapping[str, str]
) -> dict[str, Mapping[Cell, str]]:
    """Give columns without labels those that their head or question states.

    Parameters
    ----------
    labels : mapping of str to mapping of Cell to str
        By column, as a statistics program stores them.
    columns : iterable of str
    questions : mapping of str to str

    Examples
    --------
    >>> with_anchors({}, ["P1 (1 = bad, 5 = good)", "P2"], {})
    {'P1 (1 = bad, 5 = good)': {1.0: 'bad', 5.0: 'good'}}
    """
    stated: dict[str, Mapping[Cell, str]] = {}
    for name in columns:
        anchors = anchors_of(questions.get(name, "")) or anchors_of(name)
        if anchors and name not in labels:
            stated[name] = anchors
    return {**labels, **stated}


def _parts(text: str) -> list[str]:
    free = FREE.search(text)
    return [*(match[1] for match in BRACKETED.finditer(text)), *([free[0]] if free else [])]


def _anchors(part: str) -> dict[Cell, str]:
    """Return the numbers of a part and their words, where it pairs two or more."""
    pairs = [(number, words) for number, words in NUMBER_FIRST.findall(part)]
    if len(pairs) < 2:
        pairs = [(number, words) for words, number in WORDS_FIRST.findall(part)]
    anchors = {float(number): words.strip(" .-\u2013\u2014") for number, words in pairs}
    texts = set(anchors.values())
    is_clear = len(texts) == len(anchors) == len(pairs) and min(map(len, texts), default=0) > 1
    return {at: anchors[at] for at in sorted(anchors)} if is_clear and len(anchors) > 1 else {}
