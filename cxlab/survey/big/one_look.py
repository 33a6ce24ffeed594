"""One look at the rows of a dataset: how far columns reach, and sums of products of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cxlab.survey.big.cross_products import CrossProducts, Matrix, exact_kind
from cxlab.survey.big.dataset_source import streamed
from cxlab.survey.big.integer_sums import Sums

ROWS = 50_000  # of a batch
CELLS = 5_000_000  # of a batch of many columns
BYTE = 127


@dataclass(frozen=True)
class Asked:
    """What is asked of a column.

    Attributes
    ----------
    ends : tuple of int
        Between which numbers its cells must lie to be multiplied.
    top : int, optional
        The number to count.
    turned : int, optional
        The number from which the column is subtracted before it is multiplied.
    """

    ends: tuple[int, int]
    top: int | None = None
    turned: int | None = None


@dataclass
class Seen:
    """What a column holds; ``least`` and ``most`` are None where nothing.

    ``top`` counts the cells that equal the number asked about.
    """

    answers: int = 0
    least: float | None = None
    most: float | None = None
    top: int = 0

    def add(self, answers: int, least: float, most: float) -> None:
        """Note some more cells."""
        self.answers += answers
        self.least = least if self.least is None else min(least, self.least)
        self.most = most if self.most is None else max(most, self.most)

    def lies_within(self, ends: tuple[int, int]) -> bool:
        """Say whether no answer is lower or higher."""
        if self.least is None or self.most is None:
            return True
        return ends[0] <= self.least and self.most <= ends[1]


@dataclass(frozen=True)
class Look:
    """What one look found.

    Attributes
    ----------
    rows, lacking : int
        Of ``lacking`` rows a cell is missing.
    columns : dict of str to Seen
    products : CrossProducts or None
        None where no sets were asked for, or cells lie outside their bounds.
    """

    rows: int
    lacking: int
    columns: dict[str, Seen]
    products: CrossProducts | None = None

    def sums(self, names: Sequence[str]) -> Sums | None:
        """Return the sums of one set that was asked for, None where there are none."""
        if self.products is None:
            return None
        places = {name: place for place, name in enumerate(self.columns)}
        return self.products.sums([places[name] for name in names], names)


def rows_of(columns: int) -> int:
    """Return how many rows a batch holds.

    Examples
    --------
    >>> rows_of(45), rows_of(999)
    (50000, 5000)
    """
    return min(ROWS, max(1, CELLS // (columns + 1)))


def one_look(table: Any, asked: Mapping[str, Asked], sets: Sequence[Sequence[str]]) -> Look:
    """Look at every row of some columns of numbers once, a batch at a time.

    Parameters
    ----------
    table : Ibis table
        Of an engine that `cxlab.survey.big.dataset_source.streams`.
    asked : mapping of str to Asked
        By column.
    sets : sequence of sequence of str
        Which columns to multiply, each set over its own complete rows.
    """
    size, places = rows_of(len(asked)), {name: place for place, name in enumerate(asked)}
    largest = max((abs(end) for column in asked.values() for end in column.ends), default=0)
    kind, products = exact_kind(largest, size), None
    if kind is not None and sets:
        sets_of_places = [[places[name] for name in set_] for set_ in sets]
        products = CrossProducts(sets_of_places, columns=len(asked), rows=size, kind=kind)
    # Bytes where they hold all numbers, and what these are turned by: there is least to move.
    widest = max(largest, *(abs(column.turned or 0) for column in asked.values()))
    values = np.ones((len(asked) + 1, size), dtype=np.int8 if widest <= BYTE else np.float64)
    lacks = np.empty((len(asked), size), dtype=bool)
    seen, rows, lacking = {name: Seen() for name in asked}, 0, 0
    for batch in streamed(table.select(*asked), size):
        n, fits = batch.num_rows, []
        for name, column, row, gaps in zip(
            asked, batch.columns, values[1:, :n], lacks[:, :n], strict=True
        ):
            fits.append(_read(column, row, gaps, asked=asked[name], seen=seen[name]))
        rows, lacking = rows + n, lacking + int(lacks[:, :n].any(axis=0).sum())
        if products and all(fits):
            products.add(values[:, :n], lacks[:, :n])
        else:
            products = None
    return Look(rows, lacking, seen, products)


def _read(column: Any, row: Matrix, gaps: Matrix, *, asked: Asked, seen: Seen) -> bool:
    """Copy a column's numbers into a row, and note what they are; return whether all may be."""
    gaps[:] = False
    if missing := column.null_count:
        if missing == len(column):
            row[:], gaps[:] = 0, True
            return True
        np.logical_not(_validity(column), out=gaps)
    kind = column.type.to_pandas_dtype()
    numbers = np.frombuffer(column.buffers()[1], dtype=kind, offset=column.offset * kind().itemsize)
    numbers = numbers[: len(column)]
    if missing:  # what lies under a gap may be anything
        any_answer, numbers = numbers[gaps.argmin()], numbers.copy()
        np.copyto(numbers, any_answer, where=gaps)
    seen.add(len(column) - missing, numbers.min().item(), numbers.max().item())
    if asked.top is not None:
        filled = missing if missing and any_answer == asked.top else 0
        seen.top += int(np.count_nonzero(numbers == asked.top)) - filled
    if not seen.lies_within(asked.ends):
        return False
    row[:] = numbers
    if asked.turned is not None:
        np.subtract(asked.turned, row, out=row)
    np.copyto(row, 0, where=gaps)
    return True


def _validity(column: Any) -> Matrix:
    bits = np.frombuffer(column.buffers()[0], dtype=np.uint8)
    first = column.offset // 8
    last = -(-(column.offset + len(column)) // 8)
    whole = np.unpackbits(bits[first:last], bitorder="little")
    return whole[column.offset % 8 :][: len(column)].view(bool)
