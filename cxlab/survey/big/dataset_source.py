"""Where large data lie: Parquet files, folders of them, and tables behind a connection URL."""

import gc
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cxlab.errors import InputError, nearest
from cxlab.survey.big.parquet_folder import parquet_files, polars_reads, types_differ

MOST_NAMED = 20  # tables, where the one asked for is none of them
FILED = ("duckdb", "sqlite")  # engines whose databases are files


def open_dataset(source: str | Path) -> Any:
    """Return the Ibis table of a Parquet file, a folder of them, or a table behind a URL.

    Parameters
    ----------
    source : str or Path
        A URL ends in ``#TABLE``, the table's name or a Parquet file or folder that the engine
        reads, e.g. ``duckdb://shop.db#answers`` or ``pyspark://#answers.parquet``. Files without
        a URL are read by Polars, up to twice as fast as by DuckDB, where it can; else by DuckDB.

    Raises
    ------
    InputError
        If there is none, or the engine cannot be reached; a password is never repeated.
    """
    try:
        with _collecting_no_garbage():
            import ibis

            if is_url(source):
                return _behind(ibis, str(source))
            return _files(ibis, Path(source))
    except InputError:
        raise
    except ImportError:
        engine = urlsplit(str(source)).scheme
        extra = "cxlab[spark]" if engine == "pyspark" else f"ibis-framework[{engine}]"
        named = redacted(str(source))
        raise InputError(f"{named}: its engine is not installed; it comes with {extra}") from None
    except Exception as error:  # each engine raises errors of its own
        message = str(error).splitlines()[0] if str(error) else type(error).__name__
        named = redacted(str(source)) if is_url(source) else Path(source).name
        raise InputError(f"{named}: cannot be read ({_without(message, str(source))})") from None


@contextmanager
def _collecting_no_garbage() -> Iterator[None]:
    """Look for none: imports leave little, and looking takes a quarter of their time."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def is_url(source: str | Path) -> bool:
    """Say whether data lie behind a connection URL."""
    return isinstance(source, str) and "://" in source


def redacted(url: str) -> str:
    """Return a URL to show: no user, password, folders, nor options, which may hold any."""
    parts = urlsplit(url)
    host, database = (Path(part).name.rpartition("@")[2] for part in (parts.netloc, parts.path))
    table = f"#{Path(parts.fragment).name}" if parts.fragment else ""
    return f"{parts.scheme}://{host}{'/' if database else ''}{database}{table}"


def fetched(expression: Any) -> list[dict[str, Any]]:
    """Return the rows of a small answer, whole numbers of any size exact.

    Raises
    ------
    InputError
        If the engine meets damaged data, or numbers larger than it was told.
    """
    backend = _looked_at(expression)
    try:
        if backend.name == "polars":  # Ibis's own way holds all rows
            return list(backend.compile(expression).collect(engine="streaming").rows(named=True))
        if backend.name == "duckdb":  # Ibis's own way imports pandas, slower than to ask
            rows = backend.raw_sql(backend.compile(expression)).fetchall()
            return [dict(zip(expression.columns, row, strict=True)) for row in rows]
        return list(expression.to_pyarrow().to_pylist())
    except Exception as error:  # each engine raises errors of its own
        raise _damaged(backend, error) from error


def streams(table: Any) -> bool:
    """Say whether the engine runs here, so that its rows need not travel."""
    return table.get_backend().name in ("polars", "duckdb")


def streamed(expression: Any, rows: int) -> Iterator[Any]:
    """Yield Arrow batches of at most so many rows, in any order, where the engine `streams`.

    Raises
    ------
    InputError
        If the engine meets damaged data.
    """
    backend = _looked_at(expression)
    query = backend.compile(expression)
    try:
        if backend.name == "duckdb":  # Ibis's own way copies all rows first
            yield from backend.con.sql(query).to_arrow_reader(rows)
            return
        parts = query.collect_batches(
            chunk_size=rows, maintain_order=False, lazy=True, engine="streaming"
        )
        for part in parts:
            yield from part.rechunk().to_arrow().to_batches(max_chunksize=rows)
    except Exception as error:  # each engine raises errors of its own
        raise _damaged(backend, error) from error


def _looked_at(expression: Any) -> Any:
    """Return the engine to ask: every look at the data goes through here, so tests count them."""
    return expression.get_backend()


def _damaged(backend: Any, error: Exception) -> InputError:
    message = str(error).splitlines()[0] if str(error) else type(error).__name__
    return InputError(f"{backend.name} cannot sum up the data: {message}")


def _behind(ibis: Any, url: str) -> Any:
    address, _, table = url.partition("#")
    if not table:
        raise InputError(f"{redacted(url)}: say which table: {urlsplit(url).scheme}://...#TABLE")
    if (database := database_file(url)) and not database.exists():
        name = database.name.rpartition("@")[2]
        raise InputError(f"{redacted(url)}: there is no file '{name}'")  # not a new one
    if database:  # Ibis finds a path relative to here for DuckDB alone
        address = url_of_file(url, database)
    connection = _quiet(_connected(ibis, address, is_file=database is not None))
    if connection.name == "sqlite":  # Python 3.13 and later warn of one that is left open
        weakref.finalize(connection, _close, connection.con)
    if table.endswith(".parquet") or "/" in table:
        return _parquet(connection, Path(table))
    try:
        return connection.table(table)
    except Exception as error:  # each engine's own
        known = _tables(connection)
        if table in known:
            raise
        raise InputError(
            f"{redacted(url)}: there is no table '{table}'.{nearest(table, known)} There are: "
            f"{', '.join(known[:MOST_NAMED]) or 'none'}"
        ) from error


def url_of_file(url: str, database: Path) -> str:
    """Return the address of a database's file, wherever it is opened from."""
    parts = urlsplit(url)
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.scheme}://{database.resolve().as_posix()}{query}"


