"""A plan of sums: what a notebook needs of a survey too large to hold, asked for together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import reduce
from math import lcm
from operator import add
from typing import Any

from cxlab.errors import LackError
from cxlab.statistics.moments import Moments
from cxlab.survey.big.dataset import is_streamed, sum_of_columns, sums_of_dataset, width_of
from cxlab.survey.big.integer_sums import Sums

ROUNDING = 1e-9  # of a weight written as a decimal number
Weights = Mapping[str, Mapping[str, float]]
# Columns, or weighted sums of columns: either over the people who answered all of them.
Need = Sequence[str] | Weights


@dataclass(frozen=True)
class Wanted:
    """What one need asks for, in whole numbers.

    Attributes
    ----------
    weights : mapping of str to mapping of str to int
        Variable -> (column -> weight).
    scales : tuple of int
        By what the weights of each variable were multiplied to be whole; none for columns.
    """

    weights: Mapping[str, Mapping[str, int]]
    scales: tuple[int, ...] = ()

    @classmethod
    def of(cls, need: Need) -> "Wanted":
        """Return a need in whole numbers.

        Raises
        ------
        LackError
            For a weight that is no fraction of small numbers.

        Examples
        --------
        >>> Wanted.of({"gap": {"P1": 0.5, "E1": -0.5}})
        Wanted(weights={'gap': {'P1': 1, 'E1': -1}}, scales=(2,))
        """
        if not isinstance(need, Mapping):
            return cls({name: {name: 1} for name in need})
        whole = {name: _whole(parts) for name, parts in need.items()}
        return cls(
            {name: parts for name, (parts, _) in whole.items()},
            tuple(scale for _, scale in whole.values()),
        )

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it takes, each once."""
        return tuple(dict.fromkeys(name for parts in self.weights.values() for name in parts))

    def most(self, largest: int) -> dict[str, int]:
        """Return what no absolute value of each variable exceeds."""
        return {name: largest * sum(map(abs, of.values())) for name, of in self.weights.items()}

    def moments(self, sums: Sums) -> Moments:
        """Return the moments that its sums make."""
        if not self.scales:
            return sums.moments()
        back = {
            name: {name: 1 / scale} for name, scale in zip(self.weights, self.scales, strict=True)
        }
        return sums.moments().composites(back)


def key_of(need: Need) -> Any:
    """Return what a need is remembered by."""
    if isinstance(need, Mapping):
        return tuple((name, *parts.items()) for name, parts in need.items())
    return tuple(need)


def columns_of(need: Need) -> tuple[str, ...]:
    """Return the columns that a need takes, each once."""
    parts = need.values() if isinstance(need, Mapping) else [need]
    return tuple(dict.fromkeys(name for names in parts for name in names))


def exact(need: Need, table: Any, largest: int) -> Wanted:
    """Return a need in whole numbers of which the sums are exact.

    Those of rows that are multiplied here always are.

    Raises
    ------
    LackError
        If they would not be.
    """
    wanted = Wanted.of(need)
    if not is_streamed(table, largest):
        width_of(max(wanted.most(largest).values()))
    return wanted


def sums_of_plan(
    table: Any, cells: Mapping[str, Any], plan: Iterable[Wanted], largest: int
) -> list[Sums]:
    """Return the sums of everything wanted, from one look at the data.

    Parameters
    ----------
    table : Ibis table
    cells : mapping of str to Ibis column
        What cleans each column.
    plan : iterable of Wanted
        As `exact` returns them.
    largest : int
        No absolute answer exceeds it.

    Notes
    -----
    Engines that stream rows give the sums of the columns, of which those of weighted sums are made
    here; others sum up the weighted sums themselves, which takes far fewer products.

    """
    plan = list(plan)
    if is_streamed(table, largest):
        columns = {name: cells[name] for wanted in plan for name in wanted.columns}
        sets = [wanted.columns for wanted in plan]
        whole = sums_of_dataset(table.select(**columns), sets, largest=largest)[None]
        return [sums.weighted(wanted.weights) for sums, wanted in zip(whole, plan, strict=True)]
    columns, sets, most = {}, [], {}
    for number, wanted in enumerate(plan):
        of_need = {name: f"{number}.{name}" for name in wanted.weights}
        for name, at_most in wanted.most(largest).items():
            columns[of_need[name]] = _sum(cells, wanted.weights[name], largest, at_most)
            most[of_need[name]] = at_most
        sets.append(tuple(of_need.values()))
    summed = sums_of_dataset(table.select(**columns), sets, largest=most)[None]
    return [
        replace(sums, names=tuple(wanted.weights))
        for sums, wanted in zip(summed, plan, strict=True)
    ]


def _sum(cells: Mapping[str, Any], parts: Mapping[str, int], largest: int, most: int) -> Any:
    """Return a weighted sum of columns, those of one weight added first: few products."""
    by_weight: dict[int, list[Any]] = {}
    for name, weight in parts.items():
        by_weight.setdefault(weight, []).append(cells[name])
    sums = {w: sum_of_columns(columns, largest, most) for w, columns in by_weight.items()}
    return reduce(add, (total * w if w != 1 else total for w, total in sums.items()))


def _whole(parts: Mapping[str, float]) -> tuple[dict[str, int], int]:
    """Return weights as whole numbers, and by what they were multiplied."""
    exact = {name: Fraction(w).limit_denominator(10_000) for name, w in parts.items()}
    for name, w in parts.items():
        if abs(exact[name] - Fraction(w)) > ROUNDING * abs(w):
            raise LackError(
                "the weight {w:g} of '{name}' is no fraction with a denominator of at most 10,000, "
                "as whole numbers need",
                w=w,
                name=name,
            )
    scale = lcm(*(w.denominator for w in exact.values()))
    return {name: int(w * scale) for name, w in exact.items()}, scale
