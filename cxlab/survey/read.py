"""A survey file in any common format: its columns, its questions and its answers as they stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

Cell = str | float | None


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
    labels : mapping of str to mapping of float to str
        Value labels of SPSS and Stata files.
    user_missing : mapping of str to int
        Cells of each column that the file itself declares missing, already None.
    decimal : str
        "," where numbers may be written with a decimal comma, else ".".
    """

    name: str
    columns: tuple[str, ...]
    questions: Mapping[str, str]
    frame: "pd.DataFrame"
    row_numbers: tuple[int, ...]
    format: str
    fingerprint: str
    notes: tuple[str, ...] = ()
    labels: Mapping[str, Mapping[float, str]] = field(default_factory=dict)
    user_missing: Mapping[str, int] = field(default_factory=dict)
    decimal: str = "."


def read_survey(path: str | Path) -> RawSurvey:
    """Read a survey file."""
    raise NotImplementedError