def _connected(ibis: Any, address: str, *, is_file: bool) -> Any:
    engine = urlsplit(address).scheme
    options = {"read_only": True} if is_file and engine == "duckdb" else {}
    try:
        return ibis.connect(address, **options)
    except ValueError:
        known = sorted(entry.name for entry in ibis.util.backend_entry_points())
        if engine in known:
            raise
        raise InputError(
            f"{redacted(address)}: there is no engine '{engine}'.{nearest(engine, known)} There "
            f"are: {', '.join(known)}"
        ) from None


def _close(connection: Any) -> None:
    import sqlite3

    with suppress(sqlite3.ProgrammingError):  # it closes only in the thread that opened it
        connection.close()


def _tables(connection: Any) -> list[str]:
    if connection.name != "duckdb":
        return sorted(connection.list_tables())
    # Not Ibis's list_tables, which version 12 asks of DuckDB 2 in a way that it does not know.
    rows = connection.raw_sql("SELECT table_name FROM information_schema.tables").fetchall()
    return sorted(name for (name,) in rows)


def _files(ibis: Any, place: Path) -> Any:
    """Return the table of a file or a folder, read by Polars if it can, else by DuckDB."""
    files = parquet_files(place)
    # A folder called branch=7 is a column to DuckDB, and files of different types are one table.
    plain = not any("=" in part for file in files for part in file.resolve().parent.parts)
    if plain and not types_differ(files) and polars_reads(files[0]):
        return _parquet(ibis.polars.connect(), place)
    return _parquet(_quiet(ibis.duckdb.connect()), place)


def _parquet(connection: Any, place: Path) -> Any:
    """Return the table of a file or a folder; of one type where its files' types differ."""
    files = parquet_files(place)
    differ = types_differ(files)
    if connection.name == "duckdb":
        united = {"union_by_name": True} if differ else {}
        return connection.read_parquet([str(file) for file in files], **united)
    if differ:
        raise InputError(
            f"{place.name}: some columns have different types in its files, which "
            f"{connection.name} cannot read as one; leave out '{connection.name}://' to read them "
            "here"
        )
    if connection.name == "polars":  # Ibis's own way reads several files through Arrow
        import polars

        return connection.create_table("answers", polars.scan_parquet(files, glob=False))
    return connection.read_parquet(str(place))


def _quiet(connection: Any) -> Any:
    """Return a connection that draws no progress bar, which would end up in the report."""
    if connection.name == "duckdb":
        from duckdb import InvalidInputException

        with suppress(InvalidInputException):  # said where Jupyter has no widget to draw it with
            connection.raw_sql("SET enable_progress_bar = false")
    return connection


def database_file(url: str) -> Path | None:
    """Return the DuckDB or SQLite file that a URL names; None for memory and other engines."""
    parts = urlsplit(url)
    place = parts.netloc + parts.path
    elsewhere = place in ("", "/") or place.startswith((":memory:", "md:", "motherduck:"))
    return None if parts.scheme not in FILED or elsewhere else Path(place)


def _without(message: str, source: str) -> str:
    """Return an engine's message without the source's address, user and password."""
    parts = urlsplit(source)
    for secret in (source, source.partition("#")[0], parts.netloc, parts.query, parts.password):
        if secret:
            message = message.replace(secret, "...")
    return message
