"""The files of linked surveys, one answer sheet a row, each with its kind of people and branch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from cxlab import limits
from cxlab.errors import InputError, nearest
from cxlab.statistics.moments import Array
from cxlab.survey.codebook.codebook import RATED, SOURCES, Codebook, Column
from cxlab.survey.codebook.codebook_file import read_codebook
from cxlab.survey.files.raw_survey import RawSurvey
from cxlab.survey.files.read import read_survey
from cxlab.survey.linked.no_file import ASKED, columns_of_no_file, who_answered
from cxlab.survey.panel import in_last_wave
from cxlab.survey.responses import Responses, clean
from cxlab.survey.text import word
from cxlab.words import phrase, say

if TYPE_CHECKING:
    import pandas as pd

CODEBOOKS = ("codebook.yaml", "codebook.yml")
NOT_DATA = {".yaml", ".yml", ".md", ".py", ".pdf", ".docx"}
FEW = 0.1  # a larger share of answers outside the scale is taken for another scale
PLURAL = {
    "customer": phrase("customers"),
    "manager": phrase("managers"),
    "staff": phrase("staff"),
    "standard": phrase("standards"),
}
SHOWN_ROWS = 5


@dataclass(frozen=True, eq=False)
class Sheets:
    """Answer sheets of one kind of people in one file.

    Attributes
    ----------
    source : str
        One of `cxlab.survey.codebook.codebook.SOURCES`.
    file : str
    branches : tuple of str
        Of each sheet; "" where none is given.
    rows : tuple of int
        Of each sheet, in the file.
    frame : DataFrame of shape (sheets, rated columns)
    weights : array of shape (sheets,) or None
        What each sheet stands for; None where all count alike.
    """

    source: str
    file: str
    branches: tuple[str, ...]
    rows: tuple[int, ...]
    frame: "pd.DataFrame"
    weights: Array | None = None

    def at(self, places: Sequence[int]) -> "Sheets":
        """Return some of the sheets."""
        return replace(
            self,
            branches=tuple(self.branches[place] for place in places),
            rows=tuple(self.rows[place] for place in places),
            frame=self.frame.iloc[list(places)],
            weights=None if self.weights is None else self.weights[list(places)],
        )

    def only(self, kept: Mapping[int, np.ndarray[Any, np.dtype[np.bool_]]]) -> "Sheets":
        """Return the sheets with some of their answers: by row, which columns' are kept."""
        return replace(self, frame=self.frame.where(np.array([kept[row] for row in self.rows])))


def read_sheets(
    data: Path, codebook: Path | None
) -> tuple[list[Sheets], Codebook, list[Responses]]:
    """Read a file, or all files of a folder, by one codebook.

    Parameters
    ----------
    data : Path
        A survey file, or a folder of them.
    codebook : Path or None
        None takes ``codebook.yaml`` from the folder.

    Raises
    ------
    InputError
        If a file cannot be read, a column of the codebook is in no file (but may be of one that
        is there), or it is not clear who answered or in which branch.
    """
    meaning = read_codebook(codebook or _codebook_in(data))
    raws = _raws(data)
    _check_columns(meaning, raws)
    responses = [in_last_wave(clean(raw, _part(meaning, raw))) for raw in raws]
    for answers in responses:
        _check_range(answers)
    sheets = [part for answers in responses for part in _by_source(answers, meaning)]
    return sheets, meaning, responses


def listed_rows(rows: Sequence[int]) -> str:
    """Return ``row 4`` or ``rows 4, 7 and 12 more``."""
    shown = ", ".join(map(str, rows[:SHOWN_ROWS]))
    if len(rows) == 1:
        return say("row {rows}", rows=shown)
    if len(rows) <= SHOWN_ROWS:
        return say("rows {rows}", rows=shown)
    return say("rows {rows} and {more:,} more", rows=shown, more=len(rows) - SHOWN_ROWS)


def _files(data: Path) -> list[Path]:
    if not data.is_dir():
        return [data]
    visible = [path for path in sorted(data.iterdir()) if path.name[0] not in ".~"]
    inside = [p for p in visible if p.is_file() and p.suffix.casefold() not in NOT_DATA]
    if not inside:
        raise InputError(f"{data.name}: the folder has no survey files")
    return inside


def _raws(data: Path) -> list[RawSurvey]:
    """Read all files; together they may hold no more than one."""
    raws, cells = [], 0
    for path in _files(data):
        raws.append(read_survey(path))
        cells += raws[-1].frame.size
        limits.CELLS.check(cells, data.name)
    _refuse_copies(data, raws)
    return raws


