"""The branches of a loyalty survey side by side, or why there is nothing to draw."""

from cxlab.figures.branches import draw_branches
from cxlab.figures.figure import Figure, nothing_to_draw
from cxlab.questions.loyalty.loyalty import Loyalty
from cxlab.questions.loyalty.ranked import axis, ranking, unit
from cxlab.words import say


def draw_ranked(loyalty: Loyalty, level: float) -> Figure:
    """Draw each branch, pulled towards the mean; those that differ from the average in colour."""
    ranked = ranking(loyalty, level)
    if ranked is None:
        return nothing_to_draw("branches", say("There are no two branches to compare."))
    return draw_branches(ranked, unit(loyalty), axis(loyalty), rate=1 - level)
