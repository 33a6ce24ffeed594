"""A user's table of counts, studies or runs: clean columns, or an error that says what to mend."""

from collections import Counter
from collections.abc import Iterable, Sequence
from copy import copy
from math import isfinite, nan
from pathlib import Path

from cxlab.errors import InputError, nearest
from cxlab.survey.files.grid import Cell, PerCent, has_percent_sign, plain_text
from cxlab.survey.files.read import read_grid
from cxlab.survey.text import one_line, shortened
from cxlab.survey.written_number import both, decimal_shown, number, readings
from cxlab.visible import visible

MOST = 999_999_999  # of anything counted


class UserTable:
    """The rows of a user's file, with checked access to its columns.

    Parameters
    ----------
    path : Path
        CSV, Excel or Parquet, read as surveys are, with one head row, whose names may be in
        capitals.

    Raises
    ------
    InputError
        If the file cannot be read, has no rows, or has heads that are missing or the same.
    """

    def __init__(self, path: Path) -> None:
        """Read the file."""
        grid = read_grid(path, of_people=False)
        self.name, self.notes = path.name, grid.notes
        head, *self.rows = grid.rows
        self.columns = [one_line(plain_text(cell)).casefold() for cell in head]
        self.line_numbers = grid.numbers[1:]
        self._decimal = grid.decimal
        self._shown = decimal_shown(
            cell for row in grid.rows for cell in row if isinstance(cell, str)
        )
        self._check_heads()

    def _check_heads(self) -> None:
        if "" in self.columns:
            raise InputError(f"{self.name}: column {self.columns.index('') + 1} has no name")
        if doubled := [name for name, times in Counter(self.columns).items() if times > 1]:
            raise InputError(f"{self.name}: column '{doubled[0]}' occurs more than once")
        if not self.rows:
            raise InputError(f"{self.name}: has a header row but no data rows")

    def need(self, *columns: str) -> None:
        """Refuse the file if it lacks one of ``columns``."""
        for name in columns:
            if name not in self.columns:
                raise InputError(
                    f"{self.name}: column '{name}' is missing. "
                    f"Found: {', '.join(self.columns)}.{nearest(name, self.columns)}"
                )

    def _cells(self, column: str) -> list[Cell]:
        place = self.columns.index(column)
        return [row[place] for row in self.rows]

    def filled(self, column: str) -> list[bool]:
        """Say for each row whether the column has something in it."""
        return [bool(plain_text(cell).strip()) for cell in self._cells(column)]

    def only(self, places: Sequence[int]) -> "UserTable":
        """Return the table with some of its rows, which keep their numbers."""
        part = copy(self)
        part.rows = [self.rows[place] for place in places]
        part.line_numbers = [self.line_numbers[place] for place in places]
        return part

    def text(self, column: str) -> list[str]:
        """Return a column as stripped text."""
        return [visible(_as_shown(cell).strip()) for cell in self._cells(column)]

    def whole(self, column: str, allowed: Iterable[int] | None = None) -> list[int]:
        """Return a column of whole numbers, 0 or more, or only of those ``allowed``.

        A number that may be another a thousand times as large is refused, unless only one of the
        two is whole.
        """
        few = None if allowed is None else set(allowed)
        needed = f"a whole number, 0 to {MOST}" if few is None else _one_of(few)
        numbers = []
        for row, cell in zip(self.line_numbers, self._cells(column), strict=True):
            value = self._whole(cell)
            if value is None or (few is not None and value not in few):
                raise self._wrong(row, column, cell, needed)
            numbers.append(value)
        return numbers

    def _whole(self, cell: Cell) -> int | None:
        if has_percent_sign(cell) or (isinstance(cell, str) and "e" in cell.casefold()):
            return None  # of "1.2E+05" a spreadsheet has lost the last digits; "12%" is no count
        values: Iterable[float | None] = (cell,) if not isinstance(cell, str) else readings(cell)
        if isinstance(cell, str) and (self._shown or not values):
            values = (number(cell, self._shown or self._decimal),)
        whole = [int(value) for value in values if value is not None and not value % 1]
        return whole[0] if len(whole) == 1 and 0 <= whole[0] <= MOST else None

    def number(
        self, column: str, *, may_be_blank: bool = False, per_cent: Sequence[str] = ()
    ) -> list[float]:
        """Return a column of numbers, with a decimal point or a decimal comma.

        Blank cells are refused, or ``nan`` where they may be. Percent signs are refused (is 20% a d
        of .2, or of 20?), but where ``per_cent`` names columns of one unit whose cells all have it.
        """
        needed = "a number without a percent sign"
        if per_cent:
            needed = f"a percent sign in every cell of {', '.join(per_cent)}, or in none"
        cells = [
            cell for name in per_cent for cell in self._cells(name) if plain_text(cell).strip()
        ]
        is_unit = bool(cells) and all(map(has_percent_sign, cells))
        numbers = []
        for row, cell in zip(self.line_numbers, self._cells(column), strict=True):
            if may_be_blank and not plain_text(cell).strip():
                numbers.append(nan)
                continue
            value = number(cell, self._decimal) if isinstance(cell, str) else cell
            if value is None or not isfinite(value):
                raise self._wrong(row, column, cell, "a number")
            if has_percent_sign(cell) and not is_unit:
                raise self._wrong(row, column, cell, needed)
            numbers.append(value)
        return numbers

    def _wrong(self, row: int, column: str, cell: Cell, needed: str) -> InputError:
        text = visible(shortened(_as_shown(cell)))
        place = f"{self.name}, row {row}, column '{column}': found"
        if two := both(text):
            return InputError(
                f"{place} '{text}', which may be {two}, and nothing else in the file shows which. "
                f"Write it as one of them, without the mark for thousands"
            )
        return InputError(f"{place} {repr(text) if text else 'nothing'}, need {needed}")


def _as_shown(cell: Cell) -> str:
    return f"{plain_text(cell)}%" if isinstance(cell, PerCent) else plain_text(cell)


def _one_of(allowed: set[int]) -> str:
    return " or ".join(str(value) for value in sorted(allowed))
