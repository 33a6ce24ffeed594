"""Moments of more answers than fit into memory: a database sums them up, in whole numbers.

Averages and deviations of engines change in their last digits with the number of threads; sums of
whole numbers do not. Engines that run here stream their rows, which are multiplied here; one Ibis
expression asks all others for n, sums and cross products. Either way one look at the data gives the
same integers (`cxlab.survey.big.integer_sums`), which make the same moments.
"""

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import add, and_
from typing import Any

from cxlab.errors import InputError, LackError, nearest
from cxlab.survey.big.cross_products import exact_kind
from cxlab.survey.big.dataset_source import fetched, streams
from cxlab.survey.big.integer_sums import Sums, products_of
from cxlab.survey.big.one_look import BYTE, ROWS, Asked, one_look

# Largest absolute value each type takes: its square must fit. Engines sum up two bytes in more;
# Polars sums up four in four, and says nothing where they do not suffice.
WIDTHS = {181: "int16", 2**31 - 1: "int64"}
LARGEST = max(WIDTHS)
# Largest value of which the sum of 2^35 squares fits in 8 bytes, twice the value squared, too.
# DuckDB takes 16 bytes for sums of larger ones, the others 8 without a word: they get decimals.
CERTAIN = 2**13
DECIMAL = "decimal(38, 0)"
FEWEST = 4  # columns of a part of a sum


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
    if not by and is_streamed(table, max(widest)):
        return {None: _multiplied(table.select(**numbers), sets, max(widest))}
    return _summed(table, numbers, sets, widest=widest, by=by)


def is_streamed(table: Any, largest: int) -> bool:
    """Say whether rows are multiplied here: those of an engine that runs here, if exactly."""
    return streams(table) and exact_kind(largest, ROWS) is not None


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
    width = width_of(total)
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


def _multiplied(table: Any, sets: Sequence[Sequence[str]], largest: int) -> tuple[Sums, ...]:
    """Return the sums of every set, rows streamed and multiplied here.

    The engine multiplies nothing, so columns come as they are: bytes stay bytes.
    """
    look = one_look(table, dict.fromkeys(table.columns, Asked((-largest, largest))), sets)
    sums = tuple(look.sums(set_) for set_ in sets)
    if None in sums:
        raise InputError(f"numbers larger than {largest:,} were found, where none was expected")
    return tuple(filter(None, sums))


def _total(term: Any, largest: int, where: Any) -> Any:
    """Return the sum of numbers of such a size, or of products of two of them."""
    return (term if largest <= CERTAIN else term.cast(DECIMAL)).sum(where=where)


def _summed(
    table: Any,
    numbers: Mapping[str, Any],
    sets: Sequence[Sequence[str]],
    *,
    widest: Sequence[int],
    by: str | None,
) -> dict[Any, tuple[Sums, ...]]:
    """Return the sums of every set, of each group, summed up by the engine in one look."""
    columns = {
        f"x{place}of{number}": _cast(numbers[name], width_of(widest[number]))
        for number, set_ in enumerate(sets)
        for place, name in enumerate(set_)
    }
    narrow = table.select(**({"key": _without_nan(table[by])} if by else {}), **columns)
    asked = _totals(narrow, sets, widest)
    if by:
        narrow = narrow.filter(narrow["key"].notnull()).group_by("key")
    by_key: dict[Any, tuple[Sums, ...]] = {}
    for row in fetched(narrow.aggregate(**asked)):
        sums = tuple(_sums_in(row, number, set_) for number, set_ in enumerate(sets))
        if by and not any(one.n for one in sums):
            continue
        if (key := row.get("key")) in by_key:
            raise InputError(f"column '{by}': two of its values both read '{key}'; round them")
        by_key[key] = sums
    return by_key


def _totals(narrow: Any, sets: Sequence[Sequence[str]], widest: Sequence[int]) -> dict[str, Any]:
    """Return the count, the sums and the sums of products of every set, as expressions."""
    asked: dict[str, Any] = {}
    for number, set_ in enumerate(sets):
        cells = [narrow[f"x{place}of{number}"] for place in range(len(set_))]
        whole = reduce(and_, (cell.notnull() for cell in cells))
        asked[f"n{number}"] = whole.sum()
        for place, cell in enumerate(cells):
            asked[f"sum{place}of{number}"] = _total(cell, widest[number], whole)
        for i, j in products_of(len(set_)):
            product = cells[i] * cells[j]
            asked[f"{i}by{j}of{number}"] = _total(product, widest[number], whole)
    return asked


def _sums_in(row: Mapping[str, Any], number: int, names: Sequence[str]) -> Sums:
    sums = tuple(int(row[f"sum{i}of{number}"] or 0) for i in range(len(names)))
    products = tuple(int(row[f"{i}by{j}of{number}"] or 0) for i, j in products_of(len(names)))
    return Sums(tuple(names), int(row[f"n{number}"] or 0), sums, products)


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


def width_of(largest: int) -> str:
    """Return the narrowest type in which products of numbers of such a size are exact.

    Raises
    ------
    LackError
        If there is none.
    """
    for most, width in WIDTHS.items():
        if largest <= most:
            return width
    raise LackError(
        "numbers as large as {largest:,} cannot be summed exactly; rescale them", largest=largest
    )


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
