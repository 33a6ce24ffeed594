"""What answers a column holds: the numbers, the words, and the scale they may lie on."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from cxlab.survey.codebook.codebook import Scale
from cxlab.survey.files.grid import Cell
from cxlab.survey.files.read import RawSurvey
from cxlab.survey.text import one_line, word
from cxlab.survey.values import as_number, leading_number

COMMON_SCALES = ((1.0, 5.0), (1.0, 7.0), (0.0, 10.0), (0.0, 100.0))
CODES = {-99.0, -9.0, -8.0, -7.0, -1.0, 77.0, 88.0, 97.0, 98.0, 99.0, 999.0}
MOST_POINTS = 11
FEW_WORDS = 11
AGREEMENT = (
    {"strongly disagree", "completely disagree", "전혀 그렇지 않다", "매우 그렇지 않다"},
    {"disagree", "그렇지 않다"},
    {"somewhat disagree", "slightly disagree", "약간 그렇지 않다"},
    {"neither agree nor disagree", "neutral", "undecided", "보통이다", "보통"},
    {"somewhat agree", "slightly agree", "약간 그렇다"},
    {"agree", "그렇다"},
    {"strongly agree", "completely agree", "매우 그렇다"},
)
FIVE_OF_SEVEN = {0: 1, 1: 2, 3: 3, 5: 4, 6: 5}


@dataclass(frozen=True)
class Seen:
    """The different answers of a column.

    Attributes
    ----------
    numbers : tuple of float
        Sorted; those that begin an answer such as "7 - agree" among them.
    words : tuple of str
        Answers that are no numbers and that more than one respondent gave, in the order seen:
        what one person wrote is nobody else's to read.
    others : int
        How many different answers beside these.
    labelled : tuple of float
        Numbers that the file labels.
    """

    numbers: tuple[float, ...]
    words: tuple[str, ...]
    others: int
    labelled: tuple[float, ...]

    @property
    def rated(self) -> bool:
        """Whether the answers may lie on a scale."""
        if self.numbers:
            return not self.words and not self.others and self.scale is not None
        return 2 <= len(self.words) <= FEW_WORDS and not self.others

    @property
    def scale(self) -> Scale | None:
        """The scale of the labels, or the smallest common one that holds the numbers."""
        return scale_of([self])

    @property
    def missing(self) -> tuple[float, ...]:
        """Numbers that are likely codes for no answer."""
        inside = [number for number in self.numbers if number not in CODES]
        fits = inside and max(inside) <= max(MOST_POINTS - 1, *self.labelled, 0)
        return tuple(number for number in self.numbers if number in CODES) if fits else ()


def see(raw: RawSurvey) -> dict[str, Seen]:
    """Return the different answers of each column."""
    words_of = {name: _words(raw, name) for name in raw.columns}
    people = Counter(text for row in zip(*words_of.values(), strict=True) for text in set(row))
    known = set().union(*AGREEMENT)
    seen = {}
    for name in raw.columns:
        words = list(dict.fromkeys(text for text in words_of[name] if text))
        different = dict.fromkeys(raw.frame[name])
        spelt = {word(cell): one_line(cell) for cell in different if isinstance(cell, str)}
        shared = tuple(spelt[text] for text in words if people[text] > 1 or text in known)
        labels = tuple(sorted(raw.labels.get(name, ())))
        seen[name] = Seen(_numbers(raw, name), shared, len(words) - len(shared), labels)
    return seen


def _numbers(raw: RawSurvey, column: str) -> tuple[float, ...]:
    numbers = {_number(cell, raw.decimal) for cell in dict.fromkeys(raw.frame[column])}
    return tuple(sorted(number for number in numbers if number is not None))


def _words(raw: RawSurvey, column: str) -> list[str]:
    """Return each respondent's answer where it is no number, else ""."""
    words = {
        cell: word(cell) if isinstance(cell, str) and _number(cell, raw.decimal) is None else ""
        for cell in dict.fromkeys(raw.frame[column])
    }
    return [words[cell] for cell in raw.frame[column]]


def _number(cell: Cell, decimal: str) -> float | None:
    value = as_number(cell, decimal)
    if value is None and isinstance(cell, str) and (leading := leading_number(cell)):
        return leading[0]
    return value


def scale_of(columns: Iterable[Seen]) -> Scale | None:
    """Return the scale that several columns may share; None where there is none."""
    columns = list(columns)
    labelled = [n for seen in columns for n in seen.labelled if n not in CODES]
    numbers = [n for seen in columns for n in seen.numbers if n not in seen.missing]
    if len(set(labelled)) > 1 and (not numbers or max(numbers) <= max(labelled)):
        return min(labelled), max(labelled)
    if not numbers:
        return None
    if len(set(numbers)) > MOST_POINTS or any(n != int(n) for n in numbers):
        return None
    return next(
        (scale for scale in COMMON_SCALES if scale[0] <= min(numbers) and max(numbers) <= scale[1]),
        None,
    )


def scale_of_words(words: Iterable[str]) -> Scale | None:
    """Return the scale of words of agreement; None where one of them is not known."""
    numbers = list(numbers_of_words(words).values())
    if not numbers or None in numbers:
        return None
    return (1.0, 7.0) if max(number or 0 for number in numbers) > 5 else (1.0, 5.0)


def numbers_of_words(words: Iterable[str]) -> dict[str, int | None]:
    """Return the numbers of words of agreement, None for words that are not known.

    On seven points where one of them says "somewhat", else on five.
    """
    places = {
        text: next((i for i, alike in enumerate(AGREEMENT) if word(text) in alike), None)
        for text in words
    }
    known = set(places.values()) - {None}
    if known & {2, 4}:
        return {text: None if place is None else place + 1 for text, place in places.items()}
    return {text: None if place is None else FIVE_OF_SEVEN[place] for text, place in places.items()}
