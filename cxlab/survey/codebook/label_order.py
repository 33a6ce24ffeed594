"""Whether the words of numbered answers run the way their numbers run."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from cxlab.survey.codebook.answer_words import ladder_of
from cxlab.survey.codebook.no_answer import means_no_answer
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


def label_order(labels: Labels) -> LabelOrder:
    """Return in which order labels stand, by their own numbers or by words that are known.

    Examples
    --------
    >>> label_order({1: "very good", 2: "good", 3: "average", 4: "not so good", 5: "bad"}).way
    -1
    >>> label_order({9: "1 - Strongly disagree", 10: "2 - Disagree", 11: "3 - Neutral"}).way
    1
    >>> label_order({1: "red", 2: "blue"}).way is None
    True
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
        return LabelOrder(None)
    ways = [_way(order) for order in orders]
    order = orders[-1] if ways[0] > 0 else orders[0]
    return LabelOrder(
        0 if len(ways) > 1 and ways[0] < 0 < ways[1] else _way(order),
        tuple(_shown(code, labels) for code in order),
        tuple(_shown(code, labels) for code in sorted(order, key=lambda code: order[code])),
    )


def _way(order: Mapping[float, float]) -> int:
    values = [order[code] for code in sorted(order)]
    steps = [later - before for before, later in pairwise(values)]
    if all(step >= 0 for step in steps):
        return 1
    return -1 if all(step <= 0 for step in steps) else 0


def _shown(code: float, labels: Labels) -> str:
    return f"{code:g}: {shortened(labels[code], 40)}"
