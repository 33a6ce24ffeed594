"""Which letters the bytes of a text file stand for: UTF-8, UTF-16, Korean or Western Windows.

UTF-8 gives itself away. Between Korean (CP949) and Western (Windows-1252) the letters decide: in
Korean text bytes above 127 come in pairs and pairs come in rows (a word is several syllables),
nearly all of them in the block of the common syllables; in Western text they stand alone among
plain letters. Text that looks like neither is refused rather than guessed.
"""

import codecs
import re
from pathlib import Path

from cxlab.errors import InputError

SAVE_AS = "open it in your spreadsheet and save it as 'CSV UTF-8'"
HIGH_RUNS = re.compile(rb"[\x80-\xff]+")
LETTER = re.compile(rb"[A-Za-z]")
SYLLABLE = re.compile(rb"[\xb0-\xc8][\xa1-\xfe]")
ENCODINGS = {"utf-8": "UTF-8", "utf-16": "UTF-16", "cp949": "CP949", "cp1252": "Windows-1252"}


def decode(raw: bytes, path: Path) -> tuple[str, str]:
    """Return the text of a file and the name of its encoding.

    Raises
    ------
    InputError
        If it is no text, or its encoding cannot be told.
    """
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        tries = [("utf-16", _anything)]
    elif b"\0" in raw:
        raise InputError(f"{path.name}: is not a text file; {SAVE_AS}")
    else:
        tries = [("utf-8", _anything), ("cp949", _korean), ("cp1252", _western)]
    for encoding, plausible in tries:
        try:
            text = raw.decode("utf-8-sig" if encoding == "utf-8" else encoding)
        except UnicodeDecodeError:
            continue
        if plausible(raw):
            if "\0" in text:
                raise InputError(f"{path.name}: is not a text file; {SAVE_AS}")
            return text, ENCODINGS[encoding]
    raise InputError(f"{path.name}: its encoding is not UTF-8 and cannot be told; {SAVE_AS}")


def _anything(raw: bytes) -> bool:
    return True


def _korean(raw: bytes) -> bool:
    """Say whether bytes that decode as CP949 are Korean: common syllables, seldom alone."""
    for_, against = 0, 0
    for run in HIGH_RUNS.finditer(raw):
        pairs = len(run[0]) // 2
        common = len(SYLLABLE.findall(run[0])) if len(run[0]) % 2 == 0 else 0
        beside = raw[max(0, run.start() - 1) : run.start()] + raw[run.end() : run.end() + 1]
        alone = pairs <= 1 and LETTER.search(beside) is not None
        for_ += 0 if alone else common
        against += 1 if alone or not pairs else pairs - common
    return for_ > 4 * against


def _western(raw: bytes) -> bool:
    """Say whether letters above 127 stand nearly alone, as accents do."""
    runs = [len(run[0]) for run in HIGH_RUNS.finditer(raw)]
    return sum(run for run in runs if run > 2) <= 0.2 * sum(runs)
