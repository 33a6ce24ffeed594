"""Moments of more answers than fit into memory: a database sums them up, in whole numbers.

Averages and deviations of engines change in their last digits with the number of threads; sums of
whole numbers do not. One Ibis expression asks for n, sums and cross products, so every engine gives
the same integers, and `Sums.moments` makes the same moments of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any

import numpy as np

from cxlab.errors import InputError, nearest
from cxlab.statistics.dataset_source import fetched, streamed
from cxlab.statistics.moments import Moments

# Largest absolute value each type takes: its square must fit.
WIDTHS = {181: "int16", 46_340: "int32", 2**31: "int64"}
EXACT_SUM = 2**63
BYTE = 127
FEWEST = 4  # columns of a part of a sum
COUNTED = 2**20  # combinations of answers up to which counting them is quicker than summing
MULTIPLIED = 6  # columns, from which on multiplying matrices here is quicker than an engine's sums
ROWS = 50_000  # of a matrix
# A whole number of a matrix product is exact as long as nothing it adds up to exceeds these.
MATRICES = {2**24: np.float32, 2**53: np.float64}

Counts = list[tuple[tuple[int | None, ...], int]]


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
        Columns of whole numbers.
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
    widest = _widest(table, numbers, sets, largest)
    found: dict[Any, dict[int, Sums]] = {} if by else {None: {}}
    for number, each in enumerate(sets):
        narrow = table.select(
            **({"key": table[by]} if by else {}),
            **{f"x{place}": numbers[name].cast(_width(widest[number]))
               for place, name in enumerate(each)},
        )  # fmt: skip
        if not by and few_combinations(len(each), widest[number]):
            found[None][number] = sums_of_counts(each, counts_of_dataset(narrow, narrow.columns))
            continue
        bare = table.select(**{f"x{place}": numbers[name] for place, name in enumerate(each)})
        if not by and (sums := _multiplied(bare, each, widest[number])):
            found[None][number] = sums
            continue
        for key, sums in _summed(narrow, each, grouped=bool(by)).items():
            found.setdefault(key, {})[number] = sums
    return {
        key: tuple(own.get(number) or _nobody(each) for number, each in enumerate(sets))
        for key, own in found.items()
    }


def counts_of_dataset(table: Any, names: Sequence[str]) -> Counts:
    """Return how often each combination of values of some columns occurs, nulls included."""
    rows = fetched(table.group_by(list(names)).aggregate(n=lambda t: t.count()))
    return [(tuple(row[name] for name in names), int(row["n"])) for row in rows]


def sums_of_counts(names: Sequence[str], counts: Counts) -> Sums:
    """Return the sums over those who answered everything, from how often each answer occurs."""
    whole = [(values, times) for values, times in counts if None not in values]
    answers = np.array([values for values, _ in whole], dtype=np.int64).reshape(-1, len(names))
    times = np.array([times for _, times in whole], dtype=np.int64)
    products = (answers.T * times) @ answers
    return Sums(tuple(names), int(times.sum()), tuple(map(int, times @ answers)),
                tuple(int(products[place]) for place in _places(len(names))))  # fmt: skip


def few_combinations(columns: int, largest: int) -> bool:
    """Say whether columns take so few combinations of values that counting them is quickest."""
    return int((2 * largest + 2) ** columns) <= COUNTED


def sum_of_columns(columns: Sequence[Any], largest: int, total: int) -> Any:
    """Return the sum of columns of whole numbers, for `sums_of_dataset`.

    Parameters
    ----------
    columns : sequence of Ibis columns
    largest : int
        No absolute value of theirs exceeds it.
    total : int
        No absolute value of what the sum goes into exceeds it.

    Notes
    -----
    Parts of the sum are added in one byte each where they fit: engines add those fastest. Ibis
    takes sums for wider than DuckDB makes them and leaves out casts that it then thinks idle; a sum
    of four bytes or more it takes for int64, so that the cast below is there.
    """
    width = _width(total)
    parts = -(-len(columns) // (BYTE // max(1, largest) or 1))
    if len(columns) // parts < FEWEST:
        return reduce(add, (column.cast(width) for column in columns))
    chunks = [columns[place::parts] for place in range(parts)]
    return reduce(add, (reduce(add, (column.cast("int8") for column in chunk)).cast(width)
                        for chunk in chunks))  # fmt: skip


def _summed(table: Any, names: Sequence[str], grouped: bool) -> dict[Any, Sums]:
    """Return the sums of one set by group, summed up by the engine."""
    whole = table.filter(*(table[name].notnull() for name in table.columns))
    places = _places(len(names))
    columns = [whole[f"x{place}"] for place in range(len(names))]
    asked = {"n": whole.count()}
    asked |= {f"sum{i}": column.sum() for i, column in enumerate(columns)}
    asked |= {f"{i}by{j}": (columns[i] * columns[j]).sum() for i, j in places}
    rows = fetched((whole.group_by("key") if grouped else whole).aggregate(**asked))
    return {
        row.get("key"): Sums(
            tuple(names),
            int(row["n"]),
            tuple(int(row[f"sum{i}"] or 0) for i in range(len(names))),
            tuple(int(row[f"{i}by{j}"] or 0) for i, j in places),
        )
        for row in rows
    }


def _multiplied(table: Any, names: Sequence[str], largest: int) -> Sums | None:
    """Return the sums of one set, its rows streamed and multiplied here; None if not worth it.

    The engine multiplies nothing, so columns come as they are: bytes stay bytes.
    """
    kind = next((kind for most, kind in MATRICES.items() if ROWS * largest**2 < most), None)
    if kind is None or len(names) < MULTIPLIED:
        return None
    whole = table.filter(*(table[name].notnull() for name in table.columns))
    if (batches := streamed(whole, ROWS)) is None:
        return None
    products = np.zeros((len(names) + 1,) * 2, dtype=np.int64)
    matrix = np.ones((len(names) + 1, ROWS), dtype=kind)  # ones first: for n and sums
    for batch in batches:
        rows = matrix[:, : len(batch)]
        for row, column in zip(rows[1:], batch.columns, strict=True):
            row[:] = column.to_numpy(zero_copy_only=False)
        products += (rows @ rows.T).astype(np.int64)
    (n, *sums), inner = products[0].tolist(), products[1:, 1:]
    return Sums(tuple(names), n, tuple(sums),
                tuple(int(inner[place]) for place in _places(len(names))))  # fmt: skip


def _nobody(names: Sequence[str]) -> Sums:
    return Sums(tuple(names), 0, (0,) * len(names), (0,) * len(_places(len(names))))


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


def _widest(
    table: Any,
    numbers: Mapping[str, Any],
    sets: Sequence[Sequence[str]],
    largest: int | Mapping[str, int] | None,
) -> list[int]:
    """Return what no absolute value of each set exceeds."""
    if largest is None and all(str(x.type()) in ("int8", "!int8") for x in numbers.values()):
        largest = 128
    parts = {name: x for name, x in numbers.items() if x.type().is_floating()}
    if largest is None:
        largest = _largest(table, numbers)
    elif parts:
        _largest(table, parts)  # refuses decimals
    if isinstance(largest, int):
        return [largest] * len(sets)
    return [max(largest[name] for name in each) for each in sets]


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
    return largest if row["n"] * largest**2 < EXACT_SUM else EXACT_SUM
