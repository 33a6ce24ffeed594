"""Which side of a pair a question asks: expectation, perception or importance; and about what."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cxlab.survey.text import word

CODES = {
    "expectation": r"e|ex|exp|expt|expect|expected|expectations?|erw|erwartung|"
    r"기대(?:치|도|수준)?|사전",
    "perception": r"p|per|perc|percep|percept|perceived|perceptions?|wahr|wahrnehmung|"
    r"인지(?:도|수준)?|지각|실제|체감|성과|경험|사후|act|actual|perf|performance",
    "importance": r"i|imp|import|important|importance|wichtigkeit|중요도?",
}
WORDS = {
    "importance": r"\bimportan\w*|중요하?|\bwichtig\w*|\bimportanci\w*|\bwichtigkeit",
    "expectation": r"\bexpect\w*|\bexcellent\b|\bideal\w*|\bdesired?\b|기대(?:치|도|수준)?|"
    r"\berwart\w*|\battente\w*|\battend\w*|\bexpectativ\w*|\bespera\w*|期待|이상적",
    "perception": r"\bpercei\w*|\bpercep\w*|\bactual\w*|\bexperienced\b|\bperformance\b|"
    r"\breceived\b|인지|지각|실제|체감|\bwahrnehm\w*|\bwahrgenommen\w*|\btatsächlich\w*|"
    r"\bperçu\w*|\bpercib\w*|\bpercepci\w*|実際|경험한",
}
# These tell a side only beside columns that tell the other one.
HINTS = {
    "expectation": r"\b(?:good|best|should|must|ought|before|vorher)\b|이어야|해야|좋은",
    "perception": r"\b(?:this|these|our|got|get|found|had|was|were|now|after|experience|"
    r"visited|stayed|erlebt|nachher)\b|"
    r"만족도|우리|이용한|받은",
}
NUMBER = re.compile(
    r"[\[(]?(?:q|item|no|nr|frage|문항?|question)?[ ._]?(\d{1,3})(?:[-.]\d{1,2})?[\])]?"
    r"(?:\s*[.):\]]\s*|\s+(?=\D))",
    re.IGNORECASE,
)
CODE_FIRST = re.compile(r"([^\W\d_]{1,12}[ _.-]?\d{1,3})[.):]?\s+(\D.*)")
WORDS_AFTER = re.compile(r"\d[.):\]]*\s+[^\W\d_]")
SPLITS = (
    re.compile(r"(?P<a>.+?)\s*[\[(](?P<b>[^\[\]()]+)[\])]\s*"),
    re.compile(r"[\[(](?P<a>[^\[\]()]+)[\])]\s*(?P<b>.+)"),
    re.compile(r"(?P<a>.+?)\s*[:?|>：]\s*(?:- )?(?P<b>.+)"),
    re.compile(r"(?P<a>.+?)\s+[-\u2010-\u2015/]\s+(?P<b>.+)"),
    re.compile(r"(?P<a>.{4,}?)\.\s*(?P<b>[^\W\d].+)"),
)

LETTERED = (
    r"[\[(]?(?P<side>[epi])(?:[\])]|\s*[_.:\u2010-\u2015-])\s*(?:\d{1,3}[.):]\s*)?(?P<rest>\D{2,})",
    r"(?P<rest>\D{2,}?)\s*(?:[_.\u2010-\u2015-]|[\[(])\s*(?P<side>[epi])[\])]?",
)


@dataclass(frozen=True)
class Asked:
    """A column as a question of a side.

    Attributes
    ----------
    side : str
        A role, or "" where nothing tells.
    number : str
        What numbers it among those of its side; "" where nothing does.
    wording : str
        What it asks, without the words that tell the side; "" where only a code is known.
    marker : str
        The words around it that it shares with others.
    """

    side: str = ""
    number: str = ""
    wording: str = ""
    marker: str = ""


def asked_of(head: str, question: str) -> Asked:
    """Return what a column asks, by its head and the question beside it.

    Examples
    --------
    >>> asked_of("EXP[SQ001]", "")
    Asked(side='expectation', number='1', wording='', marker='')
    >>> asked_of("3. Perception: Clean rooms", "")
    Asked(side='perception', number='3', wording='Clean rooms', marker='Perception')
    """
    *path, bare = head.split("/")
    if code := _code(word(bare)):
        return Asked(*code, *_wording_of(question))
    if (match := CODE_FIRST.fullmatch(bare)) and (code := _code(word(match[1]))):
        return Asked(*code, match[2], "")
    if not question and (named := _named_side(word(bare))):
        return named
    text = question or _spaced(bare)
    number = NUMBER.match(bare) or NUMBER.match(text)
    text = NUMBER.sub("", text, count=1) if NUMBER.match(text) else text
    asked = Asked(*_side_of(text, str(int(number[1])) if number else _trailing(bare)))
    if asked.side and not number and (within := NUMBER.match(asked.wording)):
        rest = NUMBER.sub("", asked.wording, count=1)
        asked = replace(asked, number=str(int(within[1])), wording=rest)
    group = _spaced(path[-1]) if path else ""
    if not asked.side and (side := side_in(group)):
        is_code = re.fullmatch(r"\w{0,3} ?\d+", asked.wording)
        return Asked(side, asked.number, "" if is_code else asked.wording)
    return asked


def _spaced(head: str) -> str:
    """Return a head that is written without blanks as words."""
    return head if " " in head else head.replace("_", " ")


def _named_side(head: str) -> Asked | None:
    """Read ``exp_clean_rooms`` and ``clean_rooms_perc``: a side's code before or after words."""
    tokens = re.split(r"[_. -]+", head)
    if " " in head or not 2 <= len(tokens) <= 5:
        return None
    for token, rest in ((tokens[0], tokens[1:]), (tokens[-1], tokens[:-1])):
        for side, code in CODES.items():
            if len(token) > 1 and re.fullmatch(code, token) and not all(map(str.isdecimal, rest)):
                return Asked(side, "", " ".join(rest), token)
    return None


