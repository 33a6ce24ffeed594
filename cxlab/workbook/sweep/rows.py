"""The rows of each value of a column, as files of their own that read as the whole file does."""

import csv
import io
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cxlab.errors import InputError, nearest
from cxlab.evidence.small_groups import suppressed
from cxlab.survey.cell_texts import texts_of
from cxlab.survey.codebook.codebook import Codebook, Column
from cxlab.survey.codebook.codebook_file import read_codebook
from cxlab.survey.files.grid import Cell, Grid, plain_text
from cxlab.survey.files.raw_survey import RawSurvey
from cxlab.survey.files.read import read_grid, read_survey
from cxlab.survey.responses import clean
from cxlab.survey.written_number import unmistakable
from cxlab.workbook.stage import stage_folder
from cxlab.workbook.sweep.people import people
from cxlab.workbook.sweep.protected import Protected, protected
from cxlab.workbook.sweep.release import earlier


@dataclass(frozen=True)
class Split:
    """A file by the values of a column.

    Attributes
    ----------
    rows : mapping of str to str
        The text of each value's own CSV file: the whole file's head, its own rows.
    sizes : mapping of str to int
        People of each, as `cxlab.workbook.sweep.people.people` counts them.
    unnamed : int
        People who have no value in that column.
    protected : Protected
        Which values get no report, and what is taken out of the others' rows.
    heads : tuple of str
        Of the file.
    everybody : str
        The text of all rows, without the answers that tell a few people apart and without the
        groups; "" without a codebook.
    """

    rows: Mapping[str, str]
    sizes: Mapping[str, int]
    unnamed: int
    protected: Protected
    heads: tuple[str, ...]
    everybody: str = ""


def split(
    data: str, column: str, codebook: str = "", minimum_group: int = 1, release: str = ""
) -> Split:
    """Return the rows of each value of a column; what the codebook calls missing is no value.

    With a codebook, answers that would give fewer than ``minimum_group`` people away are blank,
    and so are those that ``release``, the folder of an earlier sweep, would give away with it.

    Raises
    ------
    InputError
        If the file cannot be split, has no such column, or holds nothing in it.
    """
    raw, grid = read_survey(data), read_grid(data)
    if column not in raw.columns:
        raise InputError(
            f"--by: {raw.name} has no column '{column}'.{nearest(column, raw.columns)} It has: "
            f"{', '.join(raw.columns)}"
        )
    meaning = read_codebook(codebook) if codebook else None
    values = _values(raw, column, meaning)
    if not (places := _places(values)):
        raise InputError(f"--by: column '{column}' of {raw.name} is empty")
    counts = people(raw, values, meaning)
    sizes, unnamed = {value: counts.get(value, 0) for value in places}, counts.get("", 0)
    if meaning is not None:
        responses = clean(raw, meaning)
        protection = protected(responses, values, minimum_group, earlier(release, responses))
    elif release:
        raise InputError("--release: needs a codebook, or nobody knows who answered what")
    else:
        protection = Protected(suppressed(sizes, minimum_group, unnamed))
    with stage_folder() as folder:  # one for all: to make one takes longer than to read back
        texts = {
            value: _text(raw, grid, rows, protection.blanked, folder=folder)
            for value, rows in places.items()
        }
        everybody = _everybody(raw, grid, meaning, protection, folder=folder)
    return Split(texts, sizes, unnamed, protection, heads=tuple(raw.columns), everybody=everybody)


def _everybody(
    raw: RawSurvey, grid: Grid, codebook: Codebook | None, protection: Protected, *, folder: Path
) -> str:
    """Return all rows that are analysed; their groups are blank: these have reports of their own.

    A report of all that shows groups would show them without what covers others here. "" without a
    codebook: nobody knows what is a group.
    """
    if codebook is None:
        return ""
    groups = frozenset(column.name for column in codebook.of("group"))
    blanked = {place: groups | columns for place, columns in protection.of_everybody.items()}
    return _text(raw, grid, sorted(blanked), blanked, folder=folder) if blanked else ""


def _places(values: Iterable[str]) -> dict[str, list[int]]:
    """Return the rows of each value, by their places."""
    places: dict[str, list[int]] = {}
    for place, value in enumerate(values):
        if value:
            places.setdefault(value, []).append(place)
    return places


def _values(raw: RawSurvey, column: str, codebook: Codebook | None) -> list[str]:
    """Return the value of each row, "" where it has none."""
    known = codebook.columns if codebook else ()
    meant = next((other for other in known if other.name == column), Column(column, "group"))
    return [text or "" for text in texts_of(raw, meant, range(len(raw.frame)))]


def _text(
    raw: RawSurvey,
    grid: Grid,
    places: list[int],
    blanked: Mapping[int, Collection[str]],
    *,
    folder: Path,
) -> str:
    """Return some rows as CSV, having made sure that they are read back as they were.

    Rows of which nothing is left are left out: they would be read as no rows at all. "" for none.
    """
    head = grid.rows[: len(grid.rows) - len(raw.frame)]
    blank = [[name in blanked.get(place, ()) for name in raw.columns] for place in places]
    kept = _emptied(raw.frame.iloc[places].to_numpy().tolist(), blank)
    body = _emptied([grid.rows[len(head) + place] for place in places], blank)
    body, kept = [_not_empty(rows, of=kept) for rows in (body, kept)]
    if not kept:
        return ""
    written = io.StringIO()
    writer = csv.writer(written, delimiter="," if grid.decimal == "." else ";", lineterminator="\n")
    writer.writerows([plain_text(cell) for cell in row] for row in head)
    writer.writerows(_plain(body, raw.decimal))
    text = written.getvalue()
    file = folder / "rows.csv"
    file.write_text(text, encoding="utf-8", newline="\n")
    _check_read_back(file, raw, kept)
    return text


def _check_read_back(file: Path, raw: RawSurvey, rows: list[list[Cell]]) -> None:
    again = read_survey(file)
    if (
        again.columns != raw.columns
        or again.decimal != raw.decimal
        or _plain(again.frame.to_numpy().tolist(), raw.decimal) != _plain(rows, raw.decimal)
    ):
        raise InputError(
            f"--by: rows of {raw.name} are not read alone as they are in the whole file; save it "
            "as CSV with one head row and try again"
        )


def _emptied(rows: Iterable[Iterable[Cell]], blank: Iterable[Iterable[bool]]) -> list[list[Cell]]:
    """Return rows without the cells that are to be blank."""
    return [
        [None if empty else cell for cell, empty in zip(row, which, strict=True)]
        for row, which in zip(rows, blank, strict=True)
    ]


def _not_empty(rows: list[list[Cell]], of: list[list[Cell]]) -> list[list[Cell]]:
    """Return the rows whose cells in ``of`` are not all empty."""
    return [row for row, cells in zip(rows, of, strict=True) if any(c is not None for c in cells)]


def _plain(rows: Iterable[Iterable[Cell]], decimal: str) -> list[list[str]]:
    """Return cells as text; numbers so that they are read without the rest of the file."""
    return [
        [_alone(cell, decimal if isinstance(cell, str) else ".") for cell in row] for row in rows
    ]


@lru_cache(maxsize=100_000)
def _alone(cell: Cell, decimal: str) -> str:
    """Return a cell as text that needs no other; answers are few, and looked at six times each."""
    return unmistakable(plain_text(cell), decimal)
