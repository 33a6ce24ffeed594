"""The scale of a question: its ends, the numbers of its answers, its direction, its missing codes.

Codes that somebody chose are the numbers. Where a tool dealt them out, or where they are words, the
order of the answers gives the numbers. A question is reversed where its lowest number has the label
of the high end, or where the definition grades its answers the other way.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cxlab.survey.codebook.answer_words import ladder_of
from cxlab.survey.codebook.label_order import OWN_NUMBER
from cxlab.survey.definitions.definition import SINGLE, Answer, Question
from cxlab.survey.definitions.label_words import no_answers, pole
from cxlab.survey.text import word
from cxlab.survey.written_number import number

FEWEST = 3  # codes in even steps that make others stand off


@dataclass(frozen=True)
class Scale:
    """What a question's answers mean as numbers.

    Attributes
    ----------
    numbers : mapping of Answer to float
        Of every answer that is one, in the order of the numbers.
    missing : tuple of Answer
        Those that are none.
    ends : tuple of float
    reversed : bool or None
        None where neither labels nor grades tell.
    by_order : bool
        Whether the order gave the numbers, not the codes.
    off : tuple of Answer
        Of ``missing``: those that nothing but their place off the scale makes so.
    disordered : bool
        Whether the words of the answers neither rise nor fall with their numbers.
    """

    numbers: Mapping[Answer, float]
    missing: tuple[Answer, ...]
    ends: tuple[float, float]
    reversed: bool | None = None
    by_order: bool = False
    off: tuple[Answer, ...] = ()
    disordered: bool = False


def scale_of_question(question: Question, missing: Iterable[Answer] = ()) -> Scale | None:
    """Return the scale of a question; None where it offers no answers to choose one from.

    Parameters
    ----------
    question : Question
    missing : iterable of Answer
        Codes that mean no answer in every question of the definition.
    """
    everywhere = tuple(missing)
    if question.ends and not question.answers:
        return Scale({}, everywhere, question.ends)
    if question.kind != SINGLE:
        return None
    lost = _missing_in(question, everywhere)
    kept = [answer for answer in question.answers if answer not in lost]
    off = _standing_off(kept)
    kept = [answer for answer in kept if answer not in off]
    if len(kept) < 2:
        return None
    if not question.ordered and None in _ranks(kept):
        return None
    numbers, by_order = _numbers(kept, question.numbered)
    gone = dict.fromkeys((*lost, *off, *everywhere))
    numbers, by_order = _clear_of(gone, numbers, by_order)
    return Scale(
        numbers,
        tuple(gone),
        (min(numbers.values()), max(numbers.values())),
        _reversed(numbers),
        by_order=by_order,
        off=tuple(off),
        disordered=_is_disordered(numbers, by_order),
    )


def _missing_in(question: Question, everywhere: Iterable[Answer]) -> list[Answer]:
    """Return the answers of a question that are none: by their mark, their code or their words."""
    codes = {word(answer.code) for answer in everywhere}
    none = no_answers([answer.label for answer in question.answers])
    return [
        answer
        for place, answer in enumerate(question.answers)
        if answer.missing
        or word(answer.code) in codes
        or (none[place] and not _is_inside(place, question.answers))
    ]


def _ranks(answers: Sequence[Answer]) -> list[float | None]:
    """Return the places of the answers by what their words are known to mean."""
    labels = [OWN_NUMBER.sub("", answer.label) for answer in answers]
    ranks = ladder_of(labels).ranks
    return [ranks[label] if label else None for label in labels]


def _known(values: Iterable[float | None]) -> list[float]:
    return [value for value in values if value is not None]


def _is_disordered(numbers: Mapping[Answer, float], by_order: bool) -> bool:
    """Say whether words contradict numbers: the more easily where only the order gave these."""
    ordered = sorted(numbers, key=lambda answer: numbers[answer])
    return not _is_in_order(ordered) or (by_order and not _is_monotone(_known(_ranks(ordered))))


def _is_in_order(answers: Sequence[Answer]) -> bool:
    """Say whether words rise or fall, by their places or at least by their sides."""
    return _is_monotone(_known(_ranks(answers))) or _is_monotone(list(map(_pole, answers)))


def _by_meaning(answers: Sequence[Answer]) -> Sequence[Answer]:
    """Return the answers in the order of their words, where all are known and stand in none."""
    ranks = _known(_ranks(answers))
    if len(set(ranks)) < len(answers) or _is_in_order(answers):
        return answers
    return [answer for _, answer in sorted(zip(ranks, answers, strict=True), key=lambda p: p[0])]


def _is_inside(place: int, answers: Sequence[Answer]) -> bool:
    """Say whether an answer stands between others: "not sure" in the middle is a middle."""
    codes = _codes(answers)
    places = range(len(answers))
    order = sorted(places, key=lambda at: codes[at]) if codes else places
    return 0 < place < len(answers) - 1 and 0 < list(order).index(place) < len(answers) - 1


def _codes(answers: Sequence[Answer]) -> list[float] | None:
    codes = [number(answer.code) for answer in answers]
    known = [code for code in codes if code is not None]
    return known if len(known) == len(codes) and len(set(known)) == len(known) else None


def _standing_off(answers: Sequence[Answer]) -> list[Answer]:
    """Return answers whose codes lie far off the even steps of all others, such as 9 after 1 to 5.

    So do codes below zero, unless the scale has a zero or goes as far below it as above.
    """
    codes = _codes(answers)
    if codes is None or len(codes) <= FEWEST:
        return []
    ordered = sorted(codes)
    gaps = [high - low for low, high in pairwise(ordered)]
    step = Counter(gaps).most_common(1)[0][0]
    runs: list[list[float]] = [[ordered[0]]]
    for gap, code in zip(gaps, ordered[1:], strict=True):
        if gap > 2 * step:
            runs.append([])
        runs[-1].append(code)
    longest = max(runs, key=len)
    if len(longest) < FEWEST:
        return []
    signs = 0 not in codes and -min(codes) != max(codes) and sum(code > 0 for code in codes) > 2
    return [
        answer
        for answer, code in zip(answers, codes, strict=True)
        if code not in longest or (signs and code < 0 < max(codes))
    ]


def _numbers(answers: Sequence[Answer], numbered: bool) -> tuple[dict[Answer, float], bool]:
    """Return the numbers of the answers, and whether their order gave them."""
    codes = _codes(answers)
    places = [float(place) for place in range(1, len(answers) + 1)]
    if codes is not None and (numbered or codes in (places, places[::-1])):
        return dict(sorted(zip(answers, codes, strict=True), key=lambda pair: pair[1])), False
    points = _known(answer.points for answer in answers)
    uneven = len(set(points)) == len(answers) and sorted(points) != places
    if codes is None and uneven and _is_monotone(points):
        return dict(zip(answers, points, strict=True)), True
    if codes is not None and codes[0] > codes[-1]:
        answers = answers[::-1]
    return dict(zip(_by_meaning(answers), places, strict=True)), True


def _is_monotone(values: Sequence[float]) -> bool:
    return list(values) in (sorted(values), sorted(values, reverse=True))


def _clear_of(
    missing: Iterable[Answer], numbers: dict[Answer, float], by_order: bool
) -> tuple[dict[Answer, float], bool]:
    """Give other numbers where a code for no answer lies between them: 99 on 0 to 100."""
    low, high = min(numbers.values()), max(numbers.values())
    codes = [number(answer.code) for answer in missing]
    if not any(code is not None and low <= code <= high for code in codes):
        return numbers, by_order
    ordered = sorted(numbers, key=lambda answer: numbers[answer])
    first = max((code for code in codes if code is not None and code >= 1), default=0.0)
    start = 1.0 if first > len(ordered) or first < 1 else first + 1
    return {answer: start + place for place, answer in enumerate(ordered)}, True


def _reversed(numbers: Mapping[Answer, float]) -> bool | None:
    """Say whether the numbers run against the grades, else against the labels."""
    ordered = sorted(numbers, key=lambda answer: numbers[answer])
    graded = _known(answer.points for answer in ordered)
    if len(graded) == len(ordered) and graded[0] != graded[-1] and _is_monotone(graded):
        return graded[0] > graded[-1]
    poles = [side for answer in ordered if (side := _pole(answer))]
    return poles[0] > poles[-1] if len(set(poles)) > 1 and _is_monotone(poles) else None


def _pole(answer: Answer) -> int:
    return next((side for text in (answer.label, *answer.labels) if (side := pole(text))), 0)


def settled(scales: Mapping[str, Scale]) -> dict[str, Scale]:
    """Let questions with the same labels tell each other's direction where words alone do not.

    Where the labels of some run against those of the others, the fewer are reversed.
    """
    runs: dict[tuple[str, ...], list[str]] = {}
    for name, scale in scales.items():
        ordered = sorted(scale.numbers, key=lambda answer: scale.numbers[answer])
        labels = tuple(word(answer.label) for answer in ordered)
        if scale.reversed is None and len(set(labels)) > 1:
            runs.setdefault(labels, []).append(name)
    turned = {
        name: len(names) < len(against)
        for labels, names in runs.items()
        if len(names) != len(against := runs.get(labels[::-1], [])) and against
        for name in names
    }
    return {
        name: replace(scale, reversed=turned[name]) if name in turned else scale
        for name, scale in scales.items()
    }


def alike(scales: Mapping[str, Scale]) -> dict[str, Scale]:
    """Give questions with the same labels the same numbers, those of most of them.

    Where expectations are coded 1 to 7 and perceptions 0 to 6 they are one scale all the same.
    """
    families: dict[frozenset[str], list[str]] = {}
    for name, scale in scales.items():
        labels = frozenset(word(answer.label) for answer in scale.numbers)
        if "" not in labels and len(labels) == len(scale.numbers) > 1:
            families.setdefault(labels, []).append(name)
    usual = {
        name: Counter(tuple(sorted(scales[n].numbers.values())) for n in names).most_common(1)[0][0]
        for names in families.values()
        for name in names
    }
    return {
        name: _renumbered(scale, usual[name]) if name in usual else scale
        for name, scale in scales.items()
    }


def _renumbered(scale: Scale, points: Sequence[float]) -> Scale:
    ordered = sorted(scale.numbers, key=lambda answer: scale.numbers[answer])
    numbers = dict(zip(ordered, points, strict=True))
    codes = [number(answer.code) for answer in scale.missing]
    is_clear = not any(code is not None and points[0] <= code <= points[-1] for code in codes)
    if numbers == scale.numbers or not is_clear:
        return scale
    return replace(scale, numbers=numbers, ends=(points[0], points[-1]), by_order=True)
