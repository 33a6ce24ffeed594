"""Moments of a survey too large to hold, summed up on demand where it lies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import reduce
from math import lcm
from operator import add
from typing import Any

from cxlab.errors import InputError
from cxlab.statistics.moments import Moments
from cxlab.survey.big.dataset import sum_of_columns, sums_of_dataset

ROUNDING = 1e-9  # of a weight written as a decimal number
Weights = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, eq=False)
class BigMoments:
    """Moments on demand, remembered. Call it with names of columns.

    Attributes
    ----------
    table : Ibis table
    cells : mapping of str to Ibis column
        Of the table: what cleans each rated column.
    largest : int
        No absolute answer exceeds it.
    pairs : tuple of tuples of str
        Columns that are asked for together, two by two: the first asks for all in one look.
    """

    table: Any
    cells: Mapping[str, Any]
    largest: int
    pairs: tuple[tuple[str, str], ...] = ()
    known: dict[Any, Moments] = field(default_factory=dict)

    def __call__(self, names: Sequence[str]) -> Moments:
        """Return the moments of some columns: complete cases over them."""
        if (key := tuple(names)) not in self.known:
            sets = self.pairs if key in self.pairs else (key,)
            columns = {name: self.cells[name] for set_ in sets for name in set_}
            everybody = sums_of_dataset(self.table.select(**columns), sets, largest=self.largest)
            for set_, sums in zip(sets, everybody[None], strict=True):
                if set_ == key or sums.n > 1:  # only the one asked for may be refused
                    self.known[set_] = sums.moments()
        return self.known[key]

    def composites(self, weights: Weights) -> Moments:
        """Return the moments of weighted sums, summed up a respondent at a time.

        Complete cases are those over all columns of all sums.
        """
        key = tuple((name, *parts.items()) for name, parts in weights.items())
        if key not in self.known:
            whole = {name: _whole(parts) for name, parts in weights.items()}
            most = {
                name: self.largest * sum(map(abs, parts.values()))
                for name, (parts, _) in whole.items()
            }
            columns = {
                name: self._weighted_sum(parts, most[name]) for name, (parts, _) in whole.items()
            }
            table = self.table.select(**columns)
            sums = sums_of_dataset(table, [list(columns)], largest=most)[None][0]
            back = {name: {name: 1 / scale} for name, (_, scale) in whole.items()}
            self.known[key] = sums.moments().composites(back)
        return self.known[key]

    def _weighted_sum(self, parts: Mapping[str, int], most: int) -> Any:
        """Return a sum of columns, those of one weight added first: few products."""
        by_weight: dict[int, list[Any]] = {}
        for name, weight in parts.items():
            by_weight.setdefault(weight, []).append(self.cells[name])
        sums = {w: sum_of_columns(cells, self.largest, most) for w, cells in by_weight.items()}
        return reduce(add, (total * w if w != 1 else total for w, total in sums.items()))


def _whole(parts: Mapping[str, float]) -> tuple[dict[str, int], int]:
    """Return weights as whole numbers, and by what they were multiplied."""
    exact = {name: Fraction(w).limit_denominator(10_000) for name, w in parts.items()}
    for name, w in parts.items():
        if abs(exact[name] - Fraction(w)) > ROUNDING * abs(w):
            raise InputError(
                f"the weight {w:g} of '{name}' is no fraction with a denominator of at most "
                "10,000, as whole numbers need"
            )
    scale = lcm(*(w.denominator for w in exact.values()))
    return {name: int(w * scale) for name, w in exact.items()}, scale
