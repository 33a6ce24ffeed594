"""What cells say as text: names of groups, waves and sources, words to screen by."""

from collections.abc import Sequence

import numpy as np

from cxlab.errors import InputError, nearest
from cxlab.survey.codebook.codebook import SOURCES, Column
from cxlab.survey.files.grid import Cell, plain_text
from cxlab.survey.files.raw_survey import RawSurvey
from cxlab.survey.spellings import alike, refuse_marked
from cxlab.survey.text import one_line, shortened, word
from cxlab.survey.values import as_number, label_of, leading_number

ALIKE = ("group", "wave")  # roles of names that are written in several ways


def spellings(raw: RawSurvey, column: str) -> list[set[str]]:
    """Return the words each cell may be named by: its value and its label; none where blank."""
    labels = raw.labels.get(column, {})
    cells = raw.frame[column].tolist()
    names = {}
    for cell in dict.fromkeys(cells):
        words = {word(plain_text(cell)), word(label_of(labels, cell, raw.decimal))}
        value = as_number(cell, raw.decimal)
        if value is None and isinstance(cell, str) and (led := leading_number(cell)):
            value = led[0]
            words.add(led[1])
        if value is not None:
            words.add(f"{value:.15g}")
        names[cell] = words - {""}
    return [names[cell] for cell in cells]


def texts_of(raw: RawSurvey, column: Column, places: Sequence[int]) -> list[str | None]:
    """Return the cells of a column as text; None where blank or missing by the codebook."""
    cells = raw.frame[column.name].to_numpy(dtype=object)[np.asarray(places, dtype=int)].tolist()
    texts = {cell: _text_of(raw, column, cell) for cell in dict.fromkeys(cells)}
    refuse_marked(f"{raw.name}, column '{shortened(column.name)}'", texts)
    if column.role == "source":
        for cell, text in texts.items():
            if text:
                texts[cell] = _source(raw, column, places[cells.index(cell)], text)
    if column.role in ALIKE and (others := other_spellings(raw, column)):
        texts = {cell: others.get(text, text) for cell, text in texts.items()}
    return [texts[cell] or None for cell in cells]


def other_spellings(raw: RawSurvey, column: Column) -> dict[str, str]:
    """Return the names of a column, in the whole file, that are written in another way."""
    cells = raw.frame[column.name].tolist()
    texts = {cell: _text_of(raw, column, cell) for cell in dict.fromkeys(cells)}
    return alike(texts[cell] for cell in cells)


def _text_of(raw: RawSurvey, column: Column, cell: Cell) -> str:
    value, text = as_number(cell, raw.decimal), one_line(plain_text(cell))
    label = one_line(label_of(raw.labels.get(column.name, {}), cell, raw.decimal))
    if not {word(text), value, word(label)}.isdisjoint(column.missing):
        return ""
    return label or text


def _source(raw: RawSurvey, column: Column, place: int, text: str) -> str:
    if word(text) in SOURCES:
        return word(text)
    raise InputError(
        f"{raw.name}, row {raw.row_numbers[place]}, column '{column.name}': found "
        f"'{shortened(text)}', allowed are {', '.join(SOURCES)}.{nearest(text, SOURCES)}"
    )
