"""One column's cells as numbers on the answer scale, or a message that names the cell."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import nan

import numpy as np

from cxlab.errors import InputError
from cxlab.statistics.moments import Array
from cxlab.survey.codebook.answer_words import is_known
from cxlab.survey.codebook.codebook import Column
from cxlab.survey.codebook.no_answer import means_no_answer
from cxlab.survey.files.grid import Cell, has_percent_sign, plain_text
from cxlab.survey.files.raw_survey import RawSurvey
from cxlab.survey.text import shortened, word
from cxlab.survey.written_number import both, number, readings

UNIT = r"(?:점|点|分|pts?\.?|points?|punkte?|stars?|sterne?)"
# "7 - Strongly agree", "7. Strongly agree", "7 (Strongly agree)", "(7) Strongly agree", "5=bad",
# "4점", "만족(4)", "good = 4"; never "2-3 times" or "5 or more".
FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<number>[-+]?\d+)\s*{UNIT}?\s*(?:[-\u2010-\u2015.:=)]\s*|\()(?=[^\d\s])(?P<label>.*)",
        rf"(?P<number>[-+]?\d+)\s*{UNIT}(?:\s+(?P<label>[^\d\s].*))?",
        r"[(\[](?P<number>[-+]?\d+)[)\]]\s*(?P<label>\D.*)",
        rf"(?P<label>.*[^\d\s(\[])\s*[(\[]\s*(?P<number>[-+]?\d+)\s*{UNIT}?\s*[)\]]",
        rf"(?P<label>.*[^\W\d])\s*(?:[=:]|\s[-\u2010-\u2015]\s)\s*(?P<number>\d+)\s*{UNIT}?",
        r"(?P<number>[\u24ea\u2460-\u2473\u2776-\u277f\u2780-\u2793])\s*(?P<label>\D*)",
    )
)
BESIDE = re.compile(r"([-+]?\d+) +([^\W\d].*)")  # "1 agree", never "2 times"
Labels = Mapping[Cell, str]
Reading = tuple[int, float]  # what kind of answer a cell is, and its number
MISSING, NUMBER, WORD, LEADING, UNREAD = range(5)


@dataclass(frozen=True, eq=False)
class Values:
    """A column in numbers.

    Attributes
    ----------
    numbers : array of float of shape (respondents,)
        ``nan`` where missing or out of range; not yet turned where the item is reversed.
    missing : int
        Cells without an answer.
    out_of_range : tuple of int
        Rows in the file whose answer is no answer of the scale; set to missing.
    by_words, by_leading_number : int
        Answers that the codebook's ``answers`` turned into numbers, and those read by the number
        they begin with.
    """

    numbers: Array
    missing: int
    out_of_range: tuple[int, ...]
    by_words: int
    by_leading_number: int


def in_numbers(raw: RawSurvey, column: Column, places: Sequence[int]) -> Values:
    """Return the cells of a rated column as numbers.

    Parameters
    ----------
    raw : RawSurvey
    column : Column
    places : sequence of int
        Which rows of ``raw.frame``, counted from 0.

    Raises
    ------
    InputError
        For the first cell that is neither a number, nor empty, nor a word the codebook knows.
    """
    import pandas as pd

    rows = np.asarray(places, dtype=int)
    # Few answers, given by many: each is read once. None is not among them, its code is -1.
    codes, answers = pd.factorize(raw.frame[column.name].to_numpy(dtype=object)[rows])
    different = [*answers.tolist(), None]
    labels = raw.labels.get(column.name, {})
    read = [_read(cell, column, raw.decimal, labels) for cell in different]
    kinds = np.array([kind for kind, _ in read])[codes]
    if (unread := rows[kinds == UNREAD]).size:
        raise InputError(_unreadable(raw, column, unread.tolist()))
    _check_labels(raw, column, different)
    _check_per_cent(raw, column, rows.tolist(), dict(zip(different, read, strict=True)))
    numbers = np.array([value for _, value in read])[codes]
    low, high = column.scale
    outside = (numbers < low) | (numbers > high)  # never where missing
    return Values(
        numbers=np.where(outside, nan, numbers),
        missing=int((kinds == MISSING).sum()),
        out_of_range=tuple(raw.row_numbers[place] for place in rows[outside]),
        by_words=int((kinds == WORD).sum()),
        by_leading_number=int((kinds == LEADING).sum()),
    )


def as_number(cell: Cell, decimal: str = ".") -> float | None:
    """Return the number a cell is, or None."""
    return number(cell, decimal) if isinstance(cell, str) else cell


def leading_number(cell: str) -> tuple[float, str] | None:
    """Return the number in an answer such as ``7 - Strongly agree`` or ``만족(4)``, and its words.

    Examples
    --------
    >>> leading_number("5=bad"), leading_number("4점"), leading_number("5 or more")
    ((5.0, 'bad'), (4.0, ''), None)
    """
    text = cell.strip()
    if not (match := next(filter(None, (form.fullmatch(text) for form in FORMS)), None)):
        beside = BESIDE.fullmatch(text)
        is_answer = beside and (is_known(beside[2]) or means_no_answer(beside[2]))
        return (float(beside[1]), word(beside[2])) if beside and is_answer else None
    written = match["number"]
    value = unicodedata.numeric(written) if len(written) == 1 else float(written)
    return value, word((match["label"] or "").strip("() "))


def label_of(labels: Labels, cell: Cell, decimal: str = ".") -> str:
    """Return the label that a file gives a cell; "" where it gives none."""
    key = cell.strip() if isinstance(cell, str) else cell
    if key in labels:
        return labels[key]
    value = as_number(cell, decimal)
    return labels.get(value, "") if value is not None else ""


def _read(cell: Cell, column: Column, decimal: str, labels: Labels) -> tuple[int, float]:
    """Return how a cell was read, and its number (nan where missing)."""
    text = word(cell) if isinstance(cell, str) else ""
    if cell is None or (isinstance(cell, str) and not text) or text in column.missing:
        return MISSING, nan
    if text in column.answers:
        return WORD, column.answers[text]
    kind, value, label = NUMBER, as_number(cell, decimal), word(label_of(labels, cell, decimal))
    if value is None and isinstance(cell, str) and (led := leading_number(cell)):
        kind, value, label = LEADING, led[0], label or led[1]
    if label and label in column.missing:
        return MISSING, nan
    if label in column.answers:
        meant = column.answers[label]
        return (kind if meant == value else WORD), meant
    if value is None and (led := leading_number(label)):
        kind, value = LEADING, led[0]
    if value is None and isinstance(cell, str):
        value = _on_scale(cell, column)
    if value is None:
        return UNREAD, nan
    if value in column.missing:
        return MISSING, nan
    # A codebook may recode numbers too: ``answers: {1: 5, 5: 1}``.
    recoded = column.answers.get(f"{value:.15g}")
    return (kind, value) if recoded is None else (WORD, recoded)


def _on_scale(cell: str, column: Column) -> float | None:
    """Return the one reading of "4.000" that is an answer of the scale, if it is one."""
    low, high = column.scale
    fitting = [value for value in readings(cell) if low <= value <= high]
    return fitting[0] if len(fitting) == 1 else None


def _check_labels(raw: RawSurvey, column: Column, cells: Iterable[Cell]) -> None:
    """Refuse leading numbers that carry two labels, or labels with two numbers."""
    labels: dict[float, str] = {}
    numbers: dict[str, float] = {}
    for cell in cells:
        if not isinstance(cell, str) or word(cell) in column.answers:
            continue
        if not (led := leading_number(cell)):
            continue
        value, label = led
        if not label:
            continue
        if numbers.setdefault(label, value) != value or labels.setdefault(value, label) != label:
            raise InputError(
                f"{raw.name}, column '{shortened(column.name)}': found '{shortened(cell)}' beside "
                "the same number or label in another pairing; the number at the beginning cannot "
                "be trusted. Map the words to numbers with 'answers:' in the codebook"
            )


def _check_per_cent(
    raw: RawSurvey, column: Column, places: Sequence[int], read: Mapping[Cell, Reading]
) -> None:
    """Refuse parts of one beside percentages: is .8 beside 75% as much as 80%, or less than 1%?"""
    numbers = {cell: value for cell, (kind, value) in read.items() if kind == NUMBER}
    if not any(map(has_percent_sign, numbers)):
        return
    for cell, value in numbers.items():
        if 0 < value < 1 and not has_percent_sign(cell):
            cells = raw.frame[column.name].iloc[list(places)].tolist()
            row = raw.row_numbers[places[cells.index(cell)]]
            raise InputError(
                f"{raw.name}, row {row}, column '{shortened(column.name)}': found "
                f"'{plain_text(cell)}' beside answers with a percent sign; need all with one, or "
                "none"
            )


def _unreadable(raw: RawSurvey, column: Column, places: Sequence[int]) -> str:
    cell = str(raw.frame[column.name].iloc[places[0]])
    low, high = column.scale
    rest = len(places) - 1
    more = f" ({rest:,} more such answers in this column)" if rest else ""
    if two := both(cell):
        return (
            f"{raw.name}, row {raw.row_numbers[places[0]]}, column '{shortened(column.name)}': "
            f"found '{shortened(cell)}', which may be {two}{more}, and nothing else in the file "
            "shows which. Write it as one of them"
        )
    return (
        f"{raw.name}, row {raw.row_numbers[places[0]]}, column '{shortened(column.name)}': found "
        f"'{shortened(cell)}', need a number from {low:g} to {high:g}{more}. In the codebook, map "
        f"words to numbers with 'answers:', or list what means no answer under 'missing:'"
    )
