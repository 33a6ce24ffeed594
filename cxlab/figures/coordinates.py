"""Places in a drawing as a page shows them: more digits would say what nobody sees."""

import re

# Letters are drawn large and scaled down: these factors are no places.
NUMBER = re.compile(r"(scale\([^)]*\))|(opacity: )(\d+\.\d{3,})|(-?\d+\.\d{2,})")


def shortened(tag: str) -> str:
    """Return a tag of an SVG drawing with places to a tenth of a pixel, shades to a hundredth.

    Beyond them lie digits of data that a report may have to withhold, and of the machine.

    Examples
    --------
    >>> shortened('<path d="M 1.23456 2" transform="scale(0.015)" style="opacity: 0.12345"/>')
    '<path d="M 1.2 2" transform="scale(0.015)" style="opacity: 0.12"/>'
    """
    return NUMBER.sub(_shorter, tag)


def _shorter(match: re.Match[str]) -> str:
    factor, opacity, share, place = match.groups()
    if place:
        return f"{float(place):.1f}".removesuffix(".0")
    return factor or f"{opacity}{float(share):.2f}"
