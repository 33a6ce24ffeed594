"""JASP (``.jasp``): a zip whose data lie in an SQLite database.

A column has a number and the number of a label for every row. The label's own number is running and
says nothing: its value stands in ``originalValueJson``, its words in ``label``.
"""

import json
import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from math import isfinite
from pathlib import Path
from typing import Any

from cxlab import limits
from cxlab.errors import InputError
from cxlab.survey.files.archive import opened
from cxlab.survey.files.grid import Cell, plain_text
from cxlab.survey.files.labelled import Label, LabelledColumn
from cxlab.survey.text import one_line
from cxlab.survey.written_number import number

DATABASE = "internal.sqlite"
FILTER = re.compile(r"Filter_\d+")
FILTERED = "JASP filter"


def read_jasp(path: Path) -> tuple[LabelledColumn, ...]:
    """Read the columns of a JASP file.

    Raises
    ------
    InputError
        If it is broken, too large, of a version without a database, or holds no data.
    """
    with opened(path) as archive:
        if DATABASE not in archive.namelist():
            raise InputError(
                f"{path.name}: is a JASP file of an older version; open it in a newer JASP "
                "and save it, or export its data as CSV"
            )
        content = archive.read(DATABASE)
    try:
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(content)
            database.execute("PRAGMA trusted_schema = OFF")
            columns = tuple(_columns(database, path.name))
    except InputError:
        raise
    except (sqlite3.Error, ValueError, TypeError, KeyError) as error:
        raise InputError(
            f"{path.name}: cannot be read as a JASP file, it seems to be damaged "
            f"({one_line(str(error))}); export its data as CSV"
        ) from None
    if not columns:
        raise InputError(f"{path.name}: is a JASP file without data")
    return columns


def _columns(database: sqlite3.Connection, name: str) -> Iterator[LabelledColumn]:
    dataset, empty = database.execute("SELECT id, emptyValuesJson FROM DataSets").fetchone()
    table = f"DataSet_{int(dataset)}"
    (rows,) = database.execute(f"SELECT COUNT(*) FROM {table}").fetchone()
    listed = database.execute(
        "SELECT id, name, title, description, emptyValuesJson, columnType FROM Columns "
        "WHERE dataSet = ? ORDER BY colIdx",
        (dataset,),
    ).fetchall()
    limits.check_table(len(listed), len(listed) * rows, name)
    for id, head, title, description, own_empty, kind in listed:
        labels = database.execute(
            "SELECT value, label, originalValueJson FROM Labels WHERE columnId = ? "
            "ORDER BY ordering",
            (id,),
        ).fetchall()
        cells = database.execute(
            f"SELECT Column_{int(id)}_DBL, Column_{int(id)}_INT FROM {table} ORDER BY rowNumber"
        )
        column = _column(
            (head, title, description),
            labels,
            cells=cells,
            empty=_empty(own_empty) or _empty(empty),
        )
        is_text = any(isinstance(label.value, str) for label in column.labels)
        yield replace(column, ordered=not is_text or kind == "ordinal")
    yield from _filter(database, table, {head for _, head, *_ in listed})


def _filter(
    database: sqlite3.Connection, table: str, heads: Collection[str]
) -> Iterator[LabelledColumn]:
    """Yield the filter as a column of its own, where it leaves out any row."""
    inside = [name for _, name, *_ in database.execute(f"PRAGMA table_info({table})")]
    for name in filter(FILTER.fullmatch, inside):
        rows = database.execute(f"SELECT {name} FROM {table} ORDER BY rowNumber")
        cells = tuple(float(bool(passes)) for (passes,) in rows)
        if hidden := cells.count(0.0):
            head = next(n for n in (FILTERED, f"{FILTERED} ({name})") if n not in heads)
            yield LabelledColumn(head, "", cells, hides=hidden)


def _empty(setting: Any) -> frozenset[str]:
    """Return the values that count as empty."""
    try:
        content = json.loads(setting or "{}")
    except ValueError:
        return frozenset()
    parts = (content.get(key) or [] for key in ("strings", "doubles")) if content else ()
    return frozenset(plain_text(part) for values in parts for part in values)


def _column(
    names: tuple[Any, ...],
    labels: Iterable[tuple[Any, Any, Any]],
    *,
    cells: Iterable[tuple[Any, Any]],
    empty: frozenset[str],
) -> LabelledColumn:
    head, title, description = (one_line(str(name or "")) for name in names)
    kept: list[Label] = []
    by_number: dict[int, str | float] = {}
    for running, text, original in labels:
        value = _value(original)
        words = one_line(str(text or ""))
        says_more = isinstance(value, str) or (bool(words) and number(words) != value)
        missing = plain_text(value) in empty
        kept.append(Label(value, (words or str(value)) if says_more else "", missing))
        by_number[running] = value
    read = [_cell(decimal, running, by_number) for decimal, running in cells]
    gone = [cell is not None and plain_text(cell) in empty for cell in read]
    return LabelledColumn(
        head,
        description or (title if title != head else ""),
        tuple(None if out else cell for out, cell in zip(gone, read, strict=True)),
        tuple(kept),
        missing=sum(gone),
    )


def _value(original: Any) -> str | float:
    value = json.loads(original) if original else ""
    return float(value) if isinstance(value, int | float) else one_line(str(value))


def _cell(decimal: Any, running: Any, labels: dict[int, str | float]) -> Cell:
    """Return a row's value: that of its label, where it has one, else its number."""
    value = labels.get(running, "") if isinstance(running, int) else ""
    if value != "":
        return value if isinstance(value, float) or value.strip() else None
    is_number = isinstance(decimal, int | float) and isfinite(decimal)
    return float(decimal) if is_number else None
