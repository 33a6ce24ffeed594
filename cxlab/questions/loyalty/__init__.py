"""Do satisfied customers come back, and does the score say so? Everything notebook 09 calls."""

from cxlab.questions.loyalty.bottom_line import bottom_line
from cxlab.questions.loyalty.claims import CLAIMS
from cxlab.questions.loyalty.load import load
from cxlab.questions.loyalty.ranked import branches_table
from cxlab.questions.loyalty.tables import score_methods, scores, waves

__all__ = [
    "CLAIMS",
    "bottom_line",
    "branches_table",
    "load",
    "score_methods",
    "scores",
    "waves",
]
