"""Moments of a survey too large to hold, summed up on demand where it lies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm
from typing import Any

from cxlab.statistics.dataset import sums_of_dataset
from cxlab.statistics.moments import Moments


@dataclass(frozen=True, eq=False)
class BigMoments:
    """Moments on demand, remembered. Call it with names of columns.

    Attributes
    ----------
    table : Ibis table
        Of cleaned answers.
    largest : int
        No absolute answer exceeds it.
    pairs : tuple of (str, str)
        Perception and expectation of each item: summed up in one pass, once one is wanted.
    """

    table: Any
    largest: int
    pairs: tuple[tuple[str, str], ...] = ()
    known: dict[Any, Moments] = field(default_factory=dict)

    def __call__(self, names: Sequence[str]) -> Moments:
        """Return the moments of some columns: complete cases over them."""
        if (key := tuple(names)) not in self.known:
            wanted = self.pairs if key in self.pairs else (key,)
            found = sums_of_dataset(self.table, wanted, largest=self.largest)[None]
            # Too few answers to one item must not keep the others from their moments.
            self.known.update({sums.names: sums.moments() for sums in found if sums.n > 1})
            if key not in self.known:
                return found[wanted.index(key)].moments()  # raises, and says why
        return self.known[key]

    def composites(self, weights: Mapping[str, Mapping[str, float]]) -> Moments:
        """Return the moments of weighted sums, summed up a respondent at a time.

        A sum is null where any answer of it is, so that complete cases are those over all.
        """
        key = tuple((name, *parts.items()) for name, parts in weights.items())
        if key in self.known:
            return self.known[key]
        exact = {
            name: {part: Fraction(w).limit_denominator(10_000) for part, w in parts.items()}
            for name, parts in weights.items()
        }
        scale = {n: lcm(*(w.denominator for w in parts.values())) for n, parts in exact.items()}
        whole = {n: {part: int(w * scale[n]) for part, w in parts.items()}
                 for n, parts in exact.items()}  # fmt: skip
        most = max(sum(map(abs, parts.values())) for parts in whole.values())
        sums = {f"c{i}": _weighted_sum(self.table, parts) for i, parts in enumerate(whole.values())}
        found = sums_of_dataset(self.table.select(**sums), [list(sums)],
                                largest=most * self.largest)[None][0].moments()  # fmt: skip
        named = Moments(tuple(weights), found.n, found.mean.copy(), found.covariance.copy())
        back = {name: {name: 1 / scale[name]} for name in weights}
        self.known[key] = named.composites(back)
        return self.known[key]


def _weighted_sum(table: Any, parts: Mapping[str, int]) -> Any:
    terms = [table[name].cast("int32") * weight if weight != 1 else table[name].cast("int32")
             for name, weight in parts.items()]  # fmt: skip
    return sum(terms[1:], terms[0])
