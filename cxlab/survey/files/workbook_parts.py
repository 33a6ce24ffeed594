"""What the parts of an Excel file (.xlsx) hold, looked up before a library unfolds them.

calamine reads a sheet thirty times as fast as openpyxl, but keeps room for the whole rectangle
between a sheet's first and last cell (two cells far apart end the process), keeps a text once for
each cell that shows it, and drops errors (#N/A) and percent signs. So each part is passed once,
piece by piece: what cannot be followed, or would take too much, is left to openpyxl.
"""

import os
import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from cxlab import limits

PIECE = 1 << 22
LONGEST_CELL = 1 << 20  # bytes; Excel itself keeps to 32,767 characters
BLANK = 4  # places that a sheet may keep blank for each of the cells it may hold
ROOMY = 1_000_000  # places that a sheet of any size may span
LOCAL_HEAD = 30  # bytes before a part's name, by the zip format
CELL = re.compile(rb'<c r="([A-Z]{1,3}[1-9][0-9]{0,6})"[^>/]*>')
EMPTY = re.compile(rb'<c r="[A-Z]{1,3}[1-9][0-9]{0,6}"[^>/]*/>')
PREFIXED = re.compile(rb":c[\s/>]")
OTHER = re.compile(rb"<c[^ a-zA-Z]")
ERROR = re.compile(
    rb'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"[^>/]* t="e"[^>/]*>'
    rb"(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?<v>(#[^<]*)</v>"
)
SHARED = re.compile(rb't="s"[^>/]*><v>([0-9]+)</v>')
DIGITS, LETTERS = b"0123456789", b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
PERCENT_IDS = {9, 10}  # Excel's own formats "0%" and "0.00%"
BROKEN = (BadZipFile, OSError, zlib.error, struct.error)
QUOTED = re.compile(r'"[^"]*"|\\.')


class UnclearError(OSError):
    """A part that is not written the usual way."""


@dataclass
class SheetLook:
    """What a look at one sheet found.

    Attributes
    ----------
    plain : bool
        Whether calamine may read it.
    cells, rows, columns : int
        Cells that hold something, and the last row and column that do.
    errors : dict of (row, column) to str
        Such as "#N/A", counted from 1.
    percent : set of (row, column)
        Cells shown with a percent sign.
    """

    plain: bool = True
    cells: int = 0
    rows: int = 0
    columns: int = 0
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    percent: set[tuple[int, int]] = field(default_factory=set)


def sheet_parts(path: Path) -> dict[str, str]:
    """Return the parts that hold a workbook's sheets, by the sheets' names; {} where unclear.

    Raises
    ------
    InputError
        If the file unpacks to too much.
    """
    try:
        with ZipFile(path) as archive:
            parts = {part.filename: part for part in archive.infolist()}
            limits.check_unpacked(sum(part.file_size for part in parts.values()), path)
            book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
            links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        targets = {link.get("Id"): link.get("Target", "") for link in links}
        sheets = {
            sheet.get("name", ""): str(PurePosixPath("/xl", targets[sheet.get(LINK)]))[1:]
            for sheet in book.iter(f"{MAIN}sheet")
        }
        for name in parts.keys() - set(sheets.values()):  # a sheet's own is checked by `look`
            for _ in _pieces(path, parts[name]):
                pass
    except (*BROKEN, KeyError, ElementTree.ParseError):
        return {}
    return sheets if set(sheets.values()) <= parts.keys() else {}


