"""Sources as people cite them."""

from collections.abc import Sequence

from cxlab.published import sources


def source_names(keys: Sequence[str]) -> str:
    """Return authors and years of sources; names of files as they are.

    Examples
    --------
    >>> source_names(["iyengar_lepper_2000", "shop.csv"])
    'Iyengar, S. S., & Lepper, M. R. (2000); shop.csv'
    """
    known = sources()
    return "; ".join(known[key].short if key in known else key for key in keys)
