"""What is wrong with the answers of a survey, and what each finding means."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxlab.table import Table

if TYPE_CHECKING:
    from cxlab.survey.responses import Responses


@dataclass(frozen=True)
class Check:
    """One check of the answers.

    Attributes
    ----------
    name : str
    passed : bool or None
        None where it could not be done.
    text : str
        What was found, how many of how many, and what it means.
    """

    name: str
    passed: bool | None
    text: str


def checks(responses: "Responses") -> tuple[Check, ...]:
    """Return all checks of the answers, in order."""
    raise NotImplementedError


def checks_table(found: tuple[Check, ...]) -> Table:
    """Return the checks as a table."""
    raise NotImplementedError


def account(responses: "Responses") -> Table:
    """Return the account of the data, with the fingerprints of both files."""
    raise NotImplementedError
