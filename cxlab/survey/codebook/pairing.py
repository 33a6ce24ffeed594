"""Which columns ask about one thing: items pair by wording, by number only where wordings agree."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import count

from cxlab.survey.codebook.sides import Asked, splits
from cxlab.survey.text import shortened, word

SAME, ALIKE, PARTLY = 0.9, 0.72, 0.4  # the last beside a number that is the same, too
INFLECTED = 0.8
DENIED = re.compile(r"\b(?:not?|never|cannot|without|nicht|kein\w*|pas|nie)\b|n t\b|않|없|못")
HANGUL = re.compile("[가-힣]")
# Words that a wish and a report of one thing differ by.
SMALL_WORDS = """
a an the it is are was were be been being has have had having will would should must shall can could
to of in at on and their its they i my me you your we our us this that these those do does did
hotel hotels company companies service
"""
SMALL = frozenset(SMALL_WORDS.split())
ALONE = "not paired: nothing on the other side reads like it"


@dataclass(frozen=True)
class Item:
    """The item of a column: its name, what to call it, and what to check about its pair."""

    item: str
    label: str
    doubt: str = ""


def items_of(asked: Mapping[str, Asked]) -> dict[str, Item]:
    """Return the item of each column that asks a side.

    Parameters
    ----------
    asked : mapping of str to Asked
        By head; all with a side.
    """
    asked = without_common(asked)
    sides = list(dict.fromkeys(one.side for one in asked.values()))
    base = next((s for s in ("expectation", "perception", "importance") if s in sides), "")
    if not base:  # no wording tells a side
        return {}
    first = {name: one for name, one in asked.items() if one.side == base}
    names = _names(first)
    items = {name: Item(names[name], one.wording) for name, one in first.items()}
    taken = set(names.values())
    for side in (side for side in sides if side != base):
        second = {name: one for name, one in asked.items() if one.side == side}
        partners = _partners(first, second)
        for name, one in second.items():
            if name in partners:
                partner, doubt = partners[name]
                items[name] = replace(items[partner], doubt=doubt)
            else:
                item = _free(one.number, taken)
                taken.add(item)
                items[name] = Item(item, one.wording, ALONE)
    paired = Counter(item.item for item in items.values())
    return {
        name: replace(item, doubt=item.doubt or ALONE)
        if name in first and paired[item.item] == 1 and len(sides) > 1
        else item
        for name, item in items.items()
    }


def _names(first: Mapping[str, Asked]) -> dict[str, str]:
    """Return a name for each item: its number, unless another of other words has it already."""
    names: dict[str, str] = {}
    numbers = {one.number for one in first.values()}
    taken: set[str] = set()
    for name, one in first.items():
        is_free = one.number and (one.number not in taken or not one.wording)
        names[name] = one.number if is_free else _free("", taken | numbers)
        taken.add(names[name])
    return names


def _free(number: str, taken: set[str]) -> str:
    numbers = (number, *map(str, range(1, len(taken) + 2)))
    return next(n for n in numbers if n and n not in taken)


def _partners(
    first: Mapping[str, Asked], second: Mapping[str, Asked]
) -> dict[str, tuple[str, str]]:
    """Return the partner of each column of a second side, and what is doubtful about it."""
    partners = _by_wording(first, second)
    free = set(first) - {partner for partner, _ in partners.values()}
    # Wordings that agree for most tell that the numbers of the others mean nothing.
    by_number = len(partners) <= len(second) / 2
    for name, one in second.items():
        if name in partners:
            continue
        same = [p for p in first if p in free and first[p].number == one.number != ""]
        if not same or _one_denies(one.wording, first[same[0]].wording):
            continue
        without = not one.wording or not first[same[0]].wording
        if by_number or without or _alike(one.wording, first[same[0]].wording) >= PARTLY:
            partners[name] = (same[0], "" if without else _differ(first[same[0]], one))
            free.remove(same[0])
    return partners or _by_place(first, second)


def _by_wording(
    first: Mapping[str, Asked], second: Mapping[str, Asked]
) -> dict[str, tuple[str, str]]:
    """Pair what reads alike, those that are most alike first."""
    scores = sorted(
        (
            (_alike(one.wording, other.wording), one.number == other.number, name, partner)
            for name, one in second.items()
            for partner, other in first.items()
        ),
        key=lambda score: score[:2],
        reverse=True,
    )
    partners: dict[str, tuple[str, str]] = {}
    free = set(first)
    for score, _, name, partner in scores:
        if score >= ALIKE and name not in partners and partner in free:
            doubt = "" if score >= SAME else _differ(first[partner], second[name])
            partners[name] = (partner, doubt)
            free.remove(partner)
    return partners


def _by_place(
    first: Mapping[str, Asked], second: Mapping[str, Asked]
) -> dict[str, tuple[str, str]]:
    """Pair by place where nothing else tells and both sides have as many."""
    if len(first) != len(second) or any(one.number for one in (*first.values(),)):
        return {}
    return {
        name: (partner, _differ(first[partner], second[name]))
        for name, partner in zip(second, first, strict=True)
    }


def _differ(one: Asked, other: Asked) -> str:
    if not one.wording or not other.wording:
        return ""
    return f"WORDS DIFFER from '{shortened(one.wording, 40)}': the same item?"


def _alike(one: str, other: str) -> float:
    """Return how alike two wordings are, from 0 to 1, whatever small words they differ by."""
    if not one or not other:
        return 0.0
    first, second = _plain(one), _plain(other)
    if first == second:
        return 1.0
    if _one_denies(one, other):
        return 0.0
    words, others = (set(text.split()) - SMALL for text in (first, second))
    if words and words == others:
        return 0.95
    whole = SequenceMatcher(None, first, second, autojunk=False).ratio()
    if not words or not others:
        return whole
    if HANGUL.search(first) and whole > INFLECTED:  # endings are no words of their own there
        return max(whole, SAME)
    common = len(words & others)
    if words <= others or others <= words:
        return max(whole, 0.8)
    return max(min(whole, 0.89), 0.89 * 2 * common / (len(words) + len(others)))


def _one_denies(one: str, other: str) -> bool:
    """Say whether one of two wordings says "not" and the other does not."""
    both = one and other
    return bool(both) and bool(DENIED.search(_plain(one))) != bool(DENIED.search(_plain(other)))


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]|_", " ", word(text)).split())


def without_common(asked: Mapping[str, Asked]) -> dict[str, Asked]:
    """Cut off what all wordings of a side begin with."""
    stems = Counter(stem for one in asked.values() for stem, _ in splits(one.wording))
    asked = {
        name: replace(one, wording=_after_stem(one.wording, stems)) for name, one in asked.items()
    }
    cut = dict(asked)
    for side in dict.fromkeys(one.side for one in asked.values()):
        names = [name for name, one in asked.items() if one.side == side and one.wording]
        starts = common_start([asked[name].wording for name in names])
        for name in names:
            words = asked[name].wording.split()[starts:]
            if words:
                cut[name] = replace(asked[name], wording=" ".join(words).strip(" :-–—,"))
    return cut


def _after_stem(wording: str, stems: Mapping[str, int]) -> str:
    """Return a wording without what stands before it in several columns, as tools write grids."""
    rests = [rest for stem, rest in splits(wording) if stems[stem] > 1]
    return rests[0] if rests else wording


def common_start(texts: Sequence[str]) -> int:
    """Return how many words all texts begin with; 0 for fewer than two words or three texts."""
    split = [text.split() for text in texts]
    if len(split) < 3:
        return 0
    same = _same(split)
    is_marked = same == 1 and split[0][0][-1] in ":-"
    return same if same > 1 or is_marked else 0


def _same(split: Iterable[list[str]]) -> int:
    split = list(split)
    for place in count():
        words = {word(parts[place]) if len(parts) > place else "" for parts in split}
        if len(words) > 1 or "" in words:
            return place
    return 0
