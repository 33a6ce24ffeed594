"""Columns as jamovi and JASP keep them: cells with labels, in the order of the labels."""

from collections.abc import Sequence
from dataclasses import dataclass

from cxlab.survey.files.grid import Cell, Grid
from cxlab.survey.files.statistical_file import Statistical, weighted_note
from cxlab.words import say_count


@dataclass(frozen=True)
class Label:
    """What a value stands for.

    Attributes
    ----------
    value : str or float
        As the cells hold it.
    text : str
        "" where it says no more than the value.
    missing : bool
        Whether the file declares the value missing.
    """

    value: str | float
    text: str
    missing: bool = False


@dataclass(frozen=True)
class LabelledColumn:
    """A column with what the file says of it.

    Attributes
    ----------
    name, wording : str
    cells : tuple of Cell
        None where empty or declared missing.
    labels : tuple of Label
        In the order that the file gives them.
    missing : int
        How many cells the file declares missing.
    ordered : bool
        Whether the order of the labels means anything.
    hides : int
        How many rows its program leaves out by it: those where it is 0.
    weighs : bool
        Whether its program weights the answers by it.
    """

    name: str
    wording: str
    cells: tuple[Cell, ...]
    labels: tuple[Label, ...] = ()
    missing: int = 0
    ordered: bool = True
    hides: int = 0
    weighs: bool = False


def as_statistical(columns: Sequence[LabelledColumn], program: str) -> Statistical:
    """Return columns as a statistics program's file."""
    rows = [list(row) for row in zip(*(column.cells for column in columns), strict=True)]
    head: list[Cell] = [column.name for column in columns]
    weight = next((column.name for column in columns if column.weighs), "")
    notes = (weighted_note(weight),) if weight else ()
    return Statistical(
        Grid([head, *rows], list(range(len(rows) + 1)), program, notes=notes),
        {column.name: column.wording for column in columns if column.wording},
        {
            column.name: {
                label.value: label.text
                for label in column.labels
                if label.text and label.text != label.value and not label.missing
            }
            for column in columns
            if column.labels
        },
        {column.name: column.missing for column in columns},
        weight=weight,
        kept={column.name: _hidden(column, program) for column in columns if column.hides},
    )


def _hidden(column: LabelledColumn, program: str) -> str:
    return say_count(
        "{n} answer that {program} leaves out by its filter, kept; to leave it out give the column "
        "{entry}",
        "{n:,} answers that {program} leaves out by its filter, kept; to leave them out give the "
        "column {entry}",
        column.hides,
        program=program,
        entry=f'"{column.name}" {{role: screen, exclude: [0], because: "filtered out"}}',
    )
