"""Results as they are shared where somebody is not shown: with as many digits as people read.

What is withheld protects people at any precision; digits that nobody reads help only an attacker.
"""

import json
import re
from functools import lru_cache
from typing import Any

from cxlab.figures.saved import BEGIN, address_of, drawing_at
from cxlab.workbook.pages.report import to_json

DIGITS = 4
KEPT = ("parameters", "passport", "files", "level")  # what a report is made from
PICTURE = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
SAVED = re.compile(rf'(?<="){re.escape(BEGIN)}[^"]*')
# Letters are drawn large and scaled down: these factors are no data.
COORDINATE = re.compile(r"(scale\([^)]*\))|(-?\d+\.\d{2,})")


def rounded_file(name: str, text: str) -> str:
    """Return a file of a report, its page, JSON or notebook, with its numbers rounded."""
    if name.endswith(".json"):
        return to_json(rounded(json.loads(text)))
    if name.endswith(".html"):
        return rounded_pictures(text)
    notebook = json.loads(text)
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            output["metadata"] = rounded(output.get("metadata", {}))
            for kind in ("text/html", "image/svg+xml"):
                if kind in (data := output.get("data", {})):
                    data[kind] = rounded_pictures("".join(data[kind]))
    return json.dumps(notebook, ensure_ascii=False, sort_keys=True) + "\n"


def rounded(content: Any) -> Any:
    """Return content with its numbers to four digits; whole numbers stay.

    Examples
    --------
    >>> rounded({"value": 1.23456, "n": 12345, "ends": [0.000123456]})
    {'value': 1.235, 'n': 12345, 'ends': [0.0001235]}
    """
    if isinstance(content, float):
        return float(f"{content:.{DIGITS}g}")
    if isinstance(content, dict):
        return {key: value if key in KEPT else rounded(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [rounded(value) for value in content]
    return content


def rounded_pictures(page: str) -> str:
    """Return a page whose pictures, those to save too, place everything to a tenth of a pixel.

    Examples
    --------
    >>> rounded_pictures('1.23456 <svg><path d="M 1.23456 2" transform="scale(0.01)"/></svg>')
    '1.23456 <svg><path d="M 1.2 2" transform="scale(0.01)"/></svg>'
    """
    seen = PICTURE.sub(lambda picture: _rounded_drawing(picture.group()), page)
    return SAVED.sub(lambda link: _rounded_link(link.group()), seen)


# A page and its notebook hold the same pictures.
@lru_cache(maxsize=64)
def _rounded_drawing(drawing: str) -> str:
    return COORDINATE.sub(_shorter, drawing)


@lru_cache(maxsize=32)
def _rounded_link(address: str) -> str:
    return address_of(_rounded_drawing(drawing_at(address)))


def _shorter(match: re.Match[str]) -> str:
    factor, number = match.groups()
    return factor or f"{float(number):.1f}"
