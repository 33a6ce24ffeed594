"""The method strip: does a claim hold under each defensible way to analyse it?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cxlab.table import Table


@dataclass(frozen=True)
class Choice:
    """One defensible analysis: its name, what it gives, and whether the claim holds under it."""

    method: str
    result: str
    holds: bool


def method_strip(caption: str, claims: Mapping[str, Sequence[Choice]]) -> Table:
    """Return methods by claims; the note names the claims for which the method decides.

    Parameters
    ----------
    caption : str
    claims : mapping of str to sequence of Choice
        The same methods, in the same order, for every claim.
    """
    methods = [choice.method for choice in next(iter(claims.values()), ())]
    rows = [
        (method, *(_shown(choices[place]) for choices in claims.values()))
        for place, method in enumerate(methods)
    ]
    counts = (f"{sum(c.holds for c in choices)} of {len(choices)}" for choices in claims.values())
    note = " ".join(strip_sentence(claim, [c.holds for c in cs]) for claim, cs in claims.items())
    return Table(
        caption, ("Method", *claims), (*rows, ("Told from nothing in", *counts)), note=note
    )


def _shown(choice: Choice) -> str:
    return f"{'yes' if choice.holds else 'no'} ({choice.result})"


def strip_sentence(claim: str, holds: Sequence[bool]) -> str:
    """Return ``H3 is fragile: 4 of 7 defensible analyses tell it from no difference, ...``"""
    count, total = sum(holds), len(holds)
    if count == total:
        return f"{claim}: all {total} defensible analyses tell it from no difference."
    if count == 0:
        return f"{claim}: none of {total} defensible analyses tells it from no difference."
    return (
        f"{claim} is fragile: {count} of {total} defensible analyses tell it from no difference, "
        "so the method decides."
    )
