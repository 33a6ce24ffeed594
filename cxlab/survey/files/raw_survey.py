"""A survey file as it was read: what all readers of files make."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cxlab.survey.files.grid import Cell

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False)
class RawSurvey:
    """A survey file as it was read, nothing interpreted yet.

    Attributes
    ----------
    name : str
        The file's name.
    columns : tuple of str
        Heads on one line each, all different; short codes where the file has them.
    questions : mapping of str to str
        The question's text of each column that has one beside its head.
    frame : DataFrame of shape (respondents, columns)
        Cells as read: text, float, or None where empty. Text files hold text only.
    row_numbers : tuple of int
        Each respondent's row in the file, for messages.
    format : str
        What the file is, in plain words, e.g. "CSV, CP949, separated by commas; one head row".
    fingerprint : str
        SHA-256 of the file.
    notes : tuple of str
        What a reader of the account should know, e.g. how many answers are tests.
    labels : mapping of str to mapping of Cell to str
        Value labels of SPSS, Stata, jamovi and JASP files, of numbers and of text codes; none of
        codes that the file itself declares missing. Where a head or question states them ("1 =
        very good, 5 = very bad"), these.
    user_missing : mapping of str to int
        Cells of each column that the file itself declares missing, already None.
    decimal : str
        As `cxlab.survey.written_number.number` takes it.
    weight : str
        The column that the file itself weights its answers by; "" for none.
    kept : mapping of str to str
        By column: a note on answers that its program would leave out by it, which holds unless a
        codebook screens by it.
    filters : tuple of str
        Columns by which the file's program leaves out answers: where they are 0.
    left_out : tuple of str
        Which rows of the table are no answers of people; among the notes, too.
    """

    name: str
    columns: tuple[str, ...]
    questions: Mapping[str, str]
    frame: "pd.DataFrame"
    row_numbers: tuple[int, ...]
    format: str
    fingerprint: str
    notes: tuple[str, ...] = ()
    labels: Mapping[str, Mapping[Cell, str]] = field(default_factory=dict)
    user_missing: Mapping[str, int] = field(default_factory=dict)
    decimal: str = "."
    weight: str = ""
    filters: tuple[str, ...] = ()
    kept: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()

    def notes_beside(self, screens: Collection[str]) -> tuple[str, ...]:
        """Return the notes that hold where a codebook screens by these columns."""
        return (*self.notes, *(note for name, note in self.kept.items() if name not in screens))
