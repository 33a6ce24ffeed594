"""How far the answers on a scale reach, and what that says of the scale, of any size of survey."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isnan, nan

import numpy as np

from cxlab.errors import InputError
from cxlab.survey.check import Check, listed
from cxlab.survey.codebook.codebook import RATED, YES_OR_NO, Codebook, Scale
from cxlab.survey.codebook.scale_ends import USUAL
from cxlab.survey.text import shortened
from cxlab.survey.totals import ENOUGH_PEOPLE
from cxlab.survey.values import Values
from cxlab.words import phrase, say

ENOUGH_ANSWERS = 300  # of a scale, before an end that nobody chose casts doubt on it
MANY_OUTSIDE = 10
FEW_OUTSIDE = 0.1  # the share of a column's answers that may be slips


@dataclass(frozen=True)
class Reach:
    """The lowest and the highest answer as given (nan for none), and how many there are.

    ``outside`` counts the cells that are no answers of the scale.
    """

    lowest: float
    highest: float
    answers: int
    outside: int = 0


def reach_of(values: Values) -> Reach:
    """Return how far the answers of a column reach.

    Examples
    --------
    >>> from cxlab.survey.values import Values
    >>> reach_of(Values(np.array([2.0, np.nan, 5.0]), 1, (), 0, 0))
    Reach(lowest=2.0, highest=5.0, answers=2, outside=0)
    """
    given = values.numbers[~np.isnan(values.numbers)]
    outside = len(values.out_of_range)
    if not len(given):
        return Reach(nan, nan, 0, outside)
    return Reach(float(given.min()), float(given.max()), len(given), outside)


def together(reaches: Iterable[Reach]) -> Reach:
    """Return how far several columns reach, taken as one.

    Examples
    --------
    >>> together([Reach(1, 4, 3), Reach(2, 5, 2, outside=1)])
    Reach(lowest=1, highest=5, answers=5, outside=1)
    """
    every = list(reaches)
    answered = [reach for reach in every if not isnan(reach.lowest)]
    return Reach(
        min((reach.lowest for reach in answered), default=nan),
        max((reach.highest for reach in answered), default=nan),
        sum(reach.answers for reach in every),
        sum(reach.outside for reach in every),
    )


def by_scale(codebook: Codebook) -> dict[Scale, list[str]]:
    """Return the rated columns of each scale."""
    scales: dict[Scale, list[str]] = {}
    for column in codebook.of(*RATED):
        scales.setdefault(column.scale, []).append(column.name)
    return scales


def refuse_outside(name: str, codebook: Codebook, reaches: Mapping[str, Reach]) -> None:
    """Refuse a scale beyond which too many answers of a column lie: it was asked on another.

    Each column is looked at by itself: among many right ones a wrong one would not show.

    Raises
    ------
    InputError
        Naming the column with most of them.
    """
    rated = {c.name: c for c in codebook.of(*RATED) if c.role not in YES_OR_NO}  # these have codes
    wrong = [column for column in rated if _asked_on_another(reaches[column])]
    if not wrong:
        return
    worst = max(wrong, key=lambda column: reaches[column].outside)
    low, high = rated[worst].scale
    others = f" ({len(wrong) - 1} more columns are like it)" if len(wrong) > 1 else ""
    raise InputError(
        f"{name}, column '{shortened(worst)}': {reaches[worst].outside:,} of "
        f"{reaches[worst].outside + reaches[worst].answers:,} answers lie outside the scale "
        f"{low:g} to {high:g}{others}; correct 'scale' in {codebook.name}, or list numbers that "
        "mean no answer under 'missing:'"
    )


def _asked_on_another(reach: Reach) -> bool:
    given = reach.outside + reach.answers
    return reach.outside >= MANY_OUTSIDE and reach.outside > FEW_OUTSIDE * given


def never_answered(scale: Scale, reach: Reach, people: int, offered: Sequence[float]) -> str:
    """Say which end nobody chose where many answered.

    Either the answers fill another usual scale, or the upper half of this one stayed empty: 0 to 5
    on a scale of 0 to 10 is rather 1 to 5 with 0 for no answer.
    """
    if people < ENOUGH_PEOPLE or reach.answers < ENOUGH_ANSWERS:
        return ""
    given = reach.lowest, reach.highest
    unused = [end for end in scale if end not in given and end not in offered]
    is_half_empty = 2 * reach.highest <= sum(scale)
    if not unused or not (given in USUAL or is_half_empty):
        return ""
    return say(
        "nobody answered {end:g}: all {n:,} answers lie from {lowest:g} to {highest:g}",
        end=unused[0],
        n=reach.answers,
        lowest=reach.lowest,
        highest=reach.highest,
    )


def ends_not_reached(scale: Scale, reach: Reach, offered: Sequence[float]) -> list[str]:
    """Say which ends of a scale nobody answered, where there are answers enough to wonder."""
    if reach.answers < ENOUGH_PEOPLE:
        return []
    low, high = scale
    unused = phrase("nobody answered {end:g} on the scale {low:g} to {high:g}")
    return [
        say(unused, end=end, low=low, high=high)
        for end, reached in ((low, reach.lowest), (high, reach.highest))
        if reached != end and end not in offered
    ]


def scale_check(
    codebook: Codebook, reaches: Mapping[str, Reach], doubts: Iterable[str] = ()
) -> Check:
    """Look for a scale in the codebook that is not the one people answered on.

    ``doubts`` says what else in the file speaks against one.
    """
    every = list(doubts)
    for scale, columns in by_scale(codebook).items():
        reach = together(reaches[column] for column in columns)
        every += ends_not_reached(scale, reach, codebook.unanswered)
    if not every:
        return Check("scale", True, say("both ends of each scale are used"))
    return Check("scale", False, say("{doubts}: is the scale right?", doubts=listed(every)))
