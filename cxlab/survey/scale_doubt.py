"""Whether a file's own labels, words or answers speak against the scale that its codebook gives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cxlab.errors import InputError
from cxlab.survey.codebook.answer_words import ladder_of
from cxlab.survey.codebook.codebook import RATED, Codebook, Column, Scale
from cxlab.survey.codebook.label_order import answers_of, label_order, with_shared_labels
from cxlab.survey.files.grid import Cell
from cxlab.survey.files.raw_survey import RawSurvey
from cxlab.survey.scale_reach import (
    Reach,
    by_scale,
    never_answered,
    reach_of,
    refuse_outside,
    together,
)
from cxlab.survey.text import shortened, word
from cxlab.survey.values import Values, as_number, leading_number
from cxlab.words import say


@dataclass(frozen=True)
class ScaleDoubt:
    """What speaks against a scale of the codebook.

    Attributes
    ----------
    scale : tuple of float
    columns : tuple of str
        Those that have it.
    text : str
        What was seen, as a sentence without its full stop.
    certain : bool
        Whether the scale cannot be right; else an end of it was never answered, by many.
    """

    scale: Scale
    columns: tuple[str, ...]
    text: str
    certain: bool


def checked_scales(
    raw: RawSurvey, codebook: Codebook, values: Mapping[str, Values]
) -> tuple[ScaleDoubt, ...]:
    """Return what speaks against the codebook's scales, where no number depends on it.

    Raises
    ------
    InputError
        Where labels run against their numbers, most answers lie outside a scale, or an item is
        reversed on a scale that cannot be right.
    """
    _refuse_disordered(raw, codebook)
    reaches = {column.name: reach_of(values[column.name]) for column in codebook.of(*RATED)}
    refuse_outside(raw.name, codebook, reaches)
    people = max((len(column.numbers) for column in values.values()), default=0)
    doubts = _scale_doubts(raw, codebook, reaches, people)
    _refuse_turned(raw.name, codebook, doubts)
    return doubts


def checked_reaches(
    raw: RawSurvey, codebook: Codebook, reaches: Mapping[str, Reach], people: int
) -> tuple[ScaleDoubt, ...]:
    """Return what the answers alone speak against, of a survey whose cells are not at hand.

    Raises
    ------
    InputError
        Where most answers lie outside a scale, or an item is reversed on a doubtful one.
    """
    refuse_outside(raw.name, codebook, reaches)
    doubts = []
    for scale, names in by_scale(codebook).items():
        reach = together(reaches[name] for name in names)
        if text := never_answered(scale, reach, people, codebook.unanswered):
            doubts.append(ScaleDoubt(scale, tuple(names), text, certain=False))
    _refuse_turned(raw.name, codebook, doubts)
    return tuple(doubts)


def _scale_doubts(
    raw: RawSurvey, codebook: Codebook, reaches: Mapping[str, Reach], people: int
) -> tuple[ScaleDoubt, ...]:
    """Return what speaks against the codebook's scales, one doubt a scale at most."""
    doubts = []
    for scale, names in by_scale(codebook).items():
        columns = [codebook.column(name) for name in names]
        reach = together(reaches[name] for name in names)
        if text := _by_labels(raw, columns) or _by_words(raw, columns):
            doubts.append(ScaleDoubt(scale, tuple(names), text, certain=True))
        elif text := never_answered(scale, reach, people, codebook.unanswered):
            doubts.append(ScaleDoubt(scale, tuple(names), text, certain=False))
    return tuple(doubts)


def said_of_scale(doubt: str) -> str:
    """Return a doubt as a finding's note says it; "" for none."""
    return (
        say("Is the scale right? It does not fit the file: {doubt}.", doubt=doubt) if doubt else ""
    )


