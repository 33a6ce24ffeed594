"""What a file may hold, looked up before it is read: a small file must not take the machine.

Each limit is raised by an environment variable of its own, named in the message that refuses.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from cxlab.errors import InputError


@dataclass(frozen=True)
class Limit:
    """The most of something that is read.

    Attributes
    ----------
    variable : str
        The environment variable that sets it.
    usual : int
        Where that is not set.
    what : str
        What is counted, in the plural.

    Examples
    --------
    >>> Limit("CXLAB_MOST_CELLS", 25_000_000, "cells").most
    25000000
    """

    variable: str
    usual: int
    what: str

    @property
    def most(self) -> int:
        """How many are read.

        Raises
        ------
        InputError
            If the environment says other than a whole number above 0.
        """
        given = os.environ.get(self.variable, "").replace("_", "").strip()
        if not given:
            return self.usual
        if not given.isascii() or not given.isdecimal() or not int(given):
            raise InputError(f"{self.variable} is '{given}'; need a whole number above 0")
        return int(given)

    def check(self, number: int, name: str) -> None:
        """Refuse a file that holds more.

        Raises
        ------
        InputError
            With what was found, the limit, and how to raise it.
        """
        if number > (most := self.most):
            raise InputError(
                f"{name}: holds {number:,} {self.what}, more than the {most:,} that are read. If "
                f"that is right, and the machine has the memory, set the environment variable "
                f"{self.variable}={number}"
            )


CELLS = Limit("CXLAB_MOST_CELLS", 25_000_000, "cells")
COLUMNS = Limit("CXLAB_MOST_COLUMNS", 16_384, "columns")  # Excel's
ROWS = Limit("CXLAB_MOST_SHEET_ROWS", 1_048_576, "rows in a sheet")  # Excel's
TEXT = Limit("CXLAB_MOST_TEXT", 250_000_000, "bytes of text")
UNPACKED = Limit("CXLAB_MOST_UNPACKED", 1_000_000_000, "bytes once unpacked")
PACKED = Limit("CXLAB_MOST_PACKED", 20, "bytes once unpacked for each of its own")
ROW_GROUPS = Limit("CXLAB_MOST_ROW_GROUPS", 10_000, "row groups")
CHUNKS = Limit("CXLAB_MOST_CHUNKS", 1_000_000, "columns times row groups")
CODEBOOK = Limit("CXLAB_MOST_CODEBOOK", 2_000_000, "bytes, for a codebook")
DEFINITION = Limit("CXLAB_MOST_DEFINITION", 50_000_000, "bytes, for the definition of a survey")
NESTING = Limit("CXLAB_MOST_NESTING", 8, "lists within lists")
LIMITS = (
    *(CELLS, COLUMNS, ROWS, TEXT, UNPACKED, PACKED),
    *(ROW_GROUPS, CHUNKS, CODEBOOK, DEFINITION, NESTING),
)

FREELY = 10_000_000  # bytes that a file of any size may unpack to
WORD = 2  # bytes of a number, were it written out
SUMMED = 200_000_000  # cells that a file of any size may hold where they are only summed up


def check_text(path: Path) -> None:
    """Refuse a text file that is too large; one that is not there is another's matter.

    Raises
    ------
    InputError
        If it is.
    """
    if path.is_file():
        TEXT.check(path.stat().st_size, path.name)


def check_table(columns: int, cells: int, name: str) -> None:
    """Refuse a table of too many columns or cells.

    Raises
    ------
    InputError
        If it is one.
    """
    COLUMNS.check(columns, name)
    CELLS.check(cells, name)


def check_unpacked(
    unpacked: int, path: Path, freely: int = FREELY, *, at_once: int | None = None
) -> None:
    """Refuse a file that unpacks to too much, in all or for its size.

    ``at_once`` are the bytes that are held at one time, all of them unless given.

    Raises
    ------
    InputError
        If it does.
    """
    UNPACKED.check(unpacked if at_once is None else at_once, path.name)
    if unpacked > freely:
        PACKED.check(unpacked // max(1, path.stat().st_size), path.name)
