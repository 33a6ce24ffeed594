"""What the columns of an unknown survey file may be: guesses by name and question, to be corrected.

Guesses never enter an analysis: they go into a drafted codebook, which a person fills in.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import count

from cxlab.survey.codebook.consistency import SINGLE
from cxlab.survey.codebook.seen import FEW_WORDS, Seen
from cxlab.survey.files.read import RawSurvey
from cxlab.survey.text import word

# E01, e_1, exp.1, expectation 1, EXP[SQ001]; the same for perceptions and importance.
CODES = {
    "expectation": re.compile(r"(?:e|exp|expect\w*)[ _.-]?\[?(?:sq)?0*(\d+)\]?"),
    "perception": re.compile(r"(?:p|perc?|percei?[pv]\w*)[ _.-]?\[?(?:sq)?0*(\d+)\]?"),
    "importance": re.compile(r"(?:i|imp|import\w*)[ _.-]?\[?(?:sq)?0*(\d+)\]?"),
}
WORDS = {
    "importance": re.compile(r"\(?\bimportance\b\)?|중요하|\(중요도?\)"),
    "expectation": re.compile(r"\(?\bexpect(?:ation|ations|ed)\b\)?|\(?기대 ?설문\)?|\(기대\)"),
    "perception": re.compile(r"\(?\bpercep(?:tion|tions)\b\)?|\(?인지 ?설문\)?|\((?:인지|지각)\)"),
}
OUTCOMES = {
    "recommendation": re.compile(r"\bnps\b|recommend|추천"),
    "loyalty": re.compile(r"loyal|reuse|repurchase|use again|come back|재이용|재구매|계속 이용"),
    "satisfaction": re.compile(r"satisf|zufrieden|만족"),
}
NAMES = {
    "weight": re.compile(r"weights?|wt|wgt|gewicht|가중치"),
    "stratum": re.compile(r"strat(?:um|a)"),
    "cluster": re.compile(r"clusters?|psu"),
    "respondent": re.compile(
        r"id|(?:respondent|participant)(?:[ _]?id)?|response[ _]?id|응답자 ?id"
    ),
    "source": re.compile(r"source|respondent[ _]type"),
    "wave": re.compile(r"wave|welle|year|quarter|차수"),
    "group": re.compile(r"(?:branch|store|shop|outlet|site|region)(?:[ _]\w+)?|지점|매장"),
}
GROUP = re.compile(r"\b(?:branch|store|gender|sex|age)\b|지점|성별|나이|연령")
TWO_OF_ONE = re.compile(r"(\d+)-([12])\b")
LEADING = re.compile(r"\(?q?\.?(\d+)(?:-\d+)?[.)]\s?", re.IGNORECASE)
TRAILING = re.compile(r"(?:_|\[(?:SQ)?)0*(\d+)\]?$", re.IGNORECASE)


@dataclass(frozen=True)
class Suggestion:
    """What a column may be; ``why`` goes into the draft as a comment."""

    role: str
    item: str = ""
    dimension: str = ""
    why: str = ""


def suggest(raw: RawSurvey, seen: Mapping[str, Seen]) -> dict[str, Suggestion]:
    """Return a guess for every column.

    Parameters
    ----------
    raw : RawSurvey
    seen : mapping of str to Seen
        The answers of each column.
    """
    texts = {name: word(f"{name} {raw.questions.get(name, '')}") for name in raw.columns}
    guesses = {name: _named(name, texts[name], seen[name]) for name in raw.columns}
    guesses = _items_by_text(guesses, texts)
    if not {"expectation", "perception"} & {guess.role for guess in guesses.values()}:
        guesses |= _numbered(texts, seen)
    return _each_once(guesses)


def _named(name: str, text: str, seen: Seen) -> Suggestion:
    head = word(name)
    for role, pattern in NAMES.items():
        if pattern.fullmatch(head):
            return Suggestion(role, why="by its name")
    rating = _rating(head, text) if seen.rated else None
    if rating or seen.numbers:
        return rating or Suggestion("ignore", why="a rating? give it a role" if seen.rated else "")
    few = bool(seen.words) and len(seen.words) + seen.others <= FEW_WORDS
    grouping = few and GROUP.search(text)
    return Suggestion("group", why="by its wording") if grouping else Suggestion("ignore")


def _rating(head: str, text: str) -> Suggestion | None:
    for role, pattern in CODES.items():
        if match := pattern.fullmatch(head):
            return Suggestion(role, str(int(match[1])), why="by its name")
    for role, pattern in WORDS.items():
        if pattern.search(text):
            number = LEADING.match(head) or TRAILING.search(head)
            return Suggestion(role, str(int(number[1])) if number else "", why="by its wording")
    for dimension, pattern in OUTCOMES.items():
        if pattern.search(text) and not TWO_OF_ONE.match(head):
            return Suggestion("outcome", dimension=dimension, why="by its wording")
    return None


def _items_by_text(
    guesses: dict[str, Suggestion], texts: Mapping[str, str]
) -> dict[str, Suggestion]:
    """Give items without a number one: those of one wording are one item, else those of one place.

    Places count where no wording occurs on two sides and both sides have as many items.
    """
    unnumbered = {
        name: guess for name, guess in guesses.items() if guess.role in WORDS and not guess.item
    }
    keys = {
        name: word(WORDS[guess.role].sub("", texts[name])) for name, guess in unnumbered.items()
    }
    sides = Counter(guess.role for guess in unnumbered.values())
    if len(set(keys.values())) == len(keys) and len(sides) > 1 and len(set(sides.values())) == 1:
        places = {role: count() for role in sides}
        keys = {name: str(next(places[guess.role])) for name, guess in unnumbered.items()}
    taken = {guess.item for guess in guesses.values()}
    free = (str(number) for number in count(1) if str(number) not in taken)
    numbers = {key: next(free) for key in dict.fromkeys(keys.values())}
    return {
        name: replace(guess, item=numbers[keys[name]]) if name in keys else guess
        for name, guess in guesses.items()
    }


def _numbered(texts: Mapping[str, str], seen: Mapping[str, Seen]) -> dict[str, Suggestion]:
    """Take 1-1 and 1-2 as expectation and perception of item 1, where nothing else tells."""
    guesses = {}
    for name, text in texts.items():
        if seen[name].numbers and seen[name].rated and (match := TWO_OF_ONE.match(text)):
            role = "expectation" if match[2] == "1" else "perception"
            guesses[name] = Suggestion(role, str(int(match[1])), why="by its number: is it so?")
    return guesses


def _each_once(guesses: Mapping[str, Suggestion]) -> dict[str, Suggestion]:
    """Leave out what a codebook would refuse: a second weight, a second perception of an item."""
    seen: set[tuple[str, str]] = set()
    once = {}
    for name, guess in guesses.items():
        key = (guess.role, guess.item)
        double = key in seen and (guess.role in SINGLE or guess.item)
        seen.add(key)
        what = f"{guess.role} {guess.item}".strip()
        why = f"looks like a second {what}: which is it?"
        once[name] = Suggestion("ignore", why=why) if double else guess
    return once
