"""What a command says of a user's file before it runs: what is not read, and what is read as one.

All of it stands in the report's account, too; but a run may take long, and a sweep has a report for
each branch.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cxlab.data_path import file_and_sheet
from cxlab.errors import InputError
from cxlab.published import known_data
from cxlab.survey.big.dataset_source import is_url
from cxlab.survey.files.beforehand import reading_takes_long
from cxlab.workbook.own_files import is_file

if TYPE_CHECKING:  # else every command would import what reads surveys
    from cxlab.survey.codebook.codebook import Codebook
    from cxlab.survey.files.raw_survey import RawSurvey

COUNTS = {"n", "count"}  # columns of a table of counts, whose rows are no answers
MOMENTS = {"person", "time", "rating"}  # and of one of ratings over time
SMALL = 8_000_000  # bytes that are read twice without anybody waiting


def say_beforehand(given: Mapping[str, str], tell: Callable[[str], None], by: str = "") -> None:
    """Tell each line of `beforehand` about the data among a command's parameters."""
    for line in beforehand(given.get("data", ""), given.get("codebook", ""), by):
        tell(line)


def beforehand(data: str, codebook: str = "", by: str = "") -> list[str]:
    """Return lines about a file of answers; none for published data, folders and tables elsewhere.

    Parameters
    ----------
    data, codebook : str
        As the run gets them.
    by : str
        The column whose values get a run each.
    """
    if data in known_data() or is_url(data) or not is_file(data):
        return []
    file, _ = file_and_sheet(data)
    if text := reading_takes_long(file):
        return [text]
    if file.stat().st_size > SMALL:
        return []
    try:
        return [f"{file.name}: {line}" for line in _notes(data, codebook, by)]
    except InputError:
        return []  # the run says it, with what else there is to say


def _notes(data: str, codebook: str, by: str) -> list[str]:
    from cxlab.survey.cell_texts import ALIKE, other_spellings
    from cxlab.survey.codebook.codebook import Column
    from cxlab.survey.codebook.codebook_file import read_codebook
    from cxlab.survey.files.long_format import long_note
    from cxlab.survey.files.read import read_survey
    from cxlab.survey.spellings import alike_note

    raw = read_survey(Path(data))
    book = read_codebook(codebook) if codebook else None
    named = book.of(*ALIKE) if book else ()
    groups = {column.name: column for column in named}
    if by and by in raw.columns:
        groups.setdefault(by, Column(by, "group"))
    spelt = [
        alike_note(name, other_spellings(raw, column))
        for name, column in groups.items()
        if name in raw.columns
    ]
    heads = {str(name).casefold() for name in raw.columns}
    is_known = book and (book.long or all(c.name in raw.columns for c in book.columns))
    is_other = not book and (COUNTS & heads or heads >= MOMENTS)
    turned = () if is_known or is_other else long_note(raw)
    silent = _unanswered(raw, book) if book and is_known else ()
    screens = [column.name for column in book.of("screen")] if book else []
    return [*raw.notes_beside(screens), *turned, *filter(None, spelt), *silent]


def _unanswered(raw: "RawSurvey", book: "Codebook") -> tuple[str, ...]:
    """Return the line of the account on columns that nobody answered."""
    from cxlab.survey.responses import clean
    from cxlab.survey.unanswered import unanswered_step

    try:
        return unanswered_step(clean(raw, book).unanswered)
    except InputError:
        return ()  # the run says it
