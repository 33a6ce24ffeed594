"""Which message fits what a customer bought before, as the names in a user's file say."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from cxlab.evidence.account import Line
from cxlab.questions.segments.segments import Offers
from cxlab.words import phrase, say

WORDS = re.compile(r"\w+")
FEW_APART = phrase(
    "of one kind of customer, or in one group of them, there are fewer than {n} people"
)
NAMES_NONE = phrase(
    "the column 'before' does not name each message. Write into it, for each customer, the message "
    "that fits what was bought before: {messages}."
)


def what_fits(before: Iterable[str], messages: Sequence[str]) -> dict[str, str]:
    """Return the message that fits what was bought before: its name, or all words of one name.

    Whole words: "mens" is in "Mens E-Mail", and not in "Womens E-Mail".
    """
    fits = {}
    for prior in dict.fromkeys(before):
        words = set(WORDS.findall(prior.casefold()))
        named = [m for m in messages if words and words <= set(WORDS.findall(m.casefold()))]
        named = [m for m in messages if m == prior] or named
        if len(named) == 1:
            fits[prior] = named[0]
    return fits


def told_apart(offers: Offers, minimum_group: int) -> tuple[Offers, list[Line]]:
    """Return the offers with what fits whom, or with why that is not known, and the account."""
    about = say("What was bought before")
    if not any(prior for _, prior in offers.cells):
        return offers, []
    if offers.fits and _gives_few_away(offers, minimum_group):
        few = say("not used: fewer than {n} people in a part", n=minimum_group)
        lack = say(FEW_APART, n=minimum_group)
        return replace(offers, fits={}, unfit=lack), [(about, few)]
    if len(offers.messages) < 2:
        return offers, []
    if len(set(offers.fits.values())) < 2:
        lack = say(NAMES_NONE, messages=", ".join(offers.messages))
        return replace(offers, unfit=lack), [(about, lack)]
    lines = [
        (about, say("{before}: gets '{message}' where each gets what fits", before=b, message=m))
        for b, m in offers.fits.items()
    ]
    people = sum(n for (_, prior), (_, n) in offers.cells.items() if prior not in offers.fits)
    if people:
        lines.append((about, say("{n:,} of other kinds, left out where rules differ", n=people)))
    return offers, lines


def _gives_few_away(offers: Offers, minimum_group: int) -> bool:
    """Say whether an arm holds few who bought one thing before, or few of all else."""
    for arm in (*offers.messages, offers.control):
        parts = [offers.of(arm, before)[1] for before in offers.fits]
        parts.append(offers.of(arm)[1] - sum(parts))
        if any(0 < part < minimum_group for part in parts):
            return True
    return False
