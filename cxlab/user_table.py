"""A user's CSV file in, clean columns out, or an error that says what to mend."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from math import isfinite, nan
from pathlib import Path

from cxlab import limits
from cxlab.errors import InputError, nearest
from cxlab.visible import visible

DELIMITERS = ",;\t"
BLANK = ' ,;\t"'
WHOLE = re.compile(r"[0-9]{1,9}(\.0*)?")


class UserTable:
    """The rows of a user's file as text, with checked access to its columns.

    Parameters
    ----------
    path : Path
        A CSV file in UTF-8, separated by commas, semicolons or tabs, with one header row, whose
        names may be in capitals.

    Raises
    ------
    InputError
        If the file is not there, is empty, is not UTF-8, or has rows that do not fit its head.
    """

    def __init__(self, path: Path) -> None:
        """Read the file."""
        self.name = path.name
        text = _text_of(path)
        head = next(line for line in text.splitlines() if line.strip(BLANK))
        lines = self._read(text, max(DELIMITERS, key=head.count))
        names = [name.strip().casefold() for name in lines[0][0]]
        # Spreadsheets like to leave empty columns behind.
        width = len(names) if any(names) else 0
        while width and not any(len(row) >= width and row[width - 1].strip() for row, _ in lines):
            width -= 1
        self.columns = names[:width]
        self.line_numbers = [number for _, number in lines[1:]]
        self.rows = [row[:width] if not any(row[width:]) else row for row, _ in lines[1:]]
        self._check_shape()

    def _read(self, text: str, delimiter: str) -> list[tuple[list[str], int]]:
        """Return the rows that are not blank, each with its line in the file."""
        reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
        lines, before, cells, most = [], 0, 0, limits.CELLS.most
        try:
            for row in reader:
                if any(cell.strip() for cell in row):
                    lines.append((row, before + 1))
                before, cells = reader.line_num, cells + len(row)
                if cells > most or len(lines) == 1:
                    limits.check_table(len(row), cells, self.name)
        except csv.Error as error:
            raise InputError(
                f"{self.name}, row {before + 1}: {error}; look for a quotation mark without its "
                "partner"
            ) from None
        if lines[0][0][0].casefold().startswith("sep="):
            lines = lines[1:]
        if not lines:
            raise InputError(f"{self.name}: is empty")
        return lines

    def _check_shape(self) -> None:
        if "" in self.columns:
            raise InputError(f"{self.name}: column {self.columns.index('') + 1} has no name")
        if doubled := [name for name, times in Counter(self.columns).items() if times > 1]:
            raise InputError(f"{self.name}: column '{doubled[0]}' occurs more than once")
        if not self.rows:
            raise InputError(f"{self.name}: has a header row but no data rows")
        for number, row in zip(self.line_numbers, self.rows, strict=True):
            if len(row) != len(self.columns):
                raise InputError(
                    f"{self.name}, row {number}: {len(row)} values, but the header has "
                    f"{len(self.columns)} columns"
                )

    def need(self, *columns: str) -> None:
        """Refuse the file if it lacks one of ``columns``."""
        for name in columns:
            if name not in self.columns:
                raise InputError(
                    f"{self.name}: column '{name}' is missing. "
                    f"Found: {', '.join(self.columns)}.{nearest(name, self.columns)}"
                )

    def text(self, column: str) -> list[str]:
        """Return a column as stripped text."""
        place = self.columns.index(column)
        return [row[place].strip() for row in self.rows]

    def whole(self, column: str, allowed: Iterable[int] | None = None) -> list[int]:
        """Return a column of whole numbers, 0 or more, or only of those ``allowed``."""
        few = None if allowed is None else set(allowed)
        needed = "a whole number, 0 to 999999999" if few is None else _one_of(few)
        numbers = []
        for row, text in zip(self.line_numbers, self.text(column), strict=True):
            number = int(float(text)) if WHOLE.fullmatch(text) else -1
            if number < 0 or (few is not None and number not in few):
                shown = f"'{text}'" if text else "nothing"
                raise InputError(
                    f"{self.name}, row {row}, column '{column}': found {shown}, need {needed}"
                )
            numbers.append(number)
        return numbers

    def number(self, column: str, *, may_be_blank: bool = False) -> list[float]:
        """Return a column of numbers, point or (where commas do not separate) comma decimal.

        Blank cells are refused, or ``nan`` where they may be.
        """
        numbers = []
        for row, text in zip(self.line_numbers, self.text(column), strict=True):
            if may_be_blank and not text:
                numbers.append(nan)
                continue
            try:
                number = float(text.replace(",", "."))
            except ValueError:
                number = nan
            if not isfinite(number):
                shown = f"'{text}'" if text else "nothing"
                raise InputError(
                    f"{self.name}, row {row}, column '{column}': found {shown}, need a number"
                )
            numbers.append(number)
        return numbers


def _one_of(allowed: set[int]) -> str:
    return " or ".join(str(value) for value in sorted(allowed))


def _text_of(path: Path) -> str:
    try:
        limits.check_text(path)
        raw = path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path.name}: there is no such file") from None
    except OSError as error:
        raise InputError(f"{path.name or path}: cannot be read ({error.strerror})") from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path.name}: is not UTF-8 (byte 0x{raw[error.start]:02x} at position "
            f"{error.start:,}). Save it as 'CSV UTF-8' and try again"
        ) from None
    if "\0" in text:
        raise InputError(f"{path.name}: is not a text file; export it as 'CSV UTF-8'")
    if not text.strip(BLANK + "\r\n"):
        raise InputError(f"{path.name}: is empty")
    return visible(text.replace("\r\n", "\n").replace("\r", "\n"))
