"""What the columns of an unknown survey file may be: guesses by name and question, to be corrected.

Guesses never enter an analysis: they go into a drafted codebook, which a person fills in.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cxlab.survey.codebook.answer_words import ladder_of
from cxlab.survey.codebook.blocks import with_blocks
from cxlab.survey.codebook.consistency import SINGLE
from cxlab.survey.codebook.pairing import items_of
from cxlab.survey.codebook.plain_heads import plain_heads
from cxlab.survey.codebook.seen import FEW_WORDS, FEWEST_POINTS, Seen
from cxlab.survey.codebook.sides import Asked, asked_of, lettered
from cxlab.survey.files.raw_survey import RawSurvey
from cxlab.survey.text import shortened, word
from cxlab.survey.values import as_number

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
        r"(?:survey|sampling|post|design|final|case|person|p|s)?[ _]?(?:weights?|wts?|wgts?)"
        r"(?:[ _]?(?:final|var|trim(?:med)?|\d))?|gewicht(?:ung)?|gewichtungsfaktor|가중치|가중값|"
        r"pond[eé]ration|ponderaci[oó]n|peso muestral"
    ),
    "stratum": re.compile(r"strat(?:um|a)"),
    "cluster": re.compile(r"clusters?|psu"),
    "respondent": re.compile(
        r"_?id|(?:respondent|participant|person|customer|user|case|record|subject|panelist)"
        r"(?:[ _.-]?(?:id|no|nr|number))?|response[ _]?id|"
        r"응답자(?: ?(?:id|번호))?|teilnehmer(?:[ _]?id)?"
    ),
    "source": re.compile(r"source|respondent[ _]type"),
    "wave": re.compile(r"(?:survey[ _])?(?:wave|welle|year|quarter|round)|차수|회차|분기|연도"),
    "group": re.compile(
        r"(?:branch|store|shop|outlet|site|region|filiale|standort)(?:[ _]\w+)?|sheet|지점|매장|"
        r"지역|점포"
    ),
}
WEIGHT_LETTERS = re.compile(r"w\d?|pw|fw|gew|pond|peso|faktor")  # beside numbers that weigh
GROUP = re.compile(
    r"\b(?:branch|store|shop|outlet|gender|sex|age|region|filiale|geschlecht|alter)\b|"
    r"지점|성별|나이|연령|지역"
)
HANDLING = re.compile(
    r"complaint\w*\b.{0,40}(?:handl|dealt with|resol)|(?:handl|deal|resol)\w*.{0,40}\bcomplaint|"
    r"불만 ?(?:처리|응대)|beschwerde\w*\b.{0,40}(?:bearbeit|behandel|umgang)|"
    r"(?:bearbeit|behandl|umgang)\w*.{0,40}\bbeschwerde"
)
TICKED = {"checked", "unchecked", "selected", "not selected", "quoted", "not quoted"}
HANDLED = re.compile(r"(?:complaint[ _])?handling")
DIMENSIONS = {
    "tangibles": r"tan|tang|tangibles?|유형성",
    "reliability": r"rel|reli|reliability|신뢰성",
    "responsiveness": r"res|resp|responsiveness|응답성|반응성",
    "assurance": r"ass|assu|assur|assurance|확신성|보증성",
    "empathy": r"emp|empa|empathy|공감성",
}
NEARLY_ALL = 0.9
MEAN_WEIGHT = 0.5, 2.0  # of weights that were set to add up to the respondents, with some slack
MAY_BE_ASKED = ("ignore", "outcome")  # roles of which the wording may know better than the name
TWO_OF_ONE = re.compile(r"(\d+)-([12])\b")


@dataclass(frozen=True)
class Suggestion:
    """What a column may be; ``why`` and ``doubt`` go into the draft as a comment."""

    role: str
    item: str = ""
    dimension: str = ""
    label: str = ""
    why: str = ""
    doubt: str = ""
    total: float = 0.0  # what points of importance add up to, where they do


def suggest(raw: RawSurvey, seen: Mapping[str, Seen]) -> dict[str, Suggestion]:
    """Return a guess for every column.

    Parameters
    ----------
    raw : RawSurvey
    seen : mapping of str to Seen
        The answers of each column.
    """
    plain = plain_heads(raw.columns, raw.questions)
    texts = {name: word(" ".join(plain[name])) for name in raw.columns}
    guesses = {name: _named(name, texts[name], seen[name]) for name in raw.columns}
    if raw.weight:
        guesses[raw.weight] = Suggestion("weight", why="the file itself weights its answers by it")
    guesses |= {name: Suggestion("screen", why="the file's own filter") for name in raw.filters}
    rated = [n for n in raw.columns if seen[n].rated and guesses[n].role in MAY_BE_ASKED]
    asked = {name: asked_of(*plain[name]) for name in rated}
    asked |= lettered(name for name in rated if not raw.questions.get(name))
    asked = {name: _may_ask(one, seen[name], guesses[name]) for name, one in asked.items()}
    asked = with_blocks(asked, {name for name in rated if guesses[name].role == "outcome"})
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
        if pattern.fullmatch(head) and not (role == "group" and _is_box(seen)):
            return Suggestion(role, why="by its name")
    if WEIGHT_LETTERS.fullmatch(head) and _weighs(seen):
        return Suggestion("weight", why="by its name, and its numbers lie around 1")
    points = max(len(seen.numbers), len(seen.words))
    if (
        seen.rated
        and points >= FEWEST_POINTS
        and (HANDLED.fullmatch(head) or HANDLING.search(text))
    ):
        return Suggestion("handling", why="by its wording")
    if seen.rated and not TWO_OF_ONE.match(head):
        for dimension, pattern in OUTCOMES.items():
            if pattern.search(text) or pattern.search(head):
                return Suggestion("outcome", dimension=dimension, why="by its wording")
    different = len(seen.words) + seen.others
    few = bool(seen.words or seen.labels) and different <= FEW_WORDS
    tells = few and GROUP.search(text) and (not seen.numbers or seen.labels)
    if tells and not _is_box(seen) and not _on_a_scale_of_words(seen):
        return Suggestion("group", why="by its wording")
    return Suggestion("ignore", why="a rating? give it a role" if seen.like_a_rating else "")


def _is_box(seen: Seen) -> bool:
    """Say whether a column is a box to tick: "shop" of several answers, not which shop."""
    if seen.words and {word(text) for text in seen.words} <= TICKED:
        return True
    return bool(seen.numbers) and set(seen.numbers) <= {0, 1} and not (seen.words or seen.labels)


def _on_a_scale_of_words(seen: Seen) -> bool:
    """Say whether words beside or in place of the answers rate something: "agree", "good"."""
    ranks = ladder_of(seen.labels.values() or seen.words).ranks.values()
    known = {rank for rank in ranks if rank is not None}
    return len(known) > 1 and max(len(seen.numbers), len(seen.words)) >= FEWEST_POINTS


def _weighs(seen: Seen) -> bool:
    """Say whether numbers may be weights of respondents: above 0, no points, about 1 on average."""
    numbers, n = seen.numbers, sum(seen.numbers.values())
    if not numbers or seen.words or seen.others or min(numbers) <= 0:
        return False
    mean = sum(number * times for number, times in numbers.items()) / n
    return MEAN_WEIGHT[0] < mean < MEAN_WEIGHT[1] and any(x % 1 != 0 for x in numbers)


def _may_ask(one: Asked, seen: Seen, guess: Suggestion) -> Asked:
    """Return what a column asks, without a side that a single word of it only seems to tell."""
    if one.number or not one.side:
        return one
    varies = len(seen.numbers) > 1 or (one.marker and len(seen.words) > 1)
    is_rating = seen.like_a_rating or varies
    is_outcome = guess.role == "outcome" and not one.marker
    return one if is_rating and not is_outcome else replace(one, side="")


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
            total = _total(raw, list(dimensions))
            for name, dimension in dimensions.items():
                if name not in sided or sided[name].side == "importance":
                    guesses[name] = Suggestion(
                        "importance", dimension=dimension, why="by its name", total=total
                    )
    return guesses


def _total(raw: RawSurvey, names: Sequence[str]) -> float:
    """Return what nearly everybody's points add up to; 0 where they do not."""
    rows = zip(*(raw.frame[name] for name in names), strict=True)
    numbers = [[as_number(cell, raw.decimal) for cell in row] for row in rows]
    sums = Counter(sum(n or 0.0 for n in row) for row in numbers if any(row))
    total, times = sums.most_common(1)[0] if sums else (0.0, 0)
    return total if times >= NEARLY_ALL * sum(sums.values()) and total >= len(names) else 0.0


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
