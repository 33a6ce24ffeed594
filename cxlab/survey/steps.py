"""The lines of a survey's account: what was read, left out, set to missing or recoded."""

from cxlab.numbers import fixed
from cxlab.statistics.moments import Array, effective_number
from cxlab.survey.codebook.codebook import Column
from cxlab.survey.text import shortened
from cxlab.words import say, say_count


def counted(
    *,
    outside: int,
    missing: int,
    people: int,
    declared: int,
    words: int,
    leading: int,
    turned: int,
) -> tuple[str, ...]:
    """Say how many answers are missing or were recoded, and of how many people."""
    steps = [
        say("{n:,} out of range, set to missing", n=outside)
        if outside
        else say("{n:,} out of range", n=outside),
        _missing(missing, people),
    ]
    if declared:
        steps.append(say("cells that the file itself marks as missing: {n:,}", n=declared))
    if words:
        steps.append(say("{n:,} turned into numbers by the codebook's 'answers'", n=words))
    if leading:
        steps.append(
            say("{n:,} read by the number they begin with, as in '7 - Strongly agree'", n=leading)
        )
    if turned:
        steps.append(say_count("{n} column reversed", "{n:,} columns reversed", turned))
    return tuple(steps)


def _missing(answers: int, people: int) -> str:
    gaps = say_count("{n} answer missing", "{n:,} answers missing", answers)
    if not people:
        return gaps
    who = say_count("{n} respondent", "{n:,} respondents", people)
    return say("{missing} (in {people})", missing=gaps, people=who)


def screened_step(out: int, column: Column) -> str:
    """Say how many respondents a screen left out, and why."""
    return say("{n:,} {because}", n=out, because=column.because)


def blank_step(blank: int, column: Column) -> str:
    """Say how many respondents did not answer a screen, and stay."""
    name = shortened(column.name)
    return say("{n:,} without an answer to '{column}', kept", n=blank, column=name)


def weights_step(weights: Array) -> str:
    """Say how unequal weights are, and what they cost."""
    return say(
        "Weights: from {lowest} to {highest}; the {n:,} answers are worth {worth:,} unweighted "
        "ones",
        lowest=fixed(float(weights.min()), 2),
        highest=fixed(float(weights.max()), 2),
        n=len(weights),
        worth=effective_number(weights),
    )
