"""The method strip: does a claim hold under each defensible way to analyse it?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cxlab.errors import InputError
from cxlab.table import Table
from cxlab.words import say


@dataclass(frozen=True)
class Choice:
    """One defensible analysis: its name, what it gives, and whether the claim holds under it.

    Examples
    --------
    >>> Choice("Pearson", "p = .012", holds=True).method
    'Pearson'
    """

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

    Raises
    ------
    InputError
        For other methods, another order, or none.

    Examples
    --------
    >>> method_strip("Whichever?", {"H1": [Choice("Pearson", "p = .012", True)]}).rows
    (('Pearson', 'yes (p = .012)'), ('Told from nothing in', '1 of 1'))
    """
    methods = [choice.method for choice in next(iter(claims.values()), ())]
    for claim, choices in claims.items():
        if (named := [choice.method for choice in choices]) != methods:
            raise InputError(f"{claim}: methods are {named}; {methods} are needed, in this order")
    rows = [
        (method, *(_shown(choices[place]) for choices in claims.values()))
        for place, method in enumerate(methods)
    ]
    counts = (
        say("{count} of {total}", count=sum(c.holds for c in choices), total=len(choices))
        for choices in claims.values()
    )
    note = " ".join(strip_sentence(claim, [c.holds for c in cs]) for claim, cs in claims.items())
    told = (say("Told from nothing in"), *counts)
    return Table(caption, (say("Method"), *claims), (*rows, told), note=note)


def _shown(choice: Choice) -> str:
    if choice.holds:
        return say("yes ({result})", result=choice.result)
    return say("no ({result})", result=choice.result)


def strip_sentence(claim: str, holds: Sequence[bool]) -> str:
    """Return ``H3 is fragile: 4 of 7 defensible analyses tell it from no difference, ...``.

    Examples
    --------
    >>> strip_sentence("H3", [True, True])
    'H3: all 2 defensible analyses tell it from no difference.'
    """
    if not len(holds):
        raise InputError(f"{claim}: no analysis is given; at least 1 is needed")
    facts = {"claim": claim, "count": sum(holds), "total": len(holds)}
    if all(holds):
        return say("{claim}: all {total} defensible analyses tell it from no difference.", **facts)
    if not any(holds):
        return say(
            "{claim}: none of {total} defensible analyses tells it from no difference.", **facts
        )
    return say(
        "{claim} is fragile: {count} of {total} defensible analyses tell it from no difference, "
        "so the method decides.",
        **facts,
    )
