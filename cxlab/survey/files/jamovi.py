"""jamovi (``.omv``): a zip of JSON and of columns that lie one after another in binary.

Whole numbers keep their value and have words beside it. Text is kept as the number of its level,
which says nothing: what counts is the level's text.
"""

import re
import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import isnan
from operator import eq, ge, gt, le, lt, ne
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from cxlab import limits
from cxlab.errors import InputError
from cxlab.survey.files.archive import json_of, opened
from cxlab.survey.files.grid import Cell
from cxlab.survey.files.labelled import Label, LabelledColumn
from cxlab.survey.text import one_line
from cxlab.survey.written_number import number

EMPTY = -(2**31)
PARTS = ("metadata.json", "data.bin")
COMPARED = {"==": eq, "!=": ne, ">=": ge, "<=": le, ">": gt, "<": lt}
RULE = re.compile(r"(==|!=|>=|<=|>|<)\s*(.+)")
Test = Callable[[Cell], bool]


def read_jamovi(path: Path) -> tuple[LabelledColumn, ...]:
    """Read the columns of a jamovi file.

    Raises
    ------
    InputError
        If it is broken, too large, or holds no data.
    """
    with opened(path) as archive:
        parts = set(archive.namelist())
        if not parts.issuperset(PARTS):
            raise InputError(f"{path.name}: is a jamovi file without data")
        try:
            return _columns(archive, path.name)
        except InputError:
            raise
        except (KeyError, TypeError, ValueError, AttributeError, struct.error) as error:
            raise InputError(
                f"{path.name}: cannot be read as a jamovi file, it seems to be damaged "
                f"({type(error).__name__}); open it in jamovi and save it again, or export CSV"
            ) from None


def _columns(archive: ZipFile, name: str) -> tuple[LabelledColumn, ...]:
    dataset = json_of(archive.read("metadata.json"), name)["dataSet"]
    has_labels = "xdata.json" in archive.namelist()
    labels = json_of(archive.read("xdata.json"), name) if has_labels else {}
    strings = archive.read("strings.bin") if "strings.bin" in archive.namelist() else b""
    content, rows, place = archive.read("data.bin"), int(dataset["rowCount"]), 0
    fields = dataset["fields"]
    limits.check_table(len(fields), len(fields) * rows, name)
    columns = []
    for field in fields:
        letter = "d" if field["type"] == "number" else "i"
        form = f"<{rows}{letter}"
        values = struct.unpack_from(form, content, place)
        place += struct.calcsize(form)
        levels = labels.get(field["name"], {}).get("labels", [])
        column = _column(field, values, levels=levels, strings=strings)
        column = _as_filter(column) if _is_filter(field) else column
        columns.append(replace(column, weighs=field["name"] == dataset.get("weights")))
    return tuple(columns)


def _is_filter(field: Mapping[str, Any]) -> bool:
    return bool(field.get("columnType") == "Filter" and field.get("active"))


def _as_filter(column: LabelledColumn) -> LabelledColumn:
    """Return a column of 1 and 0: a formula that has no result lets nobody pass, either."""
    cells = tuple(float(cell == 1) for cell in column.cells)
    return replace(column, cells=cells, labels=(), hides=cells.count(0.0))


def _column(
    field: Mapping[str, Any], values: Sequence[float], *, levels: Any, strings: bytes
) -> LabelledColumn:
    is_text = field.get("dataType") == "Text" or field["type"] == "string"
    cells: list[Cell]
    if field["type"] == "string":
        different = {value: _string(strings, int(value)) for value in set(values)}
        cells = [different[value] for value in values]
    elif is_text:
        texts = {int(level[0]): one_line(str(level[1])) for level in levels}
        cells = [None if value == EMPTY else texts.get(int(value)) for value in values]
    else:
        cells = [None if value == EMPTY or isnan(value) else float(value) for value in values]
    tests = [test for rule in field.get("missingValues") or () if (test := _rule(str(rule)))]
    gone = {cell for cell in set(cells) if any(test(cell) for test in tests)} - {None}
    return LabelledColumn(
        one_line(str(field["name"])),
        one_line(str(field.get("description") or "")),
        tuple(None if cell in gone else cell for cell in cells),
        tuple(_label(level, is_text, tests) for level in levels),
        missing=sum(cell in gone for cell in cells),
        ordered=not is_text or field.get("measureType") == "Ordinal",
    )


def _label(level: Any, is_text: bool, tests: Sequence[Callable[[Cell], bool]]) -> Label:
    """Return the label of a value; "" where it says no more than the value does."""
    text = one_line(str(level[1]))
    value: str | float = text if is_text else float(level[0])
    says_more = is_text or number(text) != value
    missing = any(test(value) for test in tests)
    return Label(value, text if says_more else "", missing)


def _string(strings: bytes, start: int) -> str | None:
    """Return a text by the place where it begins; a zero ends it."""
    if start == EMPTY or not 0 <= start < len(strings):
        return None
    text = strings[start : strings.find(b"\0", start)].decode("utf-8", "replace")
    return text if text.strip() else None


def _rule(rule: str) -> Test | None:
    """Return the test that ``== 99`` or ``== 'none'`` stands for."""
    if not (match := RULE.fullmatch(rule.strip())):
        return None
    compared, typed = COMPARED[match[1]], match[2].strip()
    bound = number(typed)
    if bound is None:
        text = one_line(typed.strip("'\""))
        return lambda cell: isinstance(cell, str) and compared(cell, text)
    return lambda cell: isinstance(cell, float) and compared(cell, bound)
