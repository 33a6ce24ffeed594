"""Moments of more answers than fit into memory: a database sums them up, in whole numbers.

Averages and deviations of engines change in their last digits with the number of threads; sums of
whole numbers do not. One Ibis expression asks for n, sums and cross products, so every engine gives
the same integers, and `Sums.moments` makes the same moments of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

import numpy as np

from cxlab.errors import InputError, nearest
from cxlab.statistics.dataset_source import fetched
from cxlab.statistics.moments import Moments

# Largest absolute value each type takes: twice it, squared, must fit, as of a sum of two answers.
WIDTHS = {90: "int16", 23_170: "int32", 2**30: "int64"}
EXACT_SUM = 2**63
SMALL = 8  # columns of a set that is summed up together with others


@dataclass(frozen=True)
class Sums:
    """Integer sums over the respondents who answered everything.

    Attributes
    ----------
    names : tuple of str
    n : int
    sums : tuple of int
        Of each variable, 0 where nobody answered.
    products : tuple of int
        Of each pair of variables, in the order (0, 0), (0, 1), ..., (1, 1), (1, 2), ...
    """

    names: tuple[str, ...]
    n: int
    sums: tuple[int, ...]
    products: tuple[int, ...]

    def moments(self) -> Moments:
        """Return the moments: differences in whole numbers first, one rounding at the end.

        Raises
        ------
        InputError
            With fewer than 2 complete answers.
        """
        n, p = self.n, len(self.names)
        if n < 2:
            raise InputError(f"{n} complete answers; at least 2 needed")
        covariance = np.empty((p, p))
        for (i, j), product in zip(_places(p), self.products, strict=True):
            scatter = n * product - self.sums[i] * self.sums[j]
            covariance[i, j] = covariance[j, i] = scatter / (n * (n - 1))
        mean = np.array([total / n for total in self.sums])
        return Moments(self.names, n, mean, covariance)


def sums_of_dataset(
    table: Any,
    sets: Sequence[Sequence[str]],
    by: str | None = None,
    largest: int | Mapping[str, int] | None = None,
) -> dict[Any, tuple[Sums, ...]]:
    """Return the sums of several sets of columns, each over its own complete cases.

    Parameters
    ----------
    table : Ibis table
        From `cxlab.statistics.dataset_source.open_dataset`.
    sets : sequence of sequence of str
        Columns of whole numbers. Small sets are summed up together, in one pass over the data.
    by : str, optional
        Column whose values are the keys of the result; rows without one are left out. All
        respondents under the key None unless given.
    largest : int or mapping of str to int, optional
        No absolute value exceeds it, in any column or by column. Looked up unless known.

    Raises
    ------
    InputError
        For a column that is missing or holds other than whole numbers, or sums too large.
    """
    names = list(dict.fromkeys(name for each in sets for name in each))
    for name in [*names, *([by] if by else [])]:
        if name not in table.columns:
            near = nearest(name, table.columns)
            raise InputError(f"the data have no column '{name}'.{near}")
    numbers = {name: _number(table[name], name) for name in names}
    widths = _widths(table, numbers, sets, largest)
    rows: dict[Any, dict[str, Any]] = {}
    for places in _passes(sets):
        used = list(dict.fromkeys(name for place in places for name in sets[place]))
        here = {name: f"x{names.index(name)}" for name in used}
        narrow = table.select(
            **({"key": table[by]} if by else {}),
            **{here[name]: numbers[name].cast(widths[name]) for name in used},
        )
        if by:
            narrow = narrow.filter(narrow["key"].notnull())
        columns = {place: [here[name] for name in sets[place]] for place in places}
        for row in _asked(narrow, columns, grouped=bool(by)):
            rows.setdefault(row.get("key"), {}).update(row)
    return {
        key: tuple(_sums(row, i, each) for i, each in enumerate(sets)) for key, row in rows.items()
    }


def _passes(sets: Sequence[Sequence[str]]) -> list[list[int]]:
    """Return which sets are summed up in which pass over the data."""
    if len(sets) == 1:
        return [[0]]
    small = [place for place, each in enumerate(sets) if len(each) <= SMALL]
    return [*([small] if small else []), *([p] for p in range(len(sets)) if p not in small)]


def _asked(table: Any, sets: Mapping[int, Sequence[str]], grouped: bool) -> list[dict[str, Any]]:
    """Return the sums of the sets of one pass, by group."""
    asked: dict[str, Any] = {}
    if len(sets) == 1 and len(next(iter(sets.values()))) != 2:
        (each,) = sets.values()
        table = table.filter(*(table[name].notnull() for name in each))
    elif masks := {f"m{place}": _any_null(table, each) for place, each in sets.items()
                   if len(each) > 2}:  # fmt: skip
        # Nulls in every column of a set where one is null, once: not in each of its products.
        table = table.mutate(**masks)
        table = table.mutate(**{
            f"m{place}{name}": table[f"m{place}"].ifelse(None, table[name])
            for place, each in sets.items() if f"m{place}" in masks for name in each
        })  # fmt: skip
    for place, each in sets.items():
        if len(each) == 2:
            asked |= _of_pair(table[each[0]], table[each[1]], f"s{place}_")
        else:
            masked = f"m{place}" in table.columns
            columns = [table[f"m{place}{name}" if masked else name] for name in each]
            asked |= _of_complete(columns, f"s{place}_")
    return fetched((table.group_by("key") if grouped else table).aggregate(**asked))


def _any_null(table: Any, names: Sequence[str]) -> Any:
    first, *rest = (table[name].isnull() for name in names)
    return reduce(or_, rest, first)


def _of_pair(x: Any, y: Any, prefix: str) -> dict[str, Any]:
    """Return what to sum of a pair: sum and difference are null where either answer is missing."""
    both, apart = x + y, x - y
    terms = {"a": both, "d": apart, "aa": both * both, "dd": apart * apart, "ad": both * apart}
    return {f"{prefix}n": both.count()} | {f"{prefix}{k}": term.sum() for k, term in terms.items()}


def _of_complete(columns: Sequence[Any], prefix: str) -> dict[str, Any]:
    asked = {f"{prefix}n": columns[0].count()}
    asked |= {f"{prefix}sum{i}": column.sum() for i, column in enumerate(columns)}
    return asked | {
        f"{prefix}{i}x{j}": (columns[i] * columns[j]).sum() for i, j in _places(len(columns))
    }


def _sums(row: Mapping[str, Any], number: int, names: Sequence[str]) -> Sums:
    def of(key: str) -> int:
        return int(row.get(f"s{number}_{key}") or 0)

    p = len(names)
    if p == 2:
        a, d, aa, dd, ad = (of(key) for key in ("a", "d", "aa", "dd", "ad"))
        sums = ((a + d) // 2, (a - d) // 2)
        products = ((aa + dd + 2 * ad) // 4, (aa - dd) // 4, (aa + dd - 2 * ad) // 4)
        return Sums(tuple(names), of("n"), sums, products)
    sums_ = tuple(of(f"sum{i}") for i in range(p))
    return Sums(tuple(names), of("n"), sums_, tuple(of(f"{i}x{j}") for i, j in _places(p)))


def _places(p: int) -> list[tuple[int, int]]:
    return [(i, j) for i in range(p) for j in range(i, p)]


def _number(column: Any, name: str) -> Any:
    """Return a column of numbers, null where it is nan; refuse every other kind."""
    kind = column.type()
    if kind.is_integer():
        return column
    if kind.is_floating():
        return column.isnan().ifelse(None, column)
    raise InputError(
        f"column '{name}' holds {kind}, need whole numbers; words need a codebook that turns them "
        "into numbers"
    )


def _widths(
    table: Any,
    numbers: Mapping[str, Any],
    sets: Sequence[Sequence[str]],
    largest: int | Mapping[str, int] | None,
) -> dict[str, str]:
    """Return the narrowest type that holds every product of each column."""
    if largest is None and all(str(x.type()) in ("int8", "!int8") for x in numbers.values()):
        largest = 128
    if largest is None:
        largest = _largest(table, numbers)
    every = largest if isinstance(largest, Mapping) else dict.fromkeys(numbers, largest)
    most = {name: max(every[other] for each in sets if name in each for other in each)
            for name in numbers}  # fmt: skip
    return {name: _width(number) for name, number in most.items()}


def _width(largest: int) -> str:
    for most, width in WIDTHS.items():
        if largest <= most:
            return width
    raise InputError(f"numbers as large as {largest:,} cannot be summed exactly; rescale them")


def _largest(table: Any, numbers: Mapping[str, Any]) -> int:
    asked = {"n": table.count()}
    for place, column in enumerate(numbers.values()):
        asked |= {f"low{place}": column.min(), f"high{place}": column.max()}
        if column.type().is_floating():
            asked[f"part{place}"] = (column != column.floor()).any()
    (row,) = fetched(table.aggregate(**asked))
    for place, name in enumerate(numbers):
        ends = [abs(row[f"{end}{place}"] or 0) for end in ("low", "high")]
        if row.get(f"part{place}") or float("inf") in ends:
            raise InputError(
                f"column '{name}' holds numbers with decimals, whose sums differ between engines; "
                "need whole numbers: multiply them first, e.g. by 10 or 100"
            )
    largest = max(
        int(abs(row[f"{end}{place}"] or 0))
        for place in range(len(numbers))
        for end in ("low", "high")
    )
    return largest if row["n"] * (2 * largest) ** 2 < EXACT_SUM else EXACT_SUM