def look(path: Path, part: str) -> SheetLook:
    """Pass through the part of one sheet.

    Raises
    ------
    InputError
        If it spans too many rows, or holds too many cells.
    """
    seen, columns, characters = SheetLook(), set[bytes](), 0
    try:
        with ZipFile(path) as archive:
            percent, lengths = _percent_cells(archive), _text_lengths(archive)
            info = archive.getinfo(part)
        for piece in _whole_cells(_pieces(path, info)):
            _follow(piece, seen, columns)
            seen.errors |= {_place(*at): text.decode() for *at, text in _errors(piece)}
            if percent:
                seen.percent |= {_place(*at) for at in percent.findall(piece)}
            characters += sum(lengths[int(n)] for n in SHARED.findall(piece))
            limits.CELLS.check(seen.cells, path.name)
            limits.ROWS.check(seen.rows, path.name)
    except (*BROKEN, KeyError, IndexError, UnicodeDecodeError, ElementTree.ParseError):
        return SheetLook(plain=False)
    seen.columns = max(map(_column, columns), default=0)
    places = seen.rows * seen.columns
    limits.CELLS.check(places // BLANK, path.name)
    seen.plain = places <= max(ROOMY, BLANK * seen.cells) and characters <= limits.TEXT.most
    return seen


def _follow(piece: bytes, seen: SheetLook, columns: set[bytes]) -> None:
    """Count the cells of a piece; refuse to follow one whose place is not told the usual way."""
    places = CELL.findall(piece)
    starts = piece.count(b"<c ")
    if len(places) != starts and len(places) + len(EMPTY.findall(piece)) != starts:
        raise UnclearError
    if PREFIXED.search(piece) or (piece.count(b"<c") != starts and OTHER.search(piece)):
        raise UnclearError
    together = b" ".join(places)
    columns.update(together.translate(None, DIGITS).split())
    seen.cells += len(places)
    seen.rows = max(seen.rows, *map(int, set(together.translate(None, LETTERS).split())), 0)


def _errors(piece: bytes) -> list[tuple[bytes, bytes, bytes]]:
    return ERROR.findall(piece) if b' t="e"' in piece else []


def _place(letters: bytes, row: bytes) -> tuple[int, int]:
    return int(row), _column(letters)


def _column(letters: bytes) -> int:
    """Return the number of a column called, say, "AB"; the first is 1."""
    number = 0
    for letter in letters:
        number = 26 * number + letter - ord("A") + 1
    return number


def _whole_cells(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield pieces that end where a cell begins."""
    rest = b""
    for piece in pieces:
        rest += piece
        cut = max(rest.rfind(b"<c "), 0)
        yield rest[:cut]
        rest = rest[cut:]
        if len(rest) > LONGEST_CELL + PIECE:
            raise UnclearError
    yield rest


def _pieces(path: Path, info: ZipInfo) -> Iterator[bytes]:
    """Yield a part unpacked, piece by piece; refuse one of more bytes than it says."""
    if info.flag_bits & 1 or info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise UnclearError
    unpack = zlib.decompressobj(-zlib.MAX_WBITS)
    packed, given = info.compress_size, 0
    with path.open("rb") as file:
        file.seek(info.header_offset)
        head = file.read(LOCAL_HEAD)
        file.seek(sum(struct.unpack("<HH", head[-4:])), os.SEEK_CUR)  # its name and extras
        waiting = b""
        while waiting or packed:
            if not waiting:
                waiting = file.read(min(PIECE, packed))
                packed = packed - len(waiting) if waiting else 0
            if info.compress_type == ZIP_STORED:
                piece, waiting = waiting, b""
            else:
                piece = unpack.decompress(waiting, PIECE)
                waiting = unpack.unconsumed_tail
            given = _at_most(given + len(piece), info)
            yield piece
        if rest := unpack.flush():
            _at_most(given + len(rest), info)
            yield rest


def _at_most(given: int, info: ZipInfo) -> int:
    if given > info.file_size:
        raise UnclearError
    return given


def _percent_cells(archive: ZipFile) -> re.Pattern[bytes] | None:
    """Return what finds the cells shown with a percent sign; None where no format has one."""
    try:
        styles = ElementTree.fromstring(archive.read("xl/styles.xml"))
    except KeyError:
        return None
    percent = PERCENT_IDS | {
        int(custom.get("numFmtId", 0))
        for custom in styles.iter(f"{MAIN}numFmt")
        if is_percent(custom.get("formatCode", ""))
    }
    used = [
        str(place)
        for place, style in enumerate(styles.iterfind(f"{MAIN}cellXfs/{MAIN}xf"))
        if int(style.get("numFmtId", 0)) in percent
    ]
    if not used:
        return None
    numbers = "|".join(used)
    return re.compile(
        rf'<c r="([A-Z]{{1,3}})([1-9][0-9]{{0,6}})"[^>/]* s="(?:{numbers})"[^>/]*>'.encode()
    )


def is_percent(number_format: str) -> bool:
    """Say whether Excel's format shows a number with a percent sign.

    Examples
    --------
    >>> is_percent("0.0%"), is_percent('0" %"'), is_percent("General")
    (True, False, False)
    """
    return "%" in QUOTED.sub("", number_format)


def _text_lengths(archive: ZipFile) -> list[int]:
    """Return how long each of the texts is that cells share, in bytes of XML."""
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    return list(map(len, archive.read("xl/sharedStrings.xml").split(b"</si>")))
