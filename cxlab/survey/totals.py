"""Checks that totals alone decide, whether the answers are held or summed up where they lie."""

from collections.abc import Sequence

from cxlab.numbers import percent
from cxlab.survey.check import Check
from cxlab.words import say, say_count

ENOUGH_PEOPLE = 30
MUCH_MISSING = 0.05
HIGH_CEILING = 0.5


def enough_people(n: int, no_people: Sequence[str] = ()) -> Check:
    """Say whether there are so many respondents that single ones do not decide.

    ``no_people`` says which rows of the file are nobody's answers; they, too, need a look.
    """
    if n >= ENOUGH_PEOPLE:
        text = say_count("{n} respondent", "{n:,} respondents", n)
    else:
        text = say_count(
            "{n} respondent: fewer than {enough}, so that single people move every number",
            "{n:,} respondents: fewer than {enough}, so that single people move every number",
            n,
            enough=ENOUGH_PEOPLE,
        )
    if not no_people:
        return Check("people", n >= ENOUGH_PEOPLE, text)
    return Check("people", False, "; ".join([text, *no_people]))


def out_of_range(outside: int, given: int, places: str = "") -> Check:
    """Count answers that are none of their scale; ``places`` names the first where known."""
    facts = {"outside": outside, "given": given, "places": places}
    if not outside:
        text = say("{outside:,} of {given:,} answers lie outside their scale", **facts)
    elif not places:
        text = say(
            "{outside:,} of {given:,} answers lie outside their scale and count as missing", **facts
        )
    else:
        text = say(
            "{outside:,} of {given:,} answers lie outside their scale and count as missing "
            "({places}): typing errors, a code for 'no answer' that the codebook does not name, or "
            "a wrong scale",
            **facts,
        )
    return Check("out_of_range", not outside, text)


def missing_answers(missing: int, everything: int, gap: str = "") -> Check:
    """Count cells without an answer; ``gap`` says how many people they concern, where known."""
    counts = say("{missing:,} of {all:,} answers missing", missing=missing, all=everything)
    few = missing <= MUCH_MISSING * everything
    return Check("missing", few, "; ".join(part for part in (counts, gap) if part))


def ceiling(top: int, answers: int) -> Check:
    """Say what it means that so many expectations are the highest answer there is."""
    share = top / max(1, answers)
    if share <= HIGH_CEILING:
        text = say(
            "{share} of all expectations are the highest answer of the scale", share=percent(share)
        )
    else:
        text = say(
            "{share} of all expectations are the highest answer of the scale. Where people expect "
            "the highest there is, perceptions cannot exceed it: the gap can hardly be anything "
            "but negative, and says little more than how far perceptions are from the top",
            share=percent(share),
        )
    return Check("ceiling", share <= HIGH_CEILING, text)
