"""Moments of more answers than fit into memory: a database sums them up, in whole numbers.

Averages and deviations of engines change in their last digits with the number of threads; sums of
whole numbers do not. One Ibis expression asks for n, sums and cross products, so every engine gives
the same integers, and `Sums.moments` makes the same moments of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np

from cxlab.errors import InputError, nearest
from cxlab.statistics.moments import Moments

# Largest absolute value each type takes: twice it, squared, must fit, as of a sum of two answers.
WIDTHS = {90: "int16", 23_170: "int32", 2**30: "int64"}
EXACT_SUM = 2**63


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


def open_dataset(source: str | Path) -> Any:
    """Return the Ibis table of a Parquet file, a folder of them, or a table behind a URL.

    Parameters
    ----------
    source : str or Path
        A URL ends in ``#TABLE``, the table's name or a Parquet file or folder that the engine
        reads, e.g. ``duckdb://shop.db#answers`` or ``pyspark://#answers.parquet``.

    Raises
    ------
    InputError
        If there is none, or the engine cannot be reached; a password is never repeated.
    """
    import ibis

    try:
        if is_url(source):
            return _behind(ibis, str(source))
        paths = [str(path) for path in parquet_files(Path(source))]
        return ibis.duckdb.connect().read_parquet(paths)
    except InputError:
        raise
    except Exception as error:  # each engine raises errors of its own
        said = str(error).splitlines()[0] if str(error) else type(error).__name__
        named = redacted(str(source)) if is_url(source) else Path(source).name
        raise InputError(f"{named}: cannot be read ({_without(said, str(source))})") from None


def is_url(source: str | Path) -> bool:
    """Say whether data lie behind a connection URL."""
    return isinstance(source, str) and "://" in source


def redacted(url: str) -> str:
    """Return a URL to show: neither user, nor password, nor options, which may hold one."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    table = f"#{parts.fragment}" if parts.fragment else ""
    return f"{parts.scheme}://{host}{parts.path}{table}"


def parquet_files(path: Path) -> list[Path]:
    """Return the Parquet files of a folder, with those below it, or the one file.

    Raises
    ------
    InputError
        If there is none.
    """
    if path.is_file():
        return [path]
    files = sorted(path.resolve().rglob("*.parquet")) if path.is_dir() else []
    if not files:
        what = "is a folder without Parquet files" if path.is_dir() else "there is no such file"
        raise InputError(f"{path.resolve().name}: {what}")
    return files


def sums_of_dataset(
    table: Any,
    sets: Sequence[Sequence[str]],
    by: str | None = None,
    largest: int | None = None,
) -> dict[Any, tuple[Sums, ...]]:
    """Return the sums of several sets of columns, each over its own complete cases.

    Parameters
    ----------
    table : Ibis table
        From `open_dataset`.
    sets : sequence of sequence of str
        Columns of whole numbers.
    by : str, optional
        Column whose values are the keys of the result; rows without one are left out. All
        respondents under the key None unless given.
    largest : int, optional
        No absolute value exceeds it. Looked up unless known.

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
    width = _width(table, numbers, largest)
    places = {name: f"x{place}" for place, name in enumerate(names)}
    narrow = table.select(
        **({"key": table[by]} if by else {}),
        **{places[name]: column.cast(width) for name, column in numbers.items()},
    )
    if by:
        narrow = narrow.filter(narrow["key"].notnull())
    columns = [tuple(places[name] for name in each) for each in sets]
    rows = _asked(narrow, columns, grouped=bool(by))
    return {
        key: tuple(_sums(row, i, each) for i, each in enumerate(sets)) for key, row in rows.items()
    }


def _asked(table: Any, sets: Sequence[Sequence[str]], grouped: bool) -> dict[Any, dict[str, Any]]:
    """Return the sums of all sets by group: pairs in one pass, every larger set in its own."""
    together: dict[str, Any] = {}
    rows: dict[Any, dict[str, Any]] = {}

    def ask(of: Any, what: dict[str, Any]) -> None:
        answer = (of.group_by("key") if grouped else of).aggregate(**what).to_pyarrow()
        for row in answer.to_pylist():
            rows.setdefault(row.get("key"), {}).update(row)

    for number, each in enumerate(sets):
        if len(each) == 2:
            together |= _of_pair(table[each[0]], table[each[1]], f"s{number}_")
        else:
            whole = table.filter(*(table[name].notnull() for name in each))
            ask(whole, _of_complete([whole[name] for name in each], f"s{number}_"))
    if together:
        ask(table, together)
    return rows


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


def _width(table: Any, numbers: Mapping[str, Any], largest: int | None) -> str:
    """Return the narrowest type that holds every product; refuse what no type sums exactly."""
    if largest is None and all(str(x.type()) in ("int8", "!int8") for x in numbers.values()):
        largest = 128
    if largest is None:
        largest = _largest(table, numbers)
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
    row = table.aggregate(**asked).to_pyarrow().to_pylist()[0]
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


def _behind(ibis: Any, url: str) -> Any:
    address, _, table = url.partition("#")
    if not table:
        raise InputError(f"{redacted(url)}: say which table: {urlsplit(url).scheme}://...#TABLE")
    connection = ibis.connect(address)
    if table.endswith(".parquet") or "/" in table:
        return connection.read_parquet(table)
    return connection.table(table)


def _without(said: str, source: str) -> str:
    """Return an engine's message without the source's address, user and password."""
    parts = urlsplit(source)
    for secret in (source, source.partition("#")[0], parts.netloc, parts.query, parts.password):
        if secret:
            said = said.replace(secret, "...")
    return said
