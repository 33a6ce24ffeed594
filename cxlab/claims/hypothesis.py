"""Hypotheses: claims written down, with their direction, before the data are seen."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxlab.claims.finding import Basis
from cxlab.claims.verdict import Expected
from cxlab.table import Table


@dataclass(frozen=True)
class Hypothesis:
    """A claim, its number in the notebook, the direction it states and its standing.

    Examples
    --------
    >>> Hypothesis("H1", "More stop.", "negative", "confirmatory").expected
    'negative'
    """

    number: str
    claim: str
    expected: Expected
    basis: Basis


def hypotheses_table(hypotheses: Mapping[str, Hypothesis]) -> Table:
    """Return hypotheses, by finding id, as the table a notebook shows before any result.

    Examples
    --------
    >>> known = {"jam.stopped": Hypothesis("H1", "More stop.", "negative", "confirmatory")}
    >>> hypotheses_table(known).rows
    (('H1', 'More stop.', 'confirmatory', 'jam.stopped'),)
    """
    return Table(
        "Hypotheses, stated before the results",
        ("No.", "Claim", "Basis", "Finding"),
        tuple((h.number, h.claim, h.basis, id) for id, h in hypotheses.items()),
    )
