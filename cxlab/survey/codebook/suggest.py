"""What the columns of an unknown survey file may be: guesses by name and question, to be corrected.

Guesses never enter an analysis: they go into a drafted codebook, which a person fills in.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from cxlab.survey.codebook.consistency import SINGLE
from cxlab.survey.codebook.pairing import items_of
from cxlab.survey.codebook.seen import FEW_WORDS, Seen
from cxlab.survey.codebook.sides import HINTS, Asked, asked_of, lettered, side_in, splits
from cxlab.survey.files.read import RawSurvey
from cxlab.survey.text import shortened, word

OUTCOMES = {
    "recommendation": re.compile(
        r"\bnps\b|net promoter|recommend|추천|\bempfehl|\bweiterempfehl|\brecomend|\brecommand"
    ),
    "loyalty": re.compile(
        r"loyal|reuse|repurchase|use (?:us |it )?again|come back|return to|buy again|visit again|"
        r"재이용|재구매|재방문|계속 이용|wiederkomm|wiederkauf"
    ),
    "satisfaction": re.compile(r"satisf|zufrieden|만족|\bcsat\b|^sat$|satisfac|満足|满意"),
}
NAMES = {
    "weight": re.compile(
        r"(?:survey|sampling|post|design)?[ _]?(?:weights?|wt|wgt)|gewicht|가중치"
    ),
    "respondent": re.compile(
        r"_?id|(?:respondent|participant|person|customer|user|case|record|subject|panelist)"
        r"(?:[ _.-]?(?:id|no|nr|number))?|response[ _]?id|"
        r"응답자(?: ?(?:id|번호))?|teilnehmer(?:[ _]?id)?"
    ),
    "source": re.compile(r"source|respondent[ _]type"),
    "wave": re.compile(r"(?:survey[ _])?(?:wave|welle|year|quarter|round)|차수|회차|분기|연도"),
    "group": re.compile(
        r"(?:branch|store|shop|outlet|site|region|filiale|standort)(?:[ _]\w+)?|지점|매장|지역|점포"
    ),
}
GROUP = re.compile(
    r"\b(?:branch|store|shop|outlet|gender|sex|age|region|filiale|geschlecht|alter)\b|"
    r"지점|성별|나이|연령|지역"
)
DIMENSIONS = {
    "tangibles": r"tan|tang|tangibles?|유형성",
    "reliability": r"rel|reli|reliability|신뢰성",
    "responsiveness": r"res|resp|responsiveness|응답성|반응성",
    "assurance": r"ass|assu|assur|assurance|확신성|보증성",
    "empathy": r"emp|empa|empathy|공감성",
}
TWO_OF_ONE = re.compile(r"(\d+)-([12])\b")
FEWEST_OF_BLOCK = 2


@dataclass(frozen=True)
class Suggestion:
    """What a column may be; ``why`` and ``doubt`` go into the draft as a comment."""

    role: str
    item: str = ""
    dimension: str = ""
    label: str = ""
    why: str = ""
    doubt: str = ""


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
    rated = [
        name
        for name in raw.columns
        if seen[name].rated and guesses[name].role in ("ignore", "outcome")
    ]
    asked = {name: asked_of(name, raw.questions.get(name, "")) for name in rated}
    asked |= lettered(name for name in rated if not raw.questions.get(name))
    asked = {name: one for name, one in asked.items() if one.number or _varies(seen[name])}
    asked = _hinted(_blocks(asked, guesses), guesses)
    sided = {name: one for name, one in asked.items() if one.side}
    if not {"expectation", "perception"} & {one.side for one in sided.values()}:
        sided |= _numbered({name: texts[name] for name in rated if seen[name].numbers})
    guesses |= _importance_of_dimensions(raw, seen, sided)
    sided = {name: one for name, one in sided.items() if guesses[name].role != "importance"}
    for name, item in (items_of(sided) if sided else {}).items():
        guesses[name] = Suggestion(
            sided[name].side,
            item.item,
            dimension=_dimension(name),
            label=item.label,
            why="by its name" if not sided[name].wording else "by its wording",
            doubt=item.doubt,
        )
    return _each_once(guesses)


def _named(name: str, text: str, seen: Seen) -> Suggestion:
    head = word(name.rsplit("/", 1)[-1])
    for role, pattern in NAMES.items():
        if pattern.fullmatch(head):
            return Suggestion(role, why="by its name")
    if seen.rated and not TWO_OF_ONE.match(head):
        for dimension, pattern in OUTCOMES.items():
            if pattern.search(text) or pattern.search(head):
                return Suggestion("outcome", dimension=dimension, why="by its wording")
    different = len(seen.words) + seen.others
    few = bool(seen.words or seen.labels) and different <= FEW_WORDS
    if few and GROUP.search(text) and (not seen.numbers or seen.labels):
        return Suggestion("group", why="by its wording")
    return Suggestion("ignore", why="a rating? give it a role" if seen.like_a_rating else "")


def _varies(seen: Seen) -> bool:
    return len(seen.numbers) + len(seen.words) > 1


def _blocks(asked: Mapping[str, Asked], guesses: Mapping[str, Suggestion]) -> dict[str, Asked]:
    """Give columns a side that ask the same as others of a known side, under another heading."""
    result = {
        name: one if guesses[name].role != "outcome" or one.marker or one.number else Asked()
        for name, one in asked.items()
    }
    known: dict[str, set[str]] = {}
    for one in result.values():
        if one.side and one.wording:
            known.setdefault(one.side, set()).add(word(one.wording))
    blocks: dict[str, dict[str, str]] = {}
    for name, one in result.items():
        if not one.side and one.wording:
            for marker, wording in splits(one.wording):
                blocks.setdefault(word(marker), {})[name] = wording
                blocks.setdefault(word(wording), {})[name] = marker
    for marker, wordings in blocks.items():
        side = _other_side(marker, wordings, known)
        if side and len(wordings) >= FEWEST_OF_BLOCK:
            for name, wording in wordings.items():
                result[name] = replace(result[name], side=side, wording=wording, marker=marker)
    return result


def _other_side(marker: str, wordings: Mapping[str, str], known: Mapping[str, set[str]]) -> str:
    """Return which side asks what the known ones ask: the one they leave, or its hints tell."""
    same = [
        side
        for side, texts in known.items()
        if sum(word(text) in texts for text in wordings.values()) >= len(wordings) / 2
    ]
    if not same:
        return ""
    if hint := side_in(marker, HINTS):
        return hint if hint not in same else ""
    return (
        "perception" if "perception" not in known else "expectation" * ("expectation" not in known)
    )


def _hinted(asked: dict[str, Asked], guesses: Mapping[str, Suggestion]) -> dict[str, Asked]:
    """Read weaker words, "this hotel ...", where columns of the other side stand beside them."""
    sides = {one.side for one in asked.values()} - {""}
    lacking = {"expectation", "perception"} - sides
    if len(lacking) != 1 or len(sides) < 1:
        return asked
    (side,) = lacking
    hint = {side: HINTS[side]}
    most = max(Counter(one.side for one in asked.values() if one.side).values())
    hinted = {
        name: replace(one, side=side)
        for name, one in asked.items()
        if not one.side and guesses[name].role == "ignore" and side_in(one.wording, hint)
    }
    return asked | hinted if len(hinted) * 2 >= most else asked


def _numbered(texts: Mapping[str, str]) -> dict[str, Asked]:
    """Take 1-1 and 1-2 as expectation and perception of item 1, where nothing else tells."""
    asked = {}
    for name, text in texts.items():
        if match := TWO_OF_ONE.match(text):
            side = "expectation" if match[2] == "1" else "perception"
            asked[name] = Asked(side, str(int(match[1])))
    return asked


def _importance_of_dimensions(
    raw: RawSurvey, seen: Mapping[str, Seen], sided: Mapping[str, Asked]
) -> dict[str, Suggestion]:
    """Find what people say each dimension matters: columns named after dimensions, bar one word."""
    named: dict[str, dict[str, str]] = {}
    for name in raw.columns:
        parts = re.findall(r"[^\W\d_]+", word(name))
        of = [part for part in parts if _dimension(part)]
        if len(of) == 1 and 2 <= len(parts) <= 4 and seen[name].rated:
            rest = " ".join(part for part in parts if part not in of)
            named.setdefault(rest, {})[name] = _dimension(of[0])
    guesses = {}
    for rest, dimensions in named.items():
        tells = re.search(r"point|importan|weight|allocat|중요|점수|punkte|wichtig|rating", rest)
        if tells and len(set(dimensions.values())) == len(dimensions) > 1:
            for name, dimension in dimensions.items():
                if name not in sided or sided[name].side == "importance":
                    why = "by its name"
                    guesses[name] = Suggestion("importance", dimension=dimension, why=why)
    return guesses


def _dimension(name: str) -> str:
    """Return the dimension of service quality that a head names; "" for none."""
    parts = re.findall(r"[^\W\d_]+", word(shortened(name, 40)))
    named = [d for d, known in DIMENSIONS.items() if any(re.fullmatch(known, p) for p in parts)]
    return named[0] if len(named) == 1 else ""


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
