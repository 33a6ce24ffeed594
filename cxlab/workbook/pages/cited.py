"""Sources as people cite them."""

import re
from collections.abc import Sequence

from cxlab.published import sources

UNTIL_YEAR = re.compile(r".*?\(\d{4}[^)]*\)")


def source_names(keys: Sequence[str]) -> str:
    """Return authors and years of sources; names of files as they are.

    Examples
    --------
    >>> source_names(["iyengar_lepper_2000", "shop.csv"])
    'Iyengar, S. S., & Lepper, M. R. (2000); shop.csv'
    """
    known = sources()
    return "; ".join(_short(known[key].citation) if key in known else key for key in keys)


def _short(citation: str) -> str:
    """Return a citation up to its year; all of one that has none."""
    until_year = UNTIL_YEAR.match(citation)
    return until_year[0] if until_year else citation
