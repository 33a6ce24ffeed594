"""Sums and cross products of sets of columns, each over the rows that lack none of its columns."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from cxlab.survey.big.integer_sums import Sums, products_of

Matrix = np.ndarray[Any, np.dtype[Any]]
# A whole number of a matrix product is exact as long as nothing it adds up to exceeds these.
EXACT = {2**24: np.float32, 2**53: np.float64}
MANY = 32  # rows alike in what they lack, from which on they are multiplied by themselves
MOST_CELLS = 10_000_000  # of all that is kept for patterns of missing answers: 80 MB


def exact_kind(largest: int, rows: int) -> Any:
    """Return the quickest kind of number that products of so many rows are exact in, or None.

    Examples
    --------
    >>> exact_kind(7, 50_000).__name__, exact_kind(100, 50_000).__name__, exact_kind(10**9, 50_000)
    ('float32', 'float64', None)
    """
    return next((kind for most, kind in EXACT.items() if rows * largest**2 < most), None)


class CrossProducts:
    """Sums of products, added up a batch of rows at a time.

    All rows are multiplied once, a missing answer being 0. What rows that lack a column have put
    into a set with that column is taken out again: rows that lack the same are multiplied by
    themselves once for all sets; the others, set by set.

    Parameters
    ----------
    sets : sequence of sequence of int
        Places of columns, counted from 0.
    columns : int
    rows : int
        Of the largest batch.
    kind : type
        Of `exact_kind`, that numbers are multiplied in.
    """

    def __init__(
        self, sets: Sequence[Sequence[int]], *, columns: int, rows: int, kind: Any
    ) -> None:
        """Begin with no rows."""
        self.rows, self.kind = rows, kind
        self.sets = {frozenset(places) for places in sets}
        # A first row of ones makes the sums of the columns, and how many rows there are.
        self._places = {key: np.array([0, *(1 + p for p in sorted(key))]) for key in self.sets}
        self._all = np.zeros((columns + 1, columns + 1), dtype=np.int64)
        self._alike: dict[bytes, Matrix] = {}
        self._apart = {
            key: np.zeros((len(places),) * 2, dtype=np.int64)
            for key, places in self._places.items()
        }
        # Rows alike with few others, until they are as many as a batch: sets cost time by the call.
        self._waiting: list[tuple[Matrix, Matrix]] = []

    def add(self, values: Matrix, lacks: Matrix) -> None:
        """Add rows.

        Parameters
        ----------
        values : array of shape (columns + 1, rows)
            Whole numbers of any type, 0 where missing; the first row is all ones.
        lacks : bool array of shape (columns, rows)
            Which are missing.
        """
        self._all += self._product(values)
        lacking = np.flatnonzero(lacks.any(axis=0))
        if not lacking.size:
            return
        lacks = lacks.take(lacking, axis=1)
        patterns = _patterns(lacks)
        order = np.lexsort(patterns)
        patterns = patterns.take(order, axis=1)
        values = values.take(lacking[order], axis=1)
        changes = (patterns[:, 1:] != patterns[:, :-1]).any(axis=0)
        starts = np.concatenate(([0], np.flatnonzero(changes) + 1))
        counts = np.diff(starts, append=len(order))
        is_rare = np.ones(len(starts), dtype=bool)
        for number in np.flatnonzero(counts >= MANY):
            start, pattern = starts[number], patterns[:, starts[number]].tobytes()
            if pattern in self._alike or len(self._alike) < MOST_CELLS // self._all.size:
                alike = self._product(values[:, start : start + counts[number]])
                self._alike[pattern] = self._alike.get(pattern, 0) + alike
                is_rare[number] = False
        rare = np.flatnonzero(np.repeat(is_rare, counts))
        if self._waiting and sum(w.shape[1] for w, _ in self._waiting) + rare.size > self.rows:
            self._add_apart()
        self._waiting.append((values.take(rare, axis=1), lacks.take(order[rare], axis=1)))

    def _add_apart(self) -> None:
        """Add what the rows that wait put into sets of which they lack a column."""
        values, lacks = (
            np.concatenate(parts, axis=1) for parts in zip(*self._waiting, strict=True)
        )
        self._waiting.clear()
        together, rows = self._product(values), values.shape[1]
        for key, places in self._places.items():
            lacks_any = np.logical_or.reduce(lacks[places[1:] - 1])
            if 2 * np.count_nonzero(lacks_any) <= rows:
                self._apart[key] += self._product(
                    values[places[:, None], np.flatnonzero(lacks_any)]
                )
            else:  # fewer lack none
                whole = self._product(values[places[:, None], np.flatnonzero(~lacks_any)])
                self._apart[key] += together[np.ix_(places, places)] - whole

    def _product(self, values: Matrix) -> Matrix:
        numbers = values.astype(self.kind, copy=False)
        product: Matrix = (numbers @ numbers.T).astype(np.int64)
        return product

    def sums(self, places: Sequence[int], names: Sequence[str]) -> Sums:
        """Return the sums of one of the sets, its columns in this order and by these names."""
        if self._waiting:
            self._add_apart()
        key = frozenset(places)
        inside = self._places[key]
        block = np.ix_(inside, inside)
        matrix = self._all[block] - self._apart[key]
        for pattern, alike in self._alike.items():
            bits = np.frombuffer(pattern, dtype=np.uint8)
            lacking = np.unpackbits(bits, bitorder="little")
            if lacking[inside[1:] - 1].any():
                matrix -= alike[block]
        at = [1 + sorted(key).index(place) for place in places]
        products = tuple(int(matrix[at[i], at[j]]) for i, j in products_of(len(at)))
        sums = tuple(int(matrix[0, place]) for place in at)
        return Sums(tuple(names), int(matrix[0, 0]), sums, products)


def _patterns(lacks: Matrix) -> Matrix:
    """Return which columns each row lacks, a bit a column: numpy's packbits is slow across rows."""
    bits = (1 << np.arange(8, dtype=np.uint8))[:, None]
    eights = (lacks[first : first + 8].view(np.uint8) for first in range(0, len(lacks), 8))
    return np.stack([np.bitwise_or.reduce(rows * bits[: len(rows)], axis=0) for rows in eights])
