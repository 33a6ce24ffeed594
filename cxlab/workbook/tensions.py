"""Where two notebooks seem to disagree on one group: good news here, bad news there."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from cxlab.claims.finding import Finding

PARTS_OF_A_GROUP = 3  # of an id that ends in a group's name, e.g. gap.5.banks


@dataclass(frozen=True)
class Tension:
    """Good news and bad news of one group, from two notebooks.

    Attributes
    ----------
    good, bad : Finding
    good_in, bad_in : str
        The notebooks.
    """

    good: Finding
    bad: Finding
    good_in: str
    bad_in: str


def tensions(known: Iterable[tuple[str, Finding]]) -> tuple[Tension, ...]:
    """Return where findings of the same group, in different notebooks, are good and bad news.

    Parameters
    ----------
    known : iterable of (str, Finding)
        The notebook, and one of its findings.

    Examples
    --------
    >>> tensions([])
    ()
    """
    of_group = defaultdict[str, list[tuple[str, Finding]]](list)
    for notebook, finding in known:
        parts = finding.id.split(".")
        if len(parts) >= PARTS_OF_A_GROUP and finding.is_good_news is not None:
            of_group[parts[-1]].append((notebook, finding))
    return tuple(
        Tension(good, bad, good_in, bad_in)
        for pairs in of_group.values()
        for (good_in, good), (bad_in, bad) in product(pairs, pairs)
        if good_in != bad_in and good.is_good_news and bad.is_good_news is False
    )
