"""Numbers in the tags of a drawing."""

import re

COARSE = re.compile(r"scale\([^)]*\)|opacity: \d\.\d\d\b|aria-label=\"[^\"]*\"")


def fine_places(svg):
    """Return the tags of a drawing that place something more finely than anybody sees."""
    return [
        tag for tag in re.findall(r"<[^>]+>", svg) if re.search(r"\d\.\d\d", COARSE.sub("", tag))
    ]
