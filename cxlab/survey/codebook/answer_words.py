"""Words of answers that have an order: agreement, satisfaction, quality, frequency and the like."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from cxlab.survey.codebook.no_answer import plain

Scale = tuple[float, float]
LONGEST = 40  # letters of a word of a scale
STRONG = re.compile(
    r"\b(?:strongly|completely|totally|fully|very|extremely|entirely|absolutely|definitely|highly|"
    r"wholly|überhaupt|gar|voll|völlig|vollkommen|sehr|totalmente|completamente|muy|très|"
    r"tout à fait|pas du tout)\b|매우|아주|전혀|정말|대단히|절대"
)
WEAK = re.compile(
    r"\b(?:somewhat|slightly|rather|mildly|partly|partially|a little|a bit|tend to|fairly|more or "
    r"less|eher|teilweise|plutôt|algo)\b|약간|다소|조금|대체로|편이|별로|어느 정도"
)
NEUTRAL = re.compile(
    r"neither\b.*|(?:.* )?neutral|undecided|indifferent|so[ -]so|in between|in the middle|"
    r"보통(?:이다|임)?|중간(?:이다)?|중립|그저 그렇다|반반이다|teils[ /,-]*teils|"
    r"weder[ /,-]*noch.*|unentschieden|mittel|ni\b.*\bni\b.*|"
    r"普通|どちらでもない|どちらともいえない|一般"
)
# What stands for "yes" and for "no" in words whose strength is said beside them.
POLES = {
    "agreement": (
        r"\bagree\b|그렇다|그렇습니다|그런 편|동의(?!하지)|\bstimme\b.*\bzu\b|"
        r"\btrifft\b.*\bzu\b|\bzustimm|de acuerdo|d'accord",
        r"\bdisagree\b|not agree|n't agree|지 않|안 ?함|안 ?한다|아니다|"
        r"\bnicht zu\b|\bnicht\b.*\bzu\b|"
        r"en desacuerdo|\bpas\b.*d'accord|ablehn",
    ),
    "satisfaction": (
        r"\bsatisfied\b|만족|\bzufrieden\b|\bsatisfait|\bsatisfecho",
        r"\b(?:dis|un)satisfied\b|not satisfied|not at all satisfied|불만|만족하지|"
        r"\bunzufrieden\b|nicht zufrieden|\binsatisfait|\binsatisfecho",
    ),
    "likelihood": (
        r"\blikely\b|\bwahrscheinlich\b",
        r"\bunlikely\b|not likely|\bunwahrscheinlich\b",
    ),
    "importance": (
        r"\bimportant\b|중요|\bwichtig\b",
        r"\bunimportant\b|중요하지|\bunwichtig\b|nicht wichtig",
    ),
    "quality": (r"좋|\bgut\b", r"나쁘|나쁨|좋지|\bschlecht\b"),
}
DENIED = re.compile(r"\bnot\b|n't\b|\bnicht\b|\bpas\b")
HARDLY = re.compile(r"\bnot (?:very|too|so|really|particularly|that)\b|\bnicht (?:sehr|so)\b")
ENTIRELY = re.compile(r"\bnot at all\b|\bgar nicht\b|\büberhaupt nicht\b|\bpas du tout\b")
OFTEN = (
    *("never|nie|전혀 없다", "rarely|seldom|selten|거의 없다"),
    *("sometimes|occasionally|manchmal|가끔", "often|frequently|usually|oft|자주"),
    "always|immer|항상",
)
# Words whose order no rule tells, worst first.
LISTS = (
    (
        *("not at all important", "slightly important", "moderately important"),
        *("very important", "extremely important"),
    ),
    (
        *("very poor|very bad|terrible|awful", "poor|bad", "fair|average|ok|okay|acceptable"),
        *("good", "very good|excellent|great"),
    ),
    ("poor", "fair", "good", "very good", "excellent"),
    ("bad|very bad", "not so good|not good", "average|medium|ok|okay", "good", "very good"),
    OFTEN,
    (
        *("much worse than expected|much worse", "worse than expected|worse"),
        "as expected|about the same|about as expected|just as expected",
        *("better than expected|better", "much better than expected|much better"),
    ),
    (
        *("not at all satisfied", "slightly satisfied", "moderately satisfied"),
        *("very satisfied", "extremely satisfied"),
    ),
    ("not at all", "a little|slightly", "moderately|somewhat", "very|very much", "extremely"),
    ("ungenügend", "mangelhaft", "ausreichend", "befriedigend", "gut", "sehr gut"),
)


@dataclass(frozen=True)
class Ladder:
    """Words in their order.

    Attributes
    ----------
    scale : tuple of float or None
        From 1 to the number of points; None where the words do not tell.
    numbers : mapping of str to int or None
        Each word's point; None for words that are not known, or where there is no scale.
    ranks : mapping of str to float or None
        Each word's place among the others, worst first; None for words that are not known.
    is_good : bool
        Whether more is better: "often" is better or worse by what was asked.
    """

    scale: Scale | None
    numbers: dict[str, int | None]
    ranks: dict[str, float | None]
    is_good: bool = True


def ladder_of(words: Iterable[str]) -> Ladder:
    """Return the order of words, and the scale they stand on where they tell it.

    Words between two poles stand symmetrically: who sees "strongly agree" knows of "strongly
    disagree". Without a strong word the ends are not known; without a word for the middle all
    others must have been answered.

    Examples
    --------
    >>> ladder_of(["Agree", "Neither agree nor disagree", "Strongly agree", "Super"]).numbers
    {'Agree': 4, 'Neither agree nor disagree': 3, 'Strongly agree': 5, 'Super': None}
    >>> ladder_of(["Agree", "Neutral"]).scale is None
    True
    >>> ladder_of(["매우 만족", "보통", "불만족"]).scale
    (1.0, 5.0)
    """
    words = list(dict.fromkeys(words))
    placed = {text: _between_poles(text) for text in words}
    between = {text: None if at is None else at[1] for text, at in placed.items()}
    is_clear = _all_differ(placed)
    listed = max((_listed(words, one) for one in LISTS), key=_known, default={})
    if words and _known(listed) >= _known(between) + is_clear:
        return _of_list(words, listed)
    steps = sorted({abs(at) for at in between.values() if at})
    has_middle = 0 in between.values()
    seen = {at for at in between.values() if at is not None}
    is_known = bool(steps) and steps[-1] >= 3 and (len(steps) > 1 or has_middle)
    if not (is_known and is_clear and (has_middle or len(seen) == 2 * len(steps))):
        return Ladder(None, dict.fromkeys(words), dict(between))
    above = len(steps) + has_middle
    numbers = {text: _point(at, steps, above) for text, at in between.items()}
    return Ladder((1.0, 2.0 * len(steps) + has_middle), numbers, dict(between))


@lru_cache(maxsize=1000)
def is_known(text: str) -> bool:
    """Say whether a text is a word of some scale."""
    return ladder_of([text]).ranks[text] is not None


def pole_of(text: str) -> int:
    """Return 1 for a word from the good end of a scale, -1 for one from the bad end, else 0.

    Examples
    --------
    >>> [pole_of(text) for text in ("strongly agree", "very poor", "neutral", "always")]
    [1, -1, 0, 0]
    """
    if (at := _between_poles(text)) is not None:
        return int(at[1] > 0) - int(at[1] < 0)
    ends = {
        end
        for steps in LISTS
        if steps is not OFTEN
        for end, words in ((-1, steps[0]), (1, steps[-1]))
        if plain(text) in words.split("|")
    }
    return ends.pop() if len(ends) == 1 else 0


def _known(places: dict[str, float | None]) -> int:
    return sum(at is not None for at in places.values())


def _all_differ(placed: dict[str, tuple[str, float] | None]) -> bool:
    """Say whether no two different words of one kind, "very" and "extremely", share a place."""
    spelt: dict[tuple[str, float], str] = {}
    return all(
        at is None or not at[1] or spelt.setdefault(at, plain(text)) == plain(text)
        for text, at in placed.items()
    )


def _of_list(words: list[str], chosen: dict[str, float | None]) -> Ladder:
    """Return a list's order; its points where most are answered and no other list differs."""
    lists = [_listed(words, steps) for steps in LISTS]
    alike = [one for one in lists if _known(one) == _known(chosen)]
    is_good = chosen != _listed(words, OFTEN)
    steps = next(steps for steps in LISTS if _listed(words, steps) == chosen)
    if len(set(chosen.values()) - {None}) < 4 or any(one != chosen for one in alike):
        return Ladder(None, dict.fromkeys(words), dict(chosen), is_good)
    points = {text: None if at is None else int(at) for text, at in chosen.items()}
    return Ladder((1.0, float(len(steps))), points, dict(chosen), is_good)


