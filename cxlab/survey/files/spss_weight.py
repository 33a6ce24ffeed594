"""Which variable an SPSS file weights its answers by (WEIGHT BY): its header says, pyreadstat not.

The number at byte 76 counts the dictionary's records of eight bytes, among them those by which
long texts go on; the variable is found by walking to it.
"""

import struct
from pathlib import Path

WEIGHT_AT, LAYOUT_AT, DICTIONARY_AT = 76, 64, 176
VARIABLE, LABELLED = 2, 1
LONG_NAMES = (7, 13, 1)  # how their record begins
LARGEST = 1 << 24  # bytes of a dictionary that are looked at


def weight_variable(path: Path) -> str:
    """Return the name of the variable; "" where the file names none or is not understood.

    Parameters
    ----------
    path : Path
        A .sav or .zsav file.
    """
    with path.open("rb") as file:
        raw = file.read(LARGEST)
    try:
        order = "<" if struct.unpack_from("<i", raw, LAYOUT_AT)[0] in (2, 3) else ">"
        wanted: int = struct.unpack_from(f"{order}i", raw, WEIGHT_AT)[0]
        return _long_name(raw, order, _name_of(raw, order, wanted)) if wanted > 0 else ""
    except (struct.error, UnicodeDecodeError):
        return ""


def _name_of(raw: bytes, order: str, wanted: int) -> bytes:
    """Return the short name of the record of that number, counted from 1."""
    at = DICTIONARY_AT
    for number in range(1, wanted + 1):
        kind, _, is_labelled, missing = struct.unpack_from(f"{order}4i", raw, at)
        if kind != VARIABLE:
            break
        name = raw[at + 24 : at + 32]
        at += 32
        if is_labelled == LABELLED:
            (length,) = struct.unpack_from(f"{order}i", raw, at)
            at += 4 + (length + 3) // 4 * 4
        at += 8 * abs(missing)
        if number == wanted:
            return name.rstrip()
    return b""


def _long_name(raw: bytes, order: str, short: bytes) -> str:
    """Return the name that the file gives for a short one of eight letters."""
    start = struct.pack(f"{order}3i", *LONG_NAMES)
    at = raw.find(start, DICTIONARY_AT) + len(start)
    if at >= len(start) and short:
        (length,) = struct.unpack_from(f"{order}i", raw, at)
        pairs = (pair.partition(b"=") for pair in raw[at + 4 : at + 4 + length].split(b"\t"))
        for name, _, longer in pairs:
            if name == short:
                return longer.decode("utf-8")
    return short.decode("utf-8")
