"""Where two notebooks seem to disagree on one group: good news here, bad news there."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from cxlab.claims.finding import Finding
from cxlab.claims.news import news_of

# Families of which each finding is about one group, by the id that its name follows.
OF_GROUPS = ("gap.5.", "satisfaction.state.")


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
        for family in OF_GROUPS:
            if finding.id.startswith(family) and news_of(finding) is not None:
                of_group[finding.id.removeprefix(family)].append((notebook, finding))
    return tuple(
        Tension(good, bad, good_in, bad_in)
        for pairs in of_group.values()
        for (good_in, good), (bad_in, bad) in product(pairs, pairs)
        if good_in != bad_in and news_of(good) and news_of(bad) is False
    )