def _refuse_copies(data: Path, raws: Sequence[RawSurvey]) -> None:
    """Refuse a file that holds the same answers of the same people as another."""
    known: dict[tuple[str, str], str] = {}
    for raw in raws:
        who = who_answered(raw.name)
        if (first := known.setdefault((who, raw.fingerprint), raw.name)) != raw.name:
            raise InputError(
                f"{data.name}: '{raw.name}' is '{first}' once more, to the last byte; keep one, or "
                "everybody in it counts twice"
            )


def _codebook_in(data: Path) -> Path:
    for name in CODEBOOKS:
        if (data / name).is_file():
            return data / name
    where = f"Put one called '{CODEBOOKS[0]}' into the folder, or name" if data.is_dir() else "Name"
    raise InputError(f"{data.name}: there is no codebook. {where} it with -p codebook=FILE")


def _check_columns(codebook: Codebook, raws: Sequence[RawSurvey]) -> None:
    heads = {head for raw in raws for head in raw.columns}
    not_looked_for = {column.name for column in columns_of_no_file(codebook, raws)}
    for column in codebook.columns:
        if column.name in heads | not_looked_for or column.role == "ignore":
            continue
        where = raws[0].name if len(raws) == 1 else "any of the files"
        raise InputError(
            f"{codebook.name}: column '{column.name}' is not in {where}."
            f"{nearest(column.name, heads)}{_of_others(column, raws)}"
        )


def _of_others(column: Column, raws: Sequence[RawSurvey]) -> str:
    """Say what to do if a column was asked of people of whom there is no file."""
    here = {who_answered(raw.name) for raw in raws}
    absent = [PLURAL[source] for source in ASKED.get(column.role, ()) if source not in here]
    if not absent or "" in here:
        return ""
    return (
        f" If it was asked of {' or '.join(absent)} only, of whom there is no file, give it the "
        "role 'ignore'"
    )


def _part(codebook: Codebook, raw: RawSurvey) -> Codebook:
    """Return the codebook of one file: the columns that it has."""
    columns = tuple(column for column in codebook.columns if column.name in raw.columns)
    if not any(column.role in RATED for column in columns):
        raise InputError(
            f"{raw.name}: none of its columns is rated in {codebook.name}; take the file out of "
            f"the folder, or add its columns. It has: {', '.join(raw.columns)}"
        )
    return replace(codebook, columns=columns)


def _check_range(responses: Responses) -> None:
    """Refuse a column many of whose answers lie outside the scale: it was asked on another."""
    for name, values in responses.values.items():
        outside, answered = values.out_of_range, responses.frame[name].notna().sum()
        if len(outside) > FEW * (answered + len(outside)):
            low, high = responses.codebook.column(name).scale
            place = responses.raw.row_numbers.index(outside[0])
            raise InputError(
                f"{responses.name}, column '{name}', {listed_rows(outside)}: found "
                f"{responses.raw.frame[name].iloc[place]} and others outside the scale {low:g} to "
                f"{high:g}. All surveys must use one scale; if this file used another, its answers "
                "cannot be compared"
            )


def _by_source(responses: Responses, codebook: Codebook) -> list[Sheets]:
    sources = _sources(responses, codebook)
    branch = _branch_column(responses.codebook)
    given = [""] * len(sources) if branch is None else responses.others[branch]
    everybody = Sheets(
        source="",
        file=responses.name,
        branches=tuple(name if isinstance(name, str) else "" for name in given),
        rows=tuple(responses.row_numbers),
        frame=responses.frame,
        weights=responses.weights,
    )
    places = {s: [p for p, name in enumerate(sources) if name == s] for s in SOURCES}
    return [replace(everybody.at(rows), source=s) for s, rows in places.items() if rows]


def _sources(responses: Responses, codebook: Codebook) -> list[str]:
    """Return who answered each sheet: by its column, else by the file's name."""
    if column := responses.codebook.of("source"):
        answers = responses.others[column[0].name]
        blanks = zip(responses.row_numbers, answers.isna(), strict=True)
        empty = [row for row, is_blank in blanks if is_blank]
        if empty:
            raise InputError(
                f"{responses.name}, {listed_rows(empty)}, column '{column[0].name}': found "
                f"nothing, need who answered: {', '.join(SOURCES)}"
            )
        return [str(value) for value in answers]
    if source := who_answered(responses.name):
        return [source] * len(responses.frame)
    raise InputError(
        f"{responses.name}: who answered? Add a column of role 'source' with "
        f"{', '.join(SOURCES)} to it and to {codebook.name}, or let the file's name begin with "
        "one of these words"
    )


def _branch_column(codebook: Codebook) -> str | None:
    """Return the column that joins the files; None where this one has none."""
    groups = [column.name for column in codebook.of("group")]
    if len(groups) > 1:
        groups = [name for name in groups if word(name) == "branch"]
        if not groups:
            raise InputError(
                f"{codebook.name}: {len(codebook.of('group'))} columns have the role "
                "group; call the one that joins the surveys 'branch'"
            )
    return groups[0] if groups else None
