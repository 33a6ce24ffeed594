"""What is kept of a rendered output: its words by a digest, its drawing by a sum of its places.

Committed notebooks hold text alone. Of what else an output shows (HTML, pictures) they keep a
digest, short and the same wherever the notebook is run: the places of a drawing, which another
processor may round another way in their last digit, and numbers of so many digits that they carry
its noise, are taken out and added up, each with a weight of its own, so that two that change
places are told, too. A picture of pixels is kept by its bytes.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable
from math import asinh, fsum, isfinite
from typing import Any, TypedDict

from cxlab.figures.saved import BEGIN

KEPT = "cxlab-rendered"  # the key in an output's metadata
TEXT = "text/plain"
RANDOM_IN_EACH_RUN = {"application/vnd.jupyter.widget-view+json"}  # a widget's id

SHOWN_DIGITS = 9  # a number of more carries noise of the processor
DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
SAVED = re.compile(rf'{re.escape(BEGIN)}[^"]*')
TAG = re.compile(r"<[^>]*>")
# What is read aloud, colours and pictures of pixels stay; names of parts are made from places.
IN_TAGS = re.compile(
    r"(?P<word>\baria-label=\"[^\"]*\"|#[0-9a-fA-F]{3,8}\b|base64,[\w+/=\s]+)"
    r"|(?P<name>(?<=[-\"#])[A-Za-z][0-9a-f]{10}\b)"
    r"|(?P<number>[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)"
)
FRACTION = re.compile(
    r"(?<![\w.,])[-+\N{MINUS SIGN}]?(?:\d[\d,]*)?(?:\.\d+(?:[eE][-+]?\d+)?|(?<=\d)[eE][-+]?\d+)"
    r"(?![\w.])"
)
ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,}\b")
CELL_FILE = re.compile(r"\S*ipykernel_\d+\S*")  # where warnings say they come from
GOLDEN = 0.6180339887498949
FINEST = 1e-9  # of numbers in words: below, what counts is their difference; above, their ratio


class Digest(TypedDict, total=False):
    """What is kept of one face of an output; a sum only where there is something to add up.

    Attributes
    ----------
    words : str
        Digest of all but the numbers taken out.
    drawn : float
        Weighed sum of the places in drawings, in their unit (points).
    numbers : float
        Weighed sum of the long numbers, each on a scale of ratios.
    """

    words: str
    drawn: float
    numbers: float


def digests(output: Any) -> dict[str, Digest]:
    """Return the digest of each face of an output but its text, by kind of content.

    Those that it shows itself come before those it was committed with.
    """
    kept: dict[str, Digest] = dict(output.get("metadata", {}).get(KEPT, {}))
    shown = {
        kind: digest_of(kind, content)
        for kind, content in output.get("data", {}).items()
        if kind != TEXT and kind not in RANDOM_IN_EACH_RUN
    }
    return kept | shown


def digest_of(kind: str, content: Any) -> Digest:
    """Return what is kept of a content: ``image/png``, ``text/html``, ...

    Examples
    --------
    >>> digest_of("text/html", "<b>1</b>") == digest_of("text/html", "<b>2</b>")
    False
    """
    text = content if isinstance(content, str) else json.dumps(content, sort_keys=True)
    places: list[float] = []
    numbers: list[float] = []
    if kind.startswith("image/") and "svg" not in kind:
        words = "".join(text.split())
    else:
        once = SAVED.sub(BEGIN, settled(text))  # the same drawing again, as a link's address
        words = DRAWING.sub(lambda drawing: _without_places(drawing[0], places), once)
        words = FRACTION.sub(lambda number: _without_noise(number[0], numbers), words)
    digest: Digest = {"words": hashlib.sha256(_encoded(words)).hexdigest()[:16]}
    if places:
        digest["drawn"] = round(weighed(places), 6)
    if numbers:
        digest["numbers"] = round(weighed(asinh(number / FINEST) for number in numbers), 12)
    return digest


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def settled(text: str) -> str:
    """Return a text without what differs from run to run and says nothing: places in memory.

    Examples
    --------
    >>> settled("<object object at 0x7f3a5c0d1e90>")
    '<object object at ADDRESS>'
    """
    return CELL_FILE.sub("CELL-FILE", ADDRESS.sub("ADDRESS", text))


def fractions(text: str) -> tuple[str, list[float]]:
    """Return a text without its numbers of many digits, and these.

    Examples
    --------
    >>> fractions("0.25 of 12,345.678901234 in 2026")
    ('0.25 of NUMBER in 2026', [12345.678901234])
    """
    numbers: list[float] = []
    words = FRACTION.sub(lambda number: _without_noise(number[0], numbers), settled(text))
    return words, numbers


def weighed(numbers: Iterable[float]) -> float:
    """Return a sum in which each place has a weight of its own, from 1 to 2."""
    return fsum((1 + place * GOLDEN % 1) * number for place, number in enumerate(numbers))


def _without_places(drawing: str, places: list[float]) -> str:
    """Return a drawing's words and tags; move the numbers of its tags to ``places``."""
    return TAG.sub(lambda tag: IN_TAGS.sub(_taken(places), tag[0]), drawing)


def _taken(places: list[float]) -> Callable[[re.Match[str]], str]:
    """Return what takes numbers out of a tag."""

    def take(match: re.Match[str]) -> str:
        """Keep a number aside, and leave a mark in its place."""
        if match["number"]:
            places.append(float(match["number"]))
            return "NUMBER"
        return match["word"] or "NAME"

    return take


def _without_noise(number: str, numbers: list[float]) -> str:
    """Return a number as it stands, or, where it has many digits, move it to ``numbers``."""
    plain = number.replace(",", "").replace("\N{MINUS SIGN}", "-")
    digits = re.sub(r"[eE].*|\D", "", plain).lstrip("0")
    if len(digits) <= SHOWN_DIGITS or not isfinite(float(plain)):
        return number
    numbers.append(float(plain))
    return "NUMBER"