def _wording_of(question: str) -> tuple[str, str]:
    text = NUMBER.sub("", question, count=1) if NUMBER.match(question) else question
    side = _side_of(text, "")
    return (side[2], side[3]) if side[0] else (text, "")


def _trailing(head: str) -> str:
    match = re.search(r"(?:[_-]|\[(?:SQ)?)0*(\d+)\]?$", head, re.IGNORECASE)
    return match[1] if match else ""


def _code(head: str) -> tuple[str, str] | None:
    """Return the side and the rest of a head that is a code: E01, exp_1, Q1_E, EXP[SQ001]."""
    tokens = re.findall(r"[^\W\d_]+|\d+", head)
    if re.search(r"[^\w\s\[\].-]", head) or not 2 <= len(tokens) <= 5:
        return None
    for place in (-1,) if WORDS_AFTER.search(head) else (0, -1):
        for side, code in CODES.items():
            if not re.fullmatch(code, tokens[place]):
                continue
            rest = tokens[1:] if place == 0 else tokens[:-1]
            if len(rest) > 1 and re.fullmatch(f"{code}|sq|q", rest[0]):
                rest = rest[1:]
            if not any(part.isdecimal() for part in rest) or any(len(r) > 14 for r in rest):
                continue
            if len(tokens[place]) == 1 and not _may_be_a_letter(head, place, rest):
                continue
            return side, "".join(str(int(r)) if r.isdecimal() else r for r in rest)
    return None


def _may_be_a_letter(head: str, place: int, rest: list[str]) -> bool:
    """Say whether one letter may stand for a side: E1, 1E, Q1_E, E_rel1; not n1i, e2024b."""
    if place == 0:
        return len(rest) == 1 or rest[0].isalpha()
    return len(rest) == 1 or head[-2] in "_.- " or rest[0] == "q"


def _side_of(text: str, number: str) -> tuple[str, str, str, str]:
    for before, after in splits(text):
        for marker, wording in ((before, after), (after, before)):
            side = side_in(marker)
            if side and not side_in(wording):
                return side, number, wording, marker
    if not (side := side_in(text)):
        return "", number, text, ""
    cut = re.sub(WORDS[side], " ", text, count=1, flags=re.IGNORECASE)
    return side, number, re.sub(r"\s+", " ", cut).strip(" :-()[]"), ""


def splits(text: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to take a text apart into a marker and a wording."""
    for form in SPLITS:
        if match := form.fullmatch(text):
            yield match["a"].strip(), match["b"].strip()


def side_in(text: str, words: dict[str, str] = WORDS) -> str:
    """Return the one side that the words of a text tell; "" for none or several."""
    sides = [side for side, known in words.items() if re.search(known, word(text))]
    return sides[0] if len(sides) == 1 else ""


def lettered(heads: Iterable[str]) -> dict[str, Asked]:
    """Read ``E_rooms`` and ``P_rooms``: letters count where the same words stand beside two."""
    by_rest: dict[str, dict[str, tuple[str, str]]] = {}
    for head in heads:
        for form in LETTERED:
            if match := re.fullmatch(form, head.split("/")[-1], re.IGNORECASE):
                at = by_rest.setdefault(word(match["rest"]), {})
                at[word(match["side"])] = head, match["rest"]
    sides = {"e": "expectation", "p": "perception", "i": "importance"}
    return {
        head: Asked(sides[letter], "", _spaced(rest), letter)
        for by_letter in by_rest.values()
        if len(by_letter) > 1
        for letter, (head, rest) in by_letter.items()
    }
