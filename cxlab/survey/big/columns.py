"""Rated columns of a survey too large to hold: what turns their cells into answers, and counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from math import isnan, nan
from operator import or_
from typing import Any

from cxlab.errors import InputError
from cxlab.survey.big.dataset import is_streamed
from cxlab.survey.big.dataset_source import fetched, streams
from cxlab.survey.big.moments import BigMoments
from cxlab.survey.big.one_look import Asked, Look, Seen, one_look
from cxlab.survey.big.plan import Need, columns_of
from cxlab.survey.codebook.codebook import Column
from cxlab.survey.files.grid import cell_of
from cxlab.survey.files.raw_survey import RawSurvey
from cxlab.survey.scale_reach import Reach
from cxlab.survey.text import shortened
from cxlab.survey.values import Values, as_number, in_numbers

MOST_DIFFERENT = 1_000  # values of a column that is an answer on a scale


@dataclass(frozen=True)
class Recoded:
    """A rated column: its cleaned expression, and how often each kind of cell occurs.

    ``top`` counts the answers at the upper end of the scale, reversed items reverse-scored;
    ``lowest`` and ``highest`` are answers as given, nan where there is none; ``is_plain`` says that
    cells are answers as they stand.
    """

    expression: Any
    answers: int
    top: int
    missing: int
    outside: int = 0
    words: int = 0
    leading: int = 0
    lowest: float = nan
    highest: float = nan
    is_plain: bool = False

    @property
    def reach(self) -> Reach:
        """How far the answers reach."""
        return Reach(self.lowest, self.highest, self.answers, self.outside)


def first_look(table: Any, rated: Sequence[Column], needs: Sequence[Need] = ()) -> Look:
    """Return what the rated columns hold that may be answers as they stand.

    Where the engine streams its rows, and all rated columns do hold answers as they stand, the
    sums that are needed come from the same look.
    """
    whole = [column for column in rated if _is_whole(table[column.name], column)]
    asked = {column.name: _asked_of(column) for column in whole}
    if not whole or not streams(table):
        return _summed_up(table, asked)
    sets = [columns_of(need) for need in needs] if len(whole) == len(rated) else []
    return one_look(table, asked, sets)


def _asked_of(column: Column) -> Asked:
    low, high = _ends(column)
    if column.reversed:
        return Asked((low, high), top=low, turned=low + high)
    return Asked((low, high), top=high)


def _summed_up(table: Any, asked: Mapping[str, Asked]) -> Look:
    """Return the same, summed up by the engine."""
    sums = {"n": table.count()}
    for place, (name, of_column) in enumerate(asked.items()):
        cell = table[name]
        sums |= {f"least{place}": cell.min(), f"most{place}": cell.max()}
        sums |= {f"n{place}": cell.count(), f"top{place}": (cell == of_column.top).sum()}
    if asked:
        sums["lacking"] = reduce(or_, (table[name].isnull() for name in asked)).sum()
    (row,) = fetched(table.aggregate(**sums))
    seen = {
        name: Seen(
            answers=int(row[f"n{place}"]),
            least=row[f"least{place}"],
            most=row[f"most{place}"],
            top=int(row[f"top{place}"] or 0),
        )
        for place, name in enumerate(asked)
    }
    return Look(int(row["n"]), int(row.get("lacking") or 0), seen)


def read_rated(
    table: Any,
    raw: RawSurvey,
    rated: Sequence[Column],
    *,
    look: Look,
    needs: Sequence[Need] = (),
) -> tuple[BigMoments, dict[str, Recoded]]:
    """Return the moments of the rated columns, and what was read in each of them.

    What is needed is known without another look if the first one sufficed.
    """
    plain = {column.name: _plain(table, column, look) for column in rated}
    different = different_cells(table, raw, [c for c in rated if plain[c.name] is None])
    read = {
        column.name: plain[column.name]
        or _recoded(table[column.name], raw, column, different[column.name])
        for column in rated
    }
    cells = {name: recoded.expression for name, recoded in read.items()}
    largest = max(int(max(map(abs, column.scale))) for column in rated)
    moments = BigMoments(table, cells, largest)
    if not different:
        moments.take(look, needs)
    return moments, read


def lacking(
    moments: BigMoments, read: Mapping[str, Recoded], look: Look, needs: Sequence[Need] = ()
) -> int:
    """Return how many people lack an answer to a rated column.

    Where the first look did not tell, a second one tells what is needed, too.
    """
    if all(column.is_plain for column in read.values()):
        return look.lacking
    if is_streamed(moments.table, moments.largest):
        everything = tuple(moments.cells)
        moments.ask_together([*needs, everything])
        return look.rows - moments.sums[everything].n
    any_gap = reduce(or_, (cell.isnull() for cell in moments.cells.values()))
    (row,) = fetched(moments.table.aggregate(n=any_gap.sum()))
    return int(row["n"] or 0)


def _plain(table: Any, column: Column, look: Look) -> Recoded | None:
    """Return a column whose cells are answers as they stand, or blank; None for any other."""
    seen = look.columns.get(column.name)
    if seen is None or seen.least is None or seen.most is None:
        return None
    if not seen.lies_within(_ends(column)):
        return None
    cell = table[column.name]
    if column.reversed:
        cell = sum(_ends(column)) - cell.cast(_width(column))
    return Recoded(
        cell,
        answers=seen.answers,
        top=seen.top,
        missing=look.rows - seen.answers,
        lowest=float(seen.least),
        highest=float(seen.most),
        is_plain=True,
    )


def _ends(column: Column) -> tuple[int, int]:
    return int(column.scale[0]), int(column.scale[1])


def _is_whole(cell: Any, column: Column) -> bool:
    """Say whether the cells of a column may be answers as they stand: whole, and no codes."""
    on_whole_points = all(float(end).is_integer() for end in column.scale)
    coded = any(as_number(text) is not None for text in column.answers)
    return cell.type().is_integer() and on_whole_points and not coded


Cells = tuple[list[Any], list[int], RawSurvey]


def different_cells(table: Any, raw: RawSurvey, columns: Sequence[Column]) -> dict[str, Cells]:
    """Return each column's different values, how often each occurs, and a survey of just those.

    Columns of one type are asked for in one look.
    """
    by_type: dict[str, list[Column]] = {}
    for column in columns:
        by_type.setdefault(str(table[column.name].type()).lstrip("!"), []).append(column)
    rows: dict[str, list[Any]] = {column.name: [] for column in columns}
    for alike in by_type.values():
        counts = [_counts(table, place, column) for place, column in enumerate(alike)]
        for row in fetched(counts[0].union(*counts[1:]) if len(counts) > 1 else counts[0]):
            rows[alike[row["place"]].name].append(row)
    return {column.name: _cells(raw, column, rows[column.name]) for column in columns}


def _counts(table: Any, place: int, column: Column) -> Any:
    """Return what counts a column's different values, one more than it may have at most."""
    counted = table.group_by(value=table[column.name]).aggregate(times=lambda t: t.count())
    return counted.limit(MOST_DIFFERENT + 1).mutate(place=place)