def _listed(words: list[str], steps: tuple[str, ...]) -> dict[str, float | None]:
    """Return the places of words in a list; of none where two words would share one."""
    known = {text: float(at) for at, same in enumerate(steps, 1) for text in same.split("|")}
    places = {text: known.get(plain(text)) for text in words}
    spelt = {(at, plain(text)) for text, at in places.items() if at is not None}
    return places if len({at for at, _ in spelt}) == len(spelt) else dict.fromkeys(words)


def _between_poles(text: str) -> tuple[str, float] | None:
    """Return what a text says and how strongly, from 3 to -3; None where it says neither."""
    bare = plain(text)
    if NEUTRAL.fullmatch(bare):
        return "", 0.0
    for kind, (yes, no) in POLES.items():
        sign = -1 if re.search(no, bare) else 1 if re.search(yes, bare) else 0
        if not sign or len(bare) > LONGEST:
            continue
        if sign > 0 and DENIED.search(bare):
            sign = -1
        if HARDLY.search(bare):
            return kind, -1.0
        is_strong = STRONG.search(bare) or ENTIRELY.search(bare)
        return kind, sign * (3.0 if is_strong else 1.0 if WEAK.search(bare) else 2.0)
    return None


def _point(at: float | None, steps: list[float], above: int) -> int | None:
    if at is None:
        return None
    if not at:
        return len(steps) + 1
    step = steps.index(abs(at))
    return above + step + 1 if at > 0 else len(steps) - step
