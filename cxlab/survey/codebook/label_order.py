"""Whether the words of numbered answers run the way their numbers run."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cxlab.survey.codebook.answer_words import ladder_of, pole_of
from cxlab.survey.codebook.no_answer import means_no_answer, plain
from cxlab.survey.text import shortened

OWN_NUMBER = re.compile(r"\s*[(\[]?([-+]?\d+)[)\]]?\s*(?:$|[-\u2010-\u2015.:=)]\s*|\s(?=\D))")
Labels = Mapping[float, str]


@dataclass(frozen=True)
class LabelOrder:
    """Numbered labels in two orders.

    Attributes
    ----------
    way : int or None
        1 where the words rise with the numbers, -1 where they fall, 0 where they do neither; None
        where the words tell no order, or one that is good or bad by what was asked.
    by_number, by_meaning : tuple of str
        The labels that tell an order, each with its number: lowest first, and worst first.
    """

    way: int | None
    by_number: tuple[str, ...] = ()
    by_meaning: tuple[str, ...] = ()


def answers_of(labels: Labels) -> dict[float, str]:
    """Return the labels of answers: without those that say that there is none."""
    return {code: text for code, text in labels.items() if not means_no_answer(text)}


def label_order(labels: Labels, ends: tuple[float, float] | None = None) -> LabelOrder:
    """Return in which order labels stand, by their own numbers or by words that are known.

    A single label tells the order where it stands at one of the scale's ``ends``: who reads
    "1 - strongly agree" on a scale of 1 to 5 knows what 5 means.

    Examples
    --------
    >>> label_order({1: "very good", 2: "good", 3: "average", 4: "not so good", 5: "bad"}).way
    -1
    >>> label_order({9: "1 - Strongly disagree", 10: "2 - Disagree", 11: "3 - Neutral"}).way
    1
    >>> label_order({1: "red", 2: "blue"}).way is None
    True
    >>> label_order({1: "strongly agree"}, ends=(1, 5)).way
    -1
    """
    labels = {code: labels[code] for code in sorted(answers_of(labels))}
    words = {code: OWN_NUMBER.sub("", text, count=1) for code, text in labels.items()}
    own_numbers = {
        code: float(match[1]) for code, text in labels.items() if (match := OWN_NUMBER.match(text))
    }
    ladder = ladder_of(words.values())
    known = ladder.ranks if ladder.is_good else {}
    by_words = {code: at for code, text in words.items() if (at := known.get(text)) is not None}
    orders = [order for order in (own_numbers, by_words) if len(set(order.values())) > 1]
    if not orders:
        return _of_one_end(words, labels, ends) if ends else LabelOrder(None)
    ways = [_way(order) for order in orders]
    order = orders[-1] if ways[0] > 0 else orders[0]
    return LabelOrder(
        0 if len(ways) > 1 and ways[0] < 0 < ways[1] else _way(order),
        tuple(_shown(code, labels) for code in order),
        tuple(_shown(code, labels) for code in sorted(order, key=lambda code: order[code])),
    )


def _of_one_end(
    words: Mapping[float, str], labels: Labels, ends: tuple[float, float]
) -> LabelOrder:
    """Return the order that one label tells from an end of the scale."""
    sides = {-1.0: ends[0], 1.0: ends[1]}
    ways = {side * pole_of(words[at]) for side, at in sides.items() if at in words} - {0}
    if len(ways) != 1:
        return LabelOrder(None)
    shown = tuple(_shown(code, labels) for code in words if code in ends)
    return LabelOrder(int(ways.pop()), shown, shown)


def with_shared_labels(labels: Mapping[str, Labels]) -> dict[str, Labels]:
    """Give columns whose labels tell no order those of columns that share one of theirs.

    Labels that stand within the answers are known only as far as they were chosen: where nobody
    answered "5 - Strongly disagree", the other columns tell what "1 - Strongly agree" means.
    Columns that have one label in common and none in conflict stand on one scale; where those
    contradict each other, nothing is taken from them.

    Examples
    --------
    >>> seen = {"E1": {1.0: "strongly agree"}, "P1": {1.0: "strongly agree", 5.0: "disagree"}}
    >>> with_shared_labels(seen)["E1"]
    {1.0: 'strongly agree', 5.0: 'disagree'}
    """
    telling = [texts for texts in labels.values() if label_order(texts).way is not None]
    return {
        name: texts if texts in telling else {**_pooled(texts, telling), **texts}
        for name, texts in labels.items()
    }


def _pooled(few: Labels, telling: Sequence[Labels]) -> Labels:
    pooled: dict[float, str] = {}
    for other in telling:
        common = {code for code in few if code in other}
        if common and all(plain(few[code]) == plain(other[code]) for code in common):
            if any(plain(pooled.get(code, text)) != plain(text) for code, text in other.items()):
                return {}
            pooled |= other
    return pooled


def _way(order: Mapping[float, float]) -> int:
    values = [order[code] for code in sorted(order)]
    steps = [later - before for before, later in pairwise(values)]
    if all(step >= 0 for step in steps):
        return 1
    return -1 if all(step <= 0 for step in steps) else 0


def _shown(code: float, labels: Labels) -> str:
    return f"{code:g}: {shortened(labels[code], 40)}"
