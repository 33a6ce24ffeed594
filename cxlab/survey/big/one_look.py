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


@dataclass
class Seen:
    """What a column holds; ``least`` and ``most`` are None where nothing.

    ``top`` counts the cells that equal the number asked about.
    """

    answers: int = 0
    least: float | None = None
    most: float | None = None
    top: int = 0


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


def one_look(
    table: Any,
    bounds: Mapping[str, tuple[int, int]],
    sets: Sequence[Sequence[str]],
    tops: Mapping[str, int] | None = None,
    turned: Mapping[str, int] | None = None,
) -> Look:
    """Look at every row of some columns of numbers once, a batch at a time.

    Parameters
    ----------
    table : Ibis table
        Of an engine that `cxlab.survey.big.dataset_source.streams`.
    bounds : mapping of str to tuple of int
        Between which numbers the cells of each column must lie to be multiplied.
    sets : sequence of sequence of str
        Which columns to multiply, each set over its own complete rows.
    tops : mapping of str to int, optional
        The number to count in a column.
    turned : mapping of str to int, optional
        The number from which a column's are subtracted before they are multiplied.
    """
    names, tops, turned = list(bounds), tops or {}, turned or {}
    size = rows_of(len(names))
    largest = max((abs(end) for ends in bounds.values() for end in ends), default=0)
    kind = exact_kind(largest, size)
    places = {name: place for place, name in enumerate(names)}
    products = None
    if kind is not None and sets:
        products = CrossProducts([[places[n] for n in set_] for set_ in sets], len(names))
    values = np.ones((len(names) + 1, size), dtype=kind or np.float64)
    lacks = np.empty((len(names), size), dtype=bool)
    seen, rows, lacking = {name: Seen() for name in names}, 0, 0
    for batch in streamed(table.select(*names), size):
        n = batch.num_rows
        for name, column, row, gaps in zip(
            names, batch.columns, values[1:, :n], lacks[:, :n], strict=True
        ):
            _read(column, row, gaps, seen[name], tops.get(name))
            if name in turned:
                np.subtract(turned[name], row, out=row)
            if column.null_count:
                np.multiply(row, ~gaps, out=row)
        rows, lacking = rows + n, lacking + int(lacks[:, :n].any(axis=0).sum())
        if products and all(_within(seen[name], ends) for name, ends in bounds.items()):
            products.add(values[:, :n], lacks[:, :n])
        else:
            products = None
    return Look(rows, lacking, seen, products)


def _read(column: Any, row: Matrix, gaps: Matrix, seen: Seen, top: int | None) -> None:
    """Copy a column's numbers into a row, and note which are missing and how far they reach."""
    gaps[:] = False
    if missing := column.null_count:
        if missing == len(column):
            row[:], gaps[:] = 0, True
            return
        gaps[:] = ~_validity(column)
    kind = column.type.to_pandas_dtype()
    numbers = np.frombuffer(column.buffers()[1], dtype=kind, offset=column.offset * kind().itemsize)
    numbers = numbers[: len(column)]
    if missing:  # what lies under a gap may be anything
        numbers = np.where(gaps, numbers[gaps.argmin()], numbers)
    row[:] = numbers
    least, most = numbers.min().item(), numbers.max().item()
    seen.answers += len(column) - missing
    seen.least = least if seen.least is None else min(least, seen.least)
    seen.most = most if seen.most is None else max(most, seen.most)
    if top is not None:
        filled = missing if missing and numbers[gaps.argmax()] == top else 0
        seen.top += int(np.count_nonzero(numbers == top)) - filled


def _validity(column: Any) -> Matrix:
    bits = np.frombuffer(column.buffers()[0], dtype=np.uint8)
    first = column.offset // 8
    last = -(-(column.offset + len(column)) // 8)
    whole = np.unpackbits(bits[first:last], bitorder="little")
    return whole[column.offset % 8 :][: len(column)].view(bool)


def _within(seen: Seen, ends: tuple[int, int]) -> bool:
    if seen.least is None or seen.most is None:
        return True
    return ends[0] <= seen.least and seen.most <= ends[1]
