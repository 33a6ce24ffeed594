"""Results as they are shared where somebody is not shown: with as many digits as people read.

What is withheld protects people at any precision; digits that nobody reads help only an attacker.
Pages hold none: their numbers and pictures are drawn for readers.
"""

import json
from typing import Any

from cxlab.workbook.pages.report import to_json

DIGITS = 4
KEPT = ("parameters", "passport", "files", "level")  # what a report is made from


def rounded_file(name: str, text: str) -> str:
    """Return a file of a report, its page, JSON or notebook, with its numbers rounded."""
    if name.endswith(".html"):
        return text
    content = json.loads(text)
    if name.endswith(".json"):
        return to_json(rounded(content))
    for cell in content["cells"]:
        for output in cell.get("outputs", ()):
            output["metadata"] = rounded(output.get("metadata", {}))
    return json.dumps(content, ensure_ascii=False, sort_keys=True) + "\n"


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
