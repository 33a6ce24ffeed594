"""A survey file in any common format: its columns, its questions and its answers as they stand."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from cxlab.data_path import file_and_sheet
from cxlab.errors import InputError
from cxlab.published import fingerprint
from cxlab.survey.files.anchors import with_anchors
from cxlab.survey.files.file_kind import file_kind
from cxlab.survey.files.grid import Cell, Grid, plain_text
from cxlab.survey.files.heads import Head, read_head
from cxlab.survey.files.jamovi import read_jamovi
from cxlab.survey.files.jasp import read_jasp
from cxlab.survey.files.labelled import as_statistical
from cxlab.survey.files.limesurvey_archive import read_archived
from cxlab.survey.files.not_people import not_people, rows_note
from cxlab.survey.files.parquet_table import read_parquet
from cxlab.survey.files.raw_survey import RawSurvey
from cxlab.survey.files.statistical_file import Statistical, read_statistical
from cxlab.survey.files.text_file import read_text_file
from cxlab.survey.files.workbook import read_workbook
from cxlab.survey.text import one_line
from cxlab.survey.written_number import number
from cxlab.words import say

if TYPE_CHECKING:
    import pandas as pd

Fact = TypeVar("Fact")
PROGRAMS = ("SPSS", "Stata", "jamovi", "JASP", "LimeSurvey")
READERS = {"jamovi": read_jamovi, "JASP": read_jasp, "LimeSurvey": read_archived}


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let Python look for no garbage meanwhile: of many rows it would again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_uncollected()
def read_survey(path: str | Path) -> RawSurvey:
    """Read a survey file: a table, or a statistics program's, with the head of its tool.

    The kind is told by the content, not by the name's ending.

    Raises
    ------
    InputError
        If the file is not there, is broken, is no table, or has a head but no answers.
    """
    file, sheet = file_and_sheet(path)
    kind = file_kind(file, _start(file))
    if kind in PROGRAMS:
        coded = _coded(file, kind)
        columns = tuple(one_line(plain_text(name)) for name in coded.grid.rows[0])
        return _survey(file, coded.grid, Head(columns, coded.questions, 1), coded)
    grid, head = _table(file, kind, sheet)
    return _survey(file, grid, head)


def _coded(file: Path, kind: str) -> Statistical:
    if kind in ("SPSS", "Stata"):
        return read_statistical(file, kind)
    return as_statistical(READERS[kind](file), kind)


def read_grid(path: str | Path, *, of_people: bool = True) -> Grid:
    """Return the rows of a text, Excel or Parquet file as they lie, those of its head included.

    What is no part of the table (titles above it, totals below it) is left out and noted.

    Parameters
    ----------
    path : str or Path
    of_people : bool
        As `cxlab.survey.files.not_people.not_people`.

    Raises
    ------
    InputError
        If the file is not there, is broken, or is one of SPSS or Stata, which have no such rows.
    """
    file, sheet = file_and_sheet(path)
    kind = file_kind(file, _start(file))
    if kind in PROGRAMS:
        raise InputError(f"{file.name}: is a file of {kind}; save it as CSV or Excel for this")
    return _table(file, kind, sheet, of_people=of_people)[0]


def _table(file: Path, kind: str, sheet: str, *, of_people: bool = True) -> tuple[Grid, Head]:
    """Return a table and its head, without what is no part of it."""
    grid = _grid(file, kind, sheet)
    head = read_head(grid)
    rows = grid.rows[head.rows :]
    outside = not_people(head.columns, rows, grid.decimal, of_people=of_people)
    if not outside:
        return grid, head
    places = {head.rows + place for place in outside}
    kept = [place for place in range(len(grid.rows)) if place not in places]
    notes = rows_note(outside, grid.numbers[head.rows :])
    return (
        replace(
            grid,
            rows=[grid.rows[place] for place in kept],
            numbers=[grid.numbers[place] for place in kept],
            notes=(*grid.notes, *notes),
            left_out=notes,
        ),
        head,
    )


def _grid(file: Path, kind: str, sheet: str) -> Grid:
    if kind == "zip":
        return read_workbook(file, sheet)
    return read_parquet(file) if kind == "parquet" else read_text_file(file)


def _start(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            start = opened.read(16)
    except FileNotFoundError:
        raise InputError(f"{file.name}: there is no such file") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "this is no path of a file"
        raise InputError(f"{file.name or file}: cannot be read ({why})") from None
    if not start:
        raise InputError(f"{file.name}: is empty")
    return start


def _survey(file: Path, grid: Grid, head: Head, coded: Statistical | None = None) -> RawSurvey:
    rows = grid.rows[head.rows :]
    if not rows:
        raise InputError(f"{file.name}: has a head but no answers")
    names = [plain_text(name) for name in grid.rows[0]]
    if head.rows == 1:
        _refuse_numbers(file, names)
    by_head = dict(zip(names, head.columns, strict=True))
    shape = grid.format if coded else say("{table}; {head}", table=grid.format, head=head.format)
    labels = _by_head(coded.labels, by_head) if coded else {}
    return RawSurvey(
        name=file.name,
        columns=head.columns,
        questions=head.questions,
        frame=_frame(rows, head.columns),
        row_numbers=tuple(grid.numbers[head.rows :]),
        format=shape,
        fingerprint=fingerprint(file),
        notes=(*grid.notes, *head.notes),
        labels=with_anchors(labels, head.columns, head.questions),
        user_missing=_by_head(coded.missing, by_head) if coded else {},
        decimal=grid.decimal,
        weight=by_head.get(coded.weight, "") if coded else "",
        filters=tuple(by_head[name] for name in coded.kept) if coded else (),
        kept=_by_head(coded.kept, by_head) if coded else head.kept,
        left_out=grid.left_out,
    )


def _frame(rows: Sequence[Sequence[Cell]], columns: Sequence[str]) -> "pd.DataFrame":
    import numpy as np
    import pandas as pd

    return pd.DataFrame(np.array(rows, dtype=object), columns=list(columns), dtype=object)


def _refuse_numbers(file: Path, names: Sequence[str]) -> None:
    """Refuse a first row that holds answers: numbers, some of them the same."""
    if len(set(names)) < len(names) and all(number(name) is not None for name in names):
        raise InputError(
            f"{file.name}: the first row holds numbers; put the names of the columns above it"
        )


def _by_head(facts: Mapping[str, Fact], heads: Mapping[str, str]) -> dict[str, Fact]:
    return {heads[name]: fact for name, fact in facts.items() if name in heads}