def _cells(raw: RawSurvey, column: Column, rows: Sequence[Mapping[str, Any]]) -> Cells:
    import pandas as pd

    if len(rows) > MOST_DIFFERENT:
        raise InputError(
            f"{raw.name}, column '{shortened(column.name)}': holds more than {MOST_DIFFERENT:,} "
            f"different values, too many for the role {column.role}"
        )
    values = [row["value"] for row in rows]
    cells = pd.DataFrame({column.name: [cell_of(value) for value in values]}, dtype=object)
    return (
        values,
        [int(row["times"]) for row in rows],
        replace(raw, frame=cells, row_numbers=(0,) * len(rows)),
    )


def _recoded(cell: Any, raw: RawSurvey, column: Column, different: Cells) -> Recoded:
    values, times, cells = different
    readings = _readings(cells, column)
    given = [float(reading.numbers[0]) for reading in readings if not isnan(reading.numbers[0])]
    answers = [
        (value, _counted_as(reading.numbers[0], raw, column), count)
        for value, reading, count in zip(values, readings, times, strict=True)
        if not isnan(reading.numbers[0])
    ]
    numbers = {value: number for value, number, _ in answers}
    counts = list(zip(readings, times, strict=True))
    return Recoded(
        _expression(cell, values, numbers, _width(column)),
        answers=sum(count for *_, count in answers),
        top=sum(count for _, number, count in answers if number == column.scale[1]),
        missing=sum(reading.missing * count for reading, count in counts),
        outside=sum(len(reading.out_of_range) * count for reading, count in counts),
        words=sum(reading.by_words * count for reading, count in counts),
        leading=sum(reading.by_leading_number * count for reading, count in counts),
        lowest=min(given, default=nan),
        highest=max(given, default=nan),
    )


def _readings(cells: RawSurvey, column: Column) -> list[Values]:
    """Return how each of a column's different cells is read."""
    places = range(len(cells.frame))
    try:
        in_numbers(cells, column, places)
    except InputError as error:
        raise InputError(str(error).replace(", row 0,", ",")) from None
    return [in_numbers(cells, column, [place]) for place in places]


def _counted_as(answer: float, raw: RawSurvey, column: Column) -> int:
    """Return the whole number that an answer counts as, turned where the item is reversed."""
    number = sum(column.scale) - answer if column.reversed else answer
    if number != int(number):
        raise InputError(
            f"{raw.name}, column '{shortened(column.name)}': found {number:g}; a survey too large "
            "to hold is summed up in whole numbers only: multiply answers and scale first"
        )
    return int(number)


def _width(column: Column) -> str:
    """Return a type that holds the answers of a scale, and its two ends added up."""
    return "int16" if 2 * max(map(abs, column.scale)) < 2**15 else "int64"


def _expression(cell: Any, values: Sequence[Any], numbers: Mapping[Any, int], width: str) -> Any:
    """Return what turns a cell into its number; a bare cast where nothing changes."""
    import ibis

    dropped = [value for value in values if value is not None and value not in numbers]
    if not numbers:
        return ibis.literal(None, type=width)
    if cell.type().is_integer():
        if not dropped and all(value == number for value, number in numbers.items()):
            return cell.cast(width)
        totals = {value + number for value, number in numbers.items()}
        if not dropped and len(totals) == 1 and len(numbers) > 1:
            return (ibis.literal(totals.pop(), type=width) - cell.cast(width)).cast(width)
    cases = [(cell == value, ibis.literal(number, type=width)) for value, number in numbers.items()]
    return ibis.cases(*cases, else_=ibis.literal(None, type=width))
