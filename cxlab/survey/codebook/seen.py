"""What answers a column holds: numbers, words, and what stands for no answer."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from cxlab.survey.codebook.answer_words import ladder_of
from cxlab.survey.codebook.label_order import (
    LabelOrder,
    answers_of,
    label_order,
    with_shared_labels,
)
from cxlab.survey.codebook.no_answer import CODES, means_no_answer
from cxlab.survey.files.anchors import stated_range
from cxlab.survey.files.grid import Cell
from cxlab.survey.files.raw_survey import RawSurvey
from cxlab.survey.text import one_line, word
from cxlab.survey.values import as_number, leading_number

MOST_POINTS = 11
FEW_WORDS = 11
MOST = 100.0  # the widest usual scale, 0 to 100
FEW = 0.1  # the share of odd answers that a rating may hold
LONGEST_ODD = 25  # letters; what is longer may tell of a person
FEWEST_POINTS = 3  # 0 and 1 are no rating


@dataclass(frozen=True)
class Seen:
    """The different answers of a column.

    Attributes
    ----------
    numbers : mapping of float to int
        Each number and how often it was given, lowest first; those within words, such as
        "7 - agree", among them; without codes whose label says that there is no answer.
    words : mapping of str to int
        Answers that are no numbers and that more than one respondent gave, in the order seen:
        what one person wrote is nobody else's to read.
    others : int
        How many different answers beside these.
    no_answer : tuple of str or float
        Words, and codes by their labels, that say there is no answer.
    odd : mapping of str to int
        In a column of numbers or of known words: the few other short answers.
    labels : mapping of float to str
        What the file says the numbers mean.
    coded : mapping of str to str
        What the file says its text codes mean.
    own_labels : bool
        Whether the labels stand beside the answers rather than within them.
    shared_labels : mapping of float to str
        The labels, and those of other columns on the same scale where its own tell no order.
    stated : tuple of float or None
        The ends of the scale that the head or the question names.
    """

    numbers: Mapping[float, int]
    words: Mapping[str, int] = field(default_factory=dict)
    others: int = 0
    no_answer: tuple[str | float, ...] = ()
    odd: Mapping[str, int] = field(default_factory=dict)
    labels: Mapping[float, str] = field(default_factory=dict)
    coded: Mapping[str, str] = field(default_factory=dict)
    own_labels: bool = False
    shared_labels: Mapping[float, str] = field(default_factory=dict)
    stated: tuple[float, float] | None = None

    @cached_property
    def rated(self) -> bool:
        """Whether the answers may lie on a scale."""
        if self.numbers:
            return not self.words and not self.others and self._on_points
        if len(self.words) == 1:
            return None not in ladder_of(self.words).ranks.values() and not self.others
        return 2 <= len(self.words) <= FEW_WORDS and not self.others

    @property
    def like_a_rating(self) -> bool:
        """Whether they look so much like ratings that somebody should say what they are."""
        values = [number for number in self.numbers if number not in CODES]
        if self.numbers:
            spread = max(values, default=0.0) - min(values, default=0.0)
            few = len(values) >= FEWEST_POINTS and spread < MOST_POINTS
            return self.rated and few and all(n == int(n) for n in values)
        known = [rank for rank in ladder_of(self.words).ranks.values() if rank is not None]
        return self.rated and len(known) >= FEWEST_POINTS

    @property
    def _on_points(self) -> bool:
        """Whether numbers are points of a scale: few, or from 0 to 100."""
        numbers = [number for number in self.numbers if number not in CODES]
        between = sum(n for number, n in self.numbers.items() if number != int(number))
        if between > max(1, FEW * sum(self.numbers.values())):
            return bool(numbers) and min(numbers) >= 0 and max(numbers) <= MOST_POINTS - 1
        if not numbers or max(numbers) - min(numbers) > MOST:
            return False
        return len(set(map(int, numbers))) <= MOST_POINTS or (
            min(numbers) >= 0 and max(numbers) <= MOST
        )

    @property
    def between(self) -> dict[float, int]:
        """The few numbers that lie between points, and how often each was given."""
        between = {number: n for number, n in self.numbers.items() if number != int(number)}
        return between if sum(between.values()) <= max(1, FEW * self._given) else {}

    @property
    def _given(self) -> int:
        return sum(self.numbers.values())

    @cached_property
    def order(self) -> LabelOrder:
        """Whether the labels run the way the numbers run."""
        return label_order(self.shared_labels or self.labels)


def see(raw: RawSurvey) -> dict[str, Seen]:
    """Return the different answers of each column."""
    words_of = {name: _words(raw, name) for name in raw.columns}
    people = Counter(text for row in zip(*words_of.values(), strict=True) for text in set(row))
    seen = {name: _seen(raw, name, words_of[name], people) for name in raw.columns}
    shared = with_shared_labels({name: column.labels for name, column in seen.items()})
    return {name: replace(column, shared_labels=shared[name]) for name, column in seen.items()}


def _seen(raw: RawSurvey, name: str, words: list[str], people: Mapping[str, int]) -> Seen:
    cells = Counter(raw.frame[name].tolist())
    spelt = {word(cell): one_line(cell) for cell in cells if isinstance(cell, str)}
    times = Counter(text for text in words if text)
    beside = raw.labels.get(name, {})
    blank = [t for t in times if means_no_answer(beside.get(spelt[t], spelt[t]))]
    given = {text: n for text, n in times.items() if text not in blank}
    numbers, within = _numbers(cells, raw.decimal)
    within = within if len(within) <= MOST_POINTS else {}  # ids such as "key:17" are one person's
    labels = {code: text for code, text in beside.items() if isinstance(code, float)} or within
    absent = tuple(sorted(set(labels) - set(answers_of(labels))))
    numbers = {number: n for number, n in numbers.items() if number not in absent}
    known = {text for text, rank in ladder_of(given).ranks.items() if rank is not None}
    numbers, codes, strays = _among_words(numbers, sum(given[text] for text in known))
    given, spelt = given | strays, spelt | {text: text for text in strays}
    shared = {text: n for text, n in given.items() if people[text] > 1 or text in known}
    odd = _odd(given, known, sum(numbers.values()))
    return Seen(
        numbers=numbers,
        words={spelt[text]: n for text, n in shared.items() if text not in odd},
        others=sum(text not in shared and text not in odd for text in given),
        no_answer=(*(spelt[text] for text in blank), *absent, *codes),
        odd={spelt[text]: n for text, n in odd.items()},
        labels=answers_of(labels),
        coded={code: text for code, text in beside.items() if isinstance(code, str)},
        own_labels=bool(beside),
        stated=stated_range(raw.questions.get(name, "")) or stated_range(name),
    )


def _among_words(
    numbers: dict[float, int], words: int
) -> tuple[dict[float, int], tuple[float, ...], dict[str, int]]:
    """Return the numbers of a column; among words of a scale, codes for no answer and strays."""
    given = sum(numbers.values())
    codes = tuple(number for number in numbers if number in CODES)
    if not given or given > words * (1 if len(codes) == len(numbers) else FEW):
        return numbers, (), {}
    return {}, codes, {f"{number:g}": n for number, n in numbers.items() if number not in CODES}


def _odd(given: Mapping[str, int], known: set[str], numbers: int) -> dict[str, int]:
    """Return the few short answers among numbers, or among words that are known."""
    rest = {text: n for text, n in given.items() if numbers or text not in known}
    most = max(1, FEW * (numbers + sum(given.values())))
    regular = numbers or sum(given[text] for text in known)
    if regular < FEWEST_POINTS or sum(rest.values()) > most:
        return {}
    return rest if all(len(text) <= LONGEST_ODD for text in rest) else {}


def _numbers(cells: Mapping[Cell, int], decimal: str) -> tuple[dict[float, int], dict[float, str]]:
    """Return the numbers of cells with their counts, and the words beside them."""
    numbers: Counter[float] = Counter()
    labels: dict[float, str] = {}
    for cell, times in cells.items():
        value = as_number(cell, decimal)
        if value is None and isinstance(cell, str) and (led := leading_number(cell)):
            value = led[0]
            labels |= {value: led[1]} if led[1] else {}
        if value is not None:
            numbers[value] += times
    return dict(sorted(numbers.items())), dict(sorted(labels.items()))


def _words(raw: RawSurvey, column: str) -> list[str]:
    """Return each respondent's answer where it is no number, else ""."""
    words = {
        cell: word(cell) if isinstance(cell, str) and not _is_number(cell, raw.decimal) else ""
        for cell in dict.fromkeys(raw.frame[column])
    }
    return [words[cell] for cell in raw.frame[column]]


def _is_number(cell: str, decimal: str) -> bool:
    return as_number(cell, decimal) is not None or leading_number(cell) is not None
