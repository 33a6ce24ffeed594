"""Moments of more answers than fit into memory: a database sums them up, in whole numbers.

Averages and deviations of engines change in their last digits with the number of threads; sums of
whole numbers do not. One Ibis expression asks for n, sums and cross products, so every engine gives
the same integers (`cxlab.survey.big.integer_sums`), which make the same moments.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from operator import add
from typing import Any

import numpy as np

from cxlab.errors import InputError, nearest
from cxlab.survey.big.dataset_source import fetched, streamed
from cxlab.survey.big.integer_sums import Sums, nobody, products_of

# Largest absolute value each type takes: its square must fit. Engines sum up two bytes in more;
# Polars sums up four in four, and says nothing where they do not suffice.
WIDTHS = {181: "int16", 2**31 - 1: "int64"}
LARGEST = max(WIDTHS)
# Largest value of which the sum of 2^35 squares fits in 8 bytes, twice the value squared, too.
# DuckDB takes 16 bytes for sums of larger ones, the others 8 without a word: they get decimals.
CERTAIN = 2**13
DECIMAL = "decimal(38, 0)"
BYTE = 127
FEWEST = 4  # columns of a part of a sum
MULTIPLIED = 6  # columns, from which on multiplying matrices here is quicker than an engine's sums
ROWS = 50_000  # of a matrix
# A whole number of a matrix product is exact as long as nothing it adds up to exceeds these.
MATRICES = {2**24: np.float32, 2**53: np.float64}


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
        From `cxlab.survey.big.dataset_source.open_dataset`.
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
    names = list(dict.fromkeys(name for set_ in sets for name in set_))
    for name in [*names, *([by] if by else [])]:
        if name not in table.columns:
            near = nearest(name, table.columns)
            raise InputError(f"the data have no column '{name}'.{near}")
    numbers = {name: _number(table[name], name) for name in names}
    widest = _widest(table, numbers, sets, largest)
    by_key: dict[Any, dict[int, Sums]] = {}
    if not by:
        by_key[None] = _of_pairs(table, numbers, sets, widest)
    for number, set_ in enumerate(sets):
        if not by and number in by_key[None]:
            continue
        columns = {f"x{place}": numbers[name] for place, name in enumerate(set_)}
        if not by and (sums := _multiplied(table.select(**columns), set_, widest[number])):
            by_key[None][number] = sums
            continue
        wide = {name: _cast(column, _width(widest[number])) for name, column in columns.items()}
        narrow = table.select(**({"key": _without_nan(table[by])} if by else {}), **wide)
        for key, sums in _summed(narrow, set_, widest[number], by):
            if number in by_key.setdefault(key, {}):
                raise InputError(f"column '{by}': two of its values both read '{key}'; round them")
            by_key[key][number] = sums
    return {
        key: tuple(known.get(number) or nobody(set_) for number, set_ in enumerate(sets))
        for key, known in by_key.items()
    }


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
    Parts of the sum are added in one byte each where they fit: engines add those fastest.
    """
    width = _width(total)
    parts = -(-len(columns) // (BYTE // max(1, largest) or 1))
    if len(columns) // parts < FEWEST:
        return reduce(add, (_cast(column, width) for column in columns))
    chunks = [columns[place::parts] for place in range(parts)]
    in_bytes = (reduce(add, (_cast(column, "int8") for column in chunk)) for chunk in chunks)
    return reduce(add, (_cast(part, width) for part in in_bytes))


def _cast(column: Any, width: str) -> Any:
    """Return a column that has a width in truth.

    Ibis takes sums for wider than engines make them, and leaves out a cast to what it takes them
    for: another cast first keeps the one that matters. Bytes it never takes for wider.
    """
    if width != "int8" and str(column.type()).lstrip("!") == width:
        column = column.cast("int32")
    return column.cast(width)


def _of_pairs(
    table: Any,
    numbers: Mapping[str, Any],
    sets: Sequence[Sequence[str]],
    widest: Sequence[int],
) -> dict[int, Sums]:
    """Return the sums of every set of two columns, by its number, from one look at the data.

    A sum and a difference are null where either column is, so nobody needs to be left out first.
    """
    pairs = {
        number: set_
        for number, set_ in enumerate(sets)
        if len(set_) == 2 and 2 * widest[number] <= LARGEST
    }
    columns: dict[str, Any] = {}
    for number, pair in pairs.items():
        width = _width(2 * widest[number])
        first, second = (_cast(numbers[name], width) for name in pair)
        columns |= {f"both{number}": first + second, f"apart{number}": first - second}
    if not columns:
        return {}
    terms, asked = table.select(**columns), {}
    for number in pairs:
        both, apart = terms[f"both{number}"], terms[f"apart{number}"]
        asked[f"n{number}"] = both.count()
        for place, term in enumerate((both, apart, both * both, apart * apart, both * apart)):
            asked[f"t{place}of{number}"] = _total(term, widest[number])
    (row,) = fetched(terms.aggregate(**asked))
    sums_of = {}
    for number, pair in pairs.items():
        # With s = a + b and d = a - b: ss + dd = 2aa + 2bb, sd = aa - bb, ss - dd = 4ab.
        s, d, ss, dd, sd = (int(row[f"t{place}of{number}"] or 0) for place in range(5))
        squares = (ss + dd) // 2
        products = (squares + sd) // 2, (ss - dd) // 4, (squares - sd) // 2
        sums = (s + d) // 2, (s - d) // 2
        sums_of[number] = Sums(tuple(pair), int(row[f"n{number}"]), sums, products)
    return sums_of


def _total(term: Any, largest: int) -> Any:
    """Return the sum of numbers of such a size, or of products of two of them."""
    return (term if largest <= CERTAIN else term.cast(DECIMAL)).sum()


def _summed(
    table: Any, names: Sequence[str], largest: int, by: str | None
) -> Iterator[tuple[Any, Sums]]:
    """Yield each group and the sums of one set, summed up by the engine."""
    whole = table.filter(*(table[name].notnull() for name in table.columns))
    places = products_of(len(names))
    columns = [whole[f"x{place}"] for place in range(len(names))]
    asked = {"n": whole.count()}
    asked |= {f"sum{i}": _total(column, largest) for i, column in enumerate(columns)}
    asked |= {f"{i}by{j}": _total(columns[i] * columns[j], largest) for i, j in places}
    rows = fetched((whole.group_by("key") if by else whole).aggregate(**asked))
    for row in rows:
        sums = tuple(int(row[f"sum{i}"] or 0) for i in range(len(names)))
        products = tuple(int(row[f"{i}by{j}"] or 0) for i, j in places)
        yield row.get("key"), Sums(tuple(names), int(row["n"]), sums, products)


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
    exact = tuple(int(inner[place]) for place in products_of(len(names)))
    return Sums(tuple(names), n, tuple(sums), exact)


def _number(column: Any, name: str) -> Any:
    """Return a column of numbers, null where it is nan; refuse every other kind."""
    kind = column.type()
    if kind.is_integer():
        return column
    if kind.is_null():
        return column.cast("int8")
    if kind.is_floating():
        return _without_nan(column)
    raise InputError(
        f"column '{name}' holds {kind}, need whole numbers; words need a codebook that turns them "
        "into numbers"
    )


def _without_nan(column: Any) -> Any:
    return column.isnan().ifelse(None, column) if column.type().is_floating() else column


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
    return [max(largest[name] for name in set_) for set_ in sets]


def _width(largest: int) -> str:
    for most, width in WIDTHS.items():
        if largest <= most:
            return width
    raise InputError(f"numbers as large as {largest:,} cannot be summed exactly; rescale them")


def _largest(table: Any, numbers: Mapping[str, Any]) -> int:
    asked: dict[str, Any] = {}
    for place, column in enumerate(numbers.values()):
        asked |= {f"low{place}": column.min(), f"high{place}": column.max()}
        if column.type().is_floating():
            asked[f"part{place}"] = ((column % 1) != 0).any()
    (row,) = fetched(table.aggregate(**asked))
    for place, name in enumerate(numbers):
        ends = [abs(row[f"{end}{place}"] or 0) for end in ("low", "high")]
        if row.get(f"part{place}") or float("inf") in ends:
            raise InputError(
                f"column '{name}' holds numbers with decimals, whose sums differ between engines; "
                "need whole numbers: multiply them first, e.g. by 10 or 100"
            )
    return max(
        int(abs(row[f"{end}{place}"] or 0))
        for place in range(len(numbers))
        for end in ("low", "high")
    )
