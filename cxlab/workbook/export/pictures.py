"""The figures of a report, as its executed notebook holds them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from cxlab.errors import InputError, nearest
from cxlab.visible import visible
from cxlab.workbook.records import record_of

SVG, CAPTION = (
    re.compile(r"<svg\b.*?</svg>", re.DOTALL),
    re.compile(r"<figcaption>(.*?)</figcaption>", re.DOTALL),
)
LARGEST = 5_000  # points: more would take a machine's memory as pixels
SPACE = "http://www.w3.org/2000/svg"
DRAWS = {"svg", "g", "defs", "path", "text", "tspan", "rect", "use", "clipPath", "pattern"}
DRAWS |= {"circle", "ellipse", "line", "polygon", "polyline", "image", "title", "desc"}


@dataclass(frozen=True)
class Picture:
    """A figure as it stands in a report.

    Attributes
    ----------
    name : str
    svg : str
        A stand-alone document, without anything that could load or run.
    width, height : float
        In points.
    alt, caption : str
        For those who do not see it, and for those who do.
    """

    name: str
    svg: str
    width: float
    height: float
    alt: str
    caption: str


def pictures_of(notebook: Any) -> tuple[Picture, ...]:
    """Return the figures of an executed notebook in order, each name once.

    Raises
    ------
    InputError
        If one cannot be read.
    """
    outputs = [o for cell in notebook["cells"] for o in cell.get("outputs", ())]
    pictures: dict[str, Picture] = {}
    for output in outputs:
        record = record_of(output)
        if record.get("kind") == "figure":
            page = "".join(output.get("data", {}).get("text/html", ""))
            pictures[str(record.get("name"))] = _picture(record, page)
    return tuple(pictures.values())


def chosen(pictures: Sequence[Picture], names: Sequence[str], report: Path) -> list[Picture]:
    """Return the pictures of these names; all where none is named.

    Raises
    ------
    InputError
        If there is none of a name; the nearest is offered.
    """
    known = {picture.name: picture for picture in pictures}
    for name in names:
        if name not in known:
            there = f"it has {', '.join(known)}" if known else "it has none"
            raise InputError(f"{report} has no figure '{name}'; {there}.{nearest(name, known)}")
    return [known[name] for name in dict.fromkeys(names)] or list(pictures)


def _picture(record: dict[str, Any], page: str) -> Picture:
    name, alt = str(record.get("name")), visible(str(record.get("alt", "")))
    if not re.fullmatch(r"[\w-]+", name):
        raise InputError(f"a figure is called '{name}'; its name must be letters, digits and '-'")
    drawing, caption = SVG.search(page), CAPTION.search(page)
    try:
        if drawing is None or "<!" in drawing[0]:
            raise ValueError
        root = ElementTree.fromstring(re.sub(r' xmlns="[^"]*"', "", drawing[0], count=1))
        _, _, width, height = map(float, root.attrib["viewBox"].split())
        if not 0 < min(width, height) <= max(width, height) <= LARGEST:
            raise ValueError
        _check_harmless(root)
    except (ValueError, KeyError, ElementTree.ParseError):
        raise InputError(f"figure '{name}' holds no picture that cxlab drew") from None
    for shown in ("role", "aria-label", "class"):
        root.attrib.pop(shown, None)
    root.set("xmlns", SPACE)
    svg = visible(ElementTree.tostring(root, encoding="unicode"))
    words = visible(unescape(caption[1])) if caption else alt
    return Picture(name, svg, width=width, height=height, alt=alt, caption=words)


def _check_harmless(root: ElementTree.Element) -> None:
    """Refuse a picture that holds more than a drawing: it will be opened elsewhere."""
    for part in root.iter():
        refers = [value for key, value in part.attrib.items() if key.endswith("href")]
        runs = [key for key in part.attrib if key.startswith("on")]
        refers += [value.partition("url(")[2] for value in part.attrib.values() if "url(" in value]
        inside = all(value.startswith(("#", "data:image/png;base64,")) for value in refers)
        if part.tag not in DRAWS or runs or not inside:
            raise ValueError