def _refuse_turned(name: str, codebook: Codebook, doubts: Sequence[ScaleDoubt]) -> None:
    """Refuse to reverse-score on a scale that the file speaks against.

    Raises
    ------
    InputError
        Naming the column, the scale, and what to do.
    """
    for doubt in doubts:
        turned = [n for n in doubt.columns if codebook.column(n).reversed]
        if not turned:
            continue
        low, high = doubt.scale
        rest = f" If all of {low:g} to {high:g} was offered, say 'unanswered: [{low:g}, {high:g}]'"
        raise InputError(
            f"{name}, column '{shortened(turned[0])}': it is reversed on the scale {low:g} to "
            f"{high:g}, but {doubt.text}. The number would be wrong: correct 'scale' in "
            f"{codebook.name}.{'' if doubt.certain else rest}"
        )


def _refuse_disordered(raw: RawSurvey, codebook: Codebook) -> None:
    """Refuse numbers whose labels run otherwise, where the codebook does not say so.

    Raises
    ------
    InputError
        With the labels in both orders.
    """
    columns = codebook.of(*RATED)
    labels = with_shared_labels({column.name: labels_of(raw, column) for column in columns})
    for column in columns:
        order = label_order(labels[column.name], column.scale)
        where = f"{raw.name}, column '{shortened(column.name)}'"
        orders = f"by number {', '.join(order.by_number)}; by meaning {', '.join(order.by_meaning)}"
        if order.way == 0:
            raise InputError(
                f"{where}: its labels do not run with its numbers: {orders}. Give every label its "
                "number with 'answers:' in the codebook"
            )
        if order.way == -1 and not (column.reversed or column.reversal_stated):
            raise InputError(
                f"{where}: by its labels a high number is a bad answer: {orders}. In the codebook, "
                "add 'reversed: true'; or 'reversed: false', if a high number is good here"
            )


def labels_of(raw: RawSurvey, column: Column) -> dict[float, str]:
    """Return what numbers of a column mean: labels beside the answers, or words within them."""
    beside: Mapping[Cell, str] = raw.labels.get(column.name, {})
    labels = {code: text for code, text in beside.items() if isinstance(code, float)}
    if not labels:
        cells = dict.fromkeys(raw.frame[column.name].tolist())
        led = (
            leading_number(cell)
            for cell in cells
            if isinstance(cell, str) and as_number(cell, raw.decimal) is None
        )
        labels = {number: text for number, text in filter(None, led) if text}
    return {
        code: text
        for code, text in answers_of(labels).items()
        if code not in column.missing
        and word(text) not in column.missing
        and word(text) not in column.answers
        and f"{code:.15g}" not in column.answers
    }


def _by_labels(raw: RawSurvey, columns: Sequence[Column]) -> str:
    for column in columns:
        if column.name not in raw.labels:
            continue
        codes = sorted(labels_of(raw, column))
        if len(codes) < 2:
            continue
        low, high = column.scale
        first, last = codes[0], codes[-1]
        is_beyond = first < low or last > high
        is_whole = len(codes) > 2 and len(codes) == last - first + 1
        if is_beyond or (is_whole and (first, last) != (low, high)):
            return _labels_differ(column, first, last)
    return ""


def _labels_differ(column: Column, first: float, last: float) -> str:
    return say(
        "the file labels '{column}' from {first:g} to {last:g}, the codebook says {low:g} to "
        "{high:g}",
        column=shortened(column.label or column.name, 40),
        first=first,
        last=last,
        low=column.scale[0],
        high=column.scale[1],
    )


def _by_words(raw: RawSurvey, columns: Sequence[Column]) -> str:
    """Say where all answers are words that are known, and stand on another scale."""
    numbers: dict[str, float] = {}
    for column in columns:
        for cell in dict.fromkeys(raw.frame[column.name].tolist()):
            text = word(cell) if isinstance(cell, str) else ""
            if cell is None or text in column.missing:
                continue
            if text not in column.answers:
                return ""
            numbers[text] = column.answers[text]
    ladder = ladder_of(numbers)
    known = {text: at for text, at in ladder.numbers.items() if at is not None}
    scale = columns[0].scale
    if not ladder.scale or ladder.scale == scale:
        return ""
    if any(numbers[text] != at for text, at in known.items()):
        return ""
    return say(
        "its words stand for {first:g} to {last:g}, the codebook says {low:g} to {high:g}",
        first=ladder.scale[0],
        last=ladder.scale[1],
        low=scale[0],
        high=scale[1],
    )
