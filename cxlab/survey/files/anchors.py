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
RANGE = r"(-?\d{1,2}|100)\s*(?:[-\u2010-\u2015~]|to|bis|a|à)\s*(\d{1,2}|100)"
STATED = re.compile(
    rf"[\[(（]\s*{RANGE}\s*(?:점|points?|scale|skala)?\s*[\])）]|"
    rf"\b(?:scale|skala|scala|escala|échelle)\b\s*(?:of|from|von|de)?\s*:?\s*{RANGE}",
    re.IGNORECASE,
)
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


def stated_range(text: str) -> tuple[float, float] | None:
    """Return the ends of the answer scale that a head or a question names.

    Examples
    --------
    >>> stated_range("Clean rooms (1-7)"), stated_range("On a scale of 0 to 10, how likely is it?")
    ((1.0, 7.0), (0.0, 10.0))
    >>> stated_range("Items (3-4)") is None
    True
    """
    match = STATED.search(text)
    low, high = (float(end) for end in match.groups() if end) if match else (0.0, 0.0)
    return (low, high) if high - low >= 3 and low in (-3, 0, 1) else None


def without_anchors(text: str) -> str:
    """Return a head or a question without what it says of its numbers.

    Examples
    --------
    >>> without_anchors("Clean rooms (1 = very good, 5 = very bad)")
    'Clean rooms'
    """
    for match in (*BRACKETED.finditer(text), *FREE.finditer(text)):
        part = match[1] if match.re is BRACKETED else match[0]
        if _anchors(part) or (match.re is BRACKETED and stated_range(match[0])):
            return f"{text[: match.start()]} {text[match.end() :]}".strip() or text
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
