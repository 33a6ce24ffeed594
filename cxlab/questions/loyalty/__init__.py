"""Do satisfied customers come back, and does the score say so? Everything notebook 09 calls."""

from cxlab.questions.loyalty.bottom_line import bottom_line
from cxlab.questions.loyalty.claims import CLAIMS
from cxlab.questions.loyalty.load import load
from cxlab.questions.loyalty.ranked import axis, branches_table, ranking, unit
from cxlab.questions.loyalty.tables import score_methods, scores, waves

__all__ = [
    "CLAIMS",
    "axis",
    "bottom_line",
    "branches_table",
    "load",
    "ranking",
    "score_methods",
    "scores",
    "unit",
    "waves",
]
