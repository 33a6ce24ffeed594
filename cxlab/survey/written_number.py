"""Numbers as people and programs write them; a factor of a thousand is never guessed.

"1.204" may be a little over one or over a thousand: what else is written in the same file decides
(`decimal_shown`), and where nothing does, it is no number but two `readings`.
"""

import re
from collections.abc import Iterable

PLAIN = re.compile(r"[-+]?\d+([eE][-+]?\d{1,3})?")
POINT = re.compile(r"[-+]?(\d+\.\d*|\.\d+)([eE][-+]?\d{1,3})?")
COMMA = re.compile(r"[-+]?(\d+,\d*|,\d+)([eE][-+]?\d{1,3})?")
EITHER = re.compile(r"[-+]?[1-9]\d{0,2}[.,]\d{3}")  # two readings
# Groups that only one reading fits: marked twice, or with decimals of the other mark, or by spaces.
POINT_GROUPS = re.compile(r"[-+]?[1-9]\d{0,2}(\.\d{3}){2,}(,\d*)?|[-+]?[1-9]\d{0,2}\.\d{3},\d*")
COMMA_GROUPS = re.compile(r"[-+]?[1-9]\d{0,2}(,\d{3}){2,}(\.\d*)?|[-+]?[1-9]\d{0,2},\d{3}\.\d*")
SPACE_GROUPS = re.compile(r"[-+]?[1-9]\d{0,2}([ '’\u00a0\u2009\u202f]\d{3})+([.,]\d*)?")
MARKS = re.compile(r"[ '’\u00a0\u2009\u202f]")
LIST = re.compile(r"\d{1,2}(,\d{1,2}){2,}")  # answers to a question of several choices
SIGNS = "-+.,"


def number(text: str, decimal: str = ".") -> float | None:
    """Return the number a text is, or None where it is none or may be two.

    Unlike ``float`` it takes no ``nan``, ``inf`` or ``1_000``. A percent sign is cut off.

    Parameters
    ----------
    text : str
    decimal : str
        "." or ",", as the file writes its decimals; "" where nothing shows which.

    Examples
    --------
    >>> number("1.204", "."), number("1.204", ","), number("1.204", "")
    (1.204, 1204.0, None)
    >>> number("1.204,5"), number("1 204"), number("0,8", ","), number("80%")
    (1204.5, 1204.0, 0.8, 80.0)
    """
    if text.isdecimal():  # as most are
        return float(text)
    plain = _plain(text)
    if not plain or not (plain[0].isdecimal() or plain[0] in SIGNS):
        return None
    if PLAIN.fullmatch(plain):
        return float(plain)
    if EITHER.fullmatch(plain):
        large, small = readings(plain)
        return None if not decimal else small if decimal in plain else large
    if POINT.fullmatch(plain):
        return float(plain)
    if COMMA.fullmatch(plain):
        return None if decimal == "." else float(plain.replace(",", "."))
    if COMMA_GROUPS.fullmatch(plain):
        return float(plain.replace(",", ""))
    if POINT_GROUPS.fullmatch(plain):
        return float(plain.replace(".", "").replace(",", "."))
    if SPACE_GROUPS.fullmatch(plain):
        return float(MARKS.sub("", plain).replace(",", "."))
    return None


def readings(text: str) -> tuple[float, ...]:
    """Return both numbers that a text may be, the larger first; () where it is not two.

    Examples
    --------
    >>> readings("5.000"), readings("0.500")
    ((5000.0, 5.0), ())
    """
    plain = _plain(text)
    if not EITHER.fullmatch(plain):
        return ()
    return float(re.sub("[.,]", "", plain)), float(plain.replace(",", "."))


def both(text: str) -> str:
    """Return both readings for a message: "5,000 or 5"; "" where there is one.

    Examples
    --------
    >>> both("5.000"), both("1,250"), both("12")
    ('5000 or 5', '1250 or 1.25', '')
    """
    return " or ".join(f"{value:.15g}" for value in readings(text))


def decimal_shown(texts: Iterable[str]) -> str:
    """Return the decimal mark that some of a file's numbers show, "" where none or both do.

    Examples
    --------
    >>> decimal_shown(["5.000", "0,8"]), decimal_shown(["5.000"]), decimal_shown(["1,2", "1,2,5"])
    (',', '', '')
    """
    point = comma = is_listed = False
    for text in texts:
        if "." not in text and "," not in text:
            continue
        plain = _plain(text)
        if not (plain[:1].isdecimal() or plain[:1] in SIGNS) or EITHER.fullmatch(plain):
            continue
        is_listed = is_listed or LIST.fullmatch(plain) is not None
        point = point or (POINT.fullmatch(plain) or COMMA_GROUPS.fullmatch(plain)) is not None
        comma = comma or (COMMA.fullmatch(plain) or POINT_GROUPS.fullmatch(plain)) is not None
    comma = comma and not is_listed
    return "" if point == comma else "." if point else ","


def decimal_of(texts: Iterable[str], usual: str, unclear: str = ".,") -> str:
    """Return the decimal mark of a file: as it shows, else the usual one of its kind.

    Parameters
    ----------
    texts : iterable of str
        Its different cells.
    usual : str
        "." or ",".
    unclear : str
        The marks that may also part thousands in files of this kind. (Where commas separate cells,
        a point is the decimal mark.)

    Returns
    -------
    str
        "" where some numbers may be two, and nothing shows which.

    Examples
    --------
    >>> decimal_of(["4"], ","), decimal_of(["5.000"], ","), decimal_of(["5.000"], ".", unclear=",")
    (',', '', '.')
    """
    known = list(texts)
    if shown := decimal_shown(known):
        return shown
    unsure = any(any(mark in text for mark in unclear) and readings(text) for text in known)
    return "" if unsure else usual


def unmistakable(text: str, decimal: str) -> str:
    """Return a text's number so that it needs no other to be read; any other text as it is.

    Examples
    --------
    >>> unmistakable("1.204", ","), unmistakable("1,204", ","), unmistakable("Seoul", ",")
    ('1204', '1,2040', 'Seoul')
    """
    value = number(text, decimal) if readings(text) else None
    if value is None:
        return text
    plain = f"{value:.15g}"
    return plain.replace(".", decimal) + "0" * bool(readings(plain))


def _plain(text: str) -> str:
    return text.strip().removesuffix("%").rstrip().replace("\u2212", "-")
