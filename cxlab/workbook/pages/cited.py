"""Sources as people cite them."""

from collections.abc import Sequence

from cxlab.evidence.account import OWN
from cxlab.published import sources
from cxlab.words import say


def source_names(keys: Sequence[str]) -> str:
    """Return authors and years of sources; names of files as they are.

    Examples
    --------
    >>> source_names(["iyengar_lepper_2000", "own data: shop.csv"])
    'Iyengar, S. S., & Lepper, M. R. (2000); own data: shop.csv'
    """
    return "; ".join(map(_source_name, keys))


def _source_name(key: str) -> str:
    known = sources()
    if key in known:
        return known[key].short
    return say("own data: {file}", file=key.removeprefix(OWN)) if key.startswith(OWN) else key
