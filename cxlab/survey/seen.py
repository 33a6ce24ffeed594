"""What answers a column holds: the numbers, the words, and the scale they may lie on."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from cxlab.survey.codebook import Scale
from cxlab.survey.read import RawSurvey
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
        Answers that are no numbers and occur more than once, in the order seen.
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


def see(raw: RawSurvey, column: str) -> Seen:
    """Return the different answers of a column."""
    numbers: set[float] = set()
    words: Counter[str] = Counter()
    spelt: dict[str, str] = {}
    for cell in raw.frame[column]:
        value = as_number(cell, raw.decimal)
        if value is None and isinstance(cell, str) and (led := leading_number(cell)):
            value = led[0]
        if value is not None:
            numbers.add(value)
        elif isinstance(cell, str) and word(cell):
            words[word(cell)] += 1
            spelt.setdefault(word(cell), one_line(cell))
    repeated = tuple(spelt[each] for each, count in words.items() if count > 1)
    labels = tuple(sorted(raw.labels.get(column, ())))
    return Seen(tuple(sorted(numbers)), repeated, len(words) - len(repeated), labels)


def scale_of(columns: Iterable[Seen]) -> Scale | None:
    """Return the scale that several columns may share; None where there is none."""
    every = list(columns)
    labelled = [n for seen in every for n in seen.labelled if n not in CODES]
    numbers = [n for seen in every for n in seen.numbers if n not in seen.missing]
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


def numbers_of_words(words: Iterable[str]) -> dict[str, int | None]:
    """Return the numbers of words of agreement, None for words that are not known.

    On seven points where one of them says "somewhat", else on five.
    """
    places = {
        said: next((i for i, same in enumerate(AGREEMENT) if word(said) in same), None)
        for said in words
    }
    known = set(places.values()) - {None}
    if known & {2, 4}:
        return {said: None if place is None else place + 1 for said, place in places.items()}
    return {said: None if place is None else FIVE_OF_SEVEN[place] for said, place in places.items()}
