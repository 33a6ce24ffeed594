"""SPSS (.sav, .zsav) and Stata (.dta) files: answers, questions, value labels, declared missing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cxlab import limits
from cxlab.errors import InputError
from cxlab.survey.files.grid import Cell, Grid
from cxlab.survey.files.program_dates import dated
from cxlab.survey.files.spss_weight import weight_variable
from cxlab.survey.text import one_line
from cxlab.words import say, say_count

# Old files do not say how their letters are written.
ENCODINGS = (None, "CP949", "WINDOWS-1252")
Labels = Mapping[str, Mapping[Cell, str]]


@dataclass(frozen=True)
class Statistical:
    """A statistics program's file.

    Attributes
    ----------
    grid : Grid
        Declared missing values are already None.
    questions : mapping of str to str
        Variable labels.
    labels : mapping of str to mapping of Cell to str
        Value labels of numbers and text codes, without those of values declared missing.
    missing : mapping of str to int
        How many cells of each variable the file itself declares missing.
    weight : str
        The variable that the file weights its answers by (SPSS: WEIGHT BY); "" for none.
    kept : mapping of str to str
        By variable: a note on answers that its program leaves out by it, where it is 0.
    """

    grid: Grid
    questions: Mapping[str, str]
    labels: Labels
    missing: Mapping[str, int]
    weight: str = ""
    kept: Mapping[str, str] = field(default_factory=dict)


def read_statistical(path: Path, program: str) -> Statistical:
    """Read a file of ``program``: "SPSS" or "Stata".

    Raises
    ------
    InputError
        If the file is broken or too large.
    """
    columns, meta = _read(path, program)
    missing: dict[str, int] = {}
    kept: dict[str, list[Cell]] = {}
    notes: list[str] = []
    for name, values in columns.items():
        absent = _declared(meta, name, program)
        gone = [absent(value) for value in values]
        missing[name] = sum(gone)
        answers = [None if out else value for out, value in zip(gone, values, strict=True)]
        kept[name], wrong = dated(answers, meta.original_variable_types.get(name) or "", program)
        if wrong:
            notes.append(_impossible(wrong, name))
    weight = weight_variable(path) if program == "SPSS" else ""
    if weight in kept:
        notes.append(weighted_note(weight))
    rows = [list(row) for row in zip(*kept.values(), strict=True)]
    head: list[Cell] = list(kept)
    questions = meta.column_names_to_labels
    return Statistical(
        grid=Grid([head, *rows], list(range(len(rows) + 1)), program, notes=tuple(notes)),
        questions={name: one_line(text) for name, text in questions.items() if text},
        labels=_labels_of(meta, program),
        missing=missing,
        weight=weight if weight in kept else "",
    )


def _labels_of(meta: Any, program: str) -> Labels:
    """Return each variable's value labels, without those of values declared missing."""
    return {
        name: _labels(labels, _declared(meta, name, program))
        for name, labels in meta.variable_value_labels.items()
    }


def weighted_note(name: str) -> str:
    """Say by which column the file weights its answers."""
    return say("the file itself weights its answers by '{name}'", name=name)


def _impossible(cells: int, name: str) -> str:
    return say_count(
        "{n} answer to '{name}' is a date that there cannot be, and counts as missing",
        "{n:,} answers to '{name}' are dates that there cannot be, and count as missing",
        cells,
        name=name,
    )


def _read(path: Path, program: str) -> tuple[dict[str, Any], Any]:
    import pyreadstat

    reader = pyreadstat.read_sav if program == "SPSS" else pyreadstat.read_dta
    problem: Exception | None = None
    for encoding in ENCODINGS:
        try:
            return _read_as(path, encoding, reader)
        except InputError:
            raise
        except Exception as error:  # whatever a broken file makes of its parser
            problem = problem or error
    raise InputError(
        f"{path.name}: cannot be read as a file of {program}, it seems to be damaged "
        f"({one_line(str(problem))}); open it in {program} and save it again, or export it as CSV"
    )


def _read_as(
    path: Path, encoding: str | None, reader: Callable[..., tuple[Any, Any]]
) -> tuple[dict[str, Any], Any]:
    """Return the columns and what the file says of them, its letters read in one encoding."""
    _, declared = reader(
        str(path), metadataonly=True, encoding=encoding, disable_datetime_conversion=True
    )
    most = _most_rows(path, declared)
    columns, meta = reader(
        str(path),
        user_missing=True,
        output_format="dict",
        encoding=encoding,
        row_limit=most + 1,
        disable_datetime_conversion=True,  # see program_dates
    )
    rows = max(map(len, columns.values()), default=0)
    if rows > most:  # more than it had declared
        limits.CELLS.check(limits.CELLS.most + 1, path.name)
    return {name: list(values) for name, values in columns.items()}, meta


def _most_rows(path: Path, meta: Any) -> int:
    """Return how many rows may be read, having refused a file that declares too much."""
    columns, rows = max(1, meta.number_columns), meta.number_rows or 0
    limits.check_table(columns, rows * columns, path.name)
    widths = sum((meta.variable_storage_width or {}).values())
    # Eight bytes hold a number that is written in two.
    limits.check_unpacked(rows * widths * limits.WORD // 8, path)
    return int(limits.CELLS.most // columns)


def _declared(meta: Any, name: str, program: str) -> Callable[[Any], bool]:
    """Return the test whether a value of this variable is declared missing."""
    if program == "Stata":
        # Extended missing values .a to .z come as letters among numbers.
        letters = set(meta.missing_user_values.get(name, ()))
        return lambda value: isinstance(value, str) and value in letters
    ranges = meta.missing_ranges.get(name, ())
    return lambda value: any(_within(value, span["lo"], span["hi"]) for span in ranges)


def _within(value: Any, low: Any, high: Any) -> bool:
    if isinstance(value, str) or isinstance(low, str):
        return isinstance(value, str) and value.strip() == str(low).strip()
    return value is not None and isinstance(value, int | float) and low <= value <= high


def _labels(labels: Mapping[Any, str], absent: Callable[[Any], bool]) -> dict[Cell, str]:
    """Return the labels of answers: without those of values that are declared missing."""
    return {
        value.strip() if isinstance(value, str) else float(value): one_line(str(label))
        for value, label in labels.items()
        if isinstance(value, int | float | str) and not absent(value)
    }
