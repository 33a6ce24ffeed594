"""Moments of a survey too large to hold, summed up on demand where it lies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import reduce
from math import lcm
from operator import add
from typing import Any

from cxlab.errors import InputError
from cxlab.statistics.dataset import Sums, sums_of_dataset
from cxlab.statistics.moments import Moments


Weights = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, eq=False)
class BigMoments:
    """Moments on demand, remembered. Call it with names of columns.

    Attributes
    ----------
    table : Ibis table
        Of cleaned answers.
    largest : int
        No absolute answer exceeds it.
    """

    table: Any
    largest: int
    known: dict[Any, Moments | InputError] = field(default_factory=dict)

    def __call__(self, names: Sequence[str]) -> Moments:
        """Return the moments of some columns: complete cases over them."""
        self.ask([names])
        return self._known(tuple(names))

    def composites(self, weights: Weights) -> Moments:
        """Return the moments of weighted sums, summed up a respondent at a time.

        A sum is null where any answer of it is, so that complete cases are those over all.
        """
        self.ask((), [weights])
        return self._known(_key(weights))

    def ask(self, sets: Sequence[Sequence[str]], composites: Sequence[Weights] = ()) -> None:
        """Sum up what will be wanted, in as few passes over the data as it takes."""
        plain = [each for each in dict.fromkeys(map(tuple, sets)) if each not in self.known]
        weighted = {_key(weights): weights for weights in composites}
        weighted = {key: weights for key, weights in weighted.items() if key not in self.known}
        if not plain and not weighted:
            return
        columns = {name: self.table[name] for each in plain for name in each}
        largest = dict.fromkeys(columns, self.largest)
        wanted: list[Sequence[str]] = list(plain)
        scales = []
        for number, weights in enumerate(weighted.values()):
            sums = {f"c{number}_{i}": _whole(parts) for i, parts in enumerate(weights.values())}
            columns |= {name: _weighted_sum(self.table, whole) for name, (whole, _) in sums.items()}
            largest |= {name: self.largest * sum(map(abs, whole.values()))
                        for name, (whole, _) in sums.items()}  # fmt: skip
            wanted.append(list(sums))
            scales.append([scale for _, scale in sums.values()])
        found = sums_of_dataset(self.table.select(**columns), wanted, largest=largest)[None]
        self.known.update({key: _moments(sums) for key, sums in zip(plain, found, strict=False)})
        for (key, weights), scale, sums in zip(
            weighted.items(), scales, found[len(plain) :], strict=True
        ):
            self.known[key] = _moments(sums, tuple(weights), scale)

    def _known(self, key: Any) -> Moments:
        found = self.known[key]
        if isinstance(found, InputError):
            raise found
        return found


def _key(weights: Weights) -> Any:
    return tuple((name, *parts.items()) for name, parts in weights.items())


def _moments(
    sums: Sums, names: Sequence[str] = (), scales: Sequence[int] = ()
) -> Moments | InputError:
    """Return the moments of sums, or why there are none; of composites, scaled back."""
    try:
        found = sums.moments()
    except InputError as error:
        return error
    if not names:
        return found
    named = Moments(tuple(names), found.n, found.mean.copy(), found.covariance.copy())
    return named.composites({n: {n: 1 / scale} for n, scale in zip(names, scales, strict=True)})


def _whole(parts: Mapping[str, float]) -> tuple[dict[str, int], int]:
    """Return weights as whole numbers, and by what they were multiplied."""
    exact = {name: Fraction(w).limit_denominator(10_000) for name, w in parts.items()}
    scale = lcm(*(w.denominator for w in exact.values()))
    return {name: int(w * scale) for name, w in exact.items()}, scale


def _weighted_sum(table: Any, parts: Mapping[str, int]) -> Any:
    """Return a sum of columns, those of one weight added first: few products."""
    by_weight: dict[int, list[Any]] = {}
    for name, weight in parts.items():
        by_weight.setdefault(weight, []).append(table[name].cast("int32"))
    sums = [reduce(add, each) * weight if weight != 1 else reduce(add, each)
            for weight, each in by_weight.items()]  # fmt: skip
    return reduce(add, sums)
