"""What goes with a complaint, and with its handling? Everything notebook 11 calls."""

from cxlab.questions.complaints.bottom_line import bottom_line
from cxlab.questions.complaints.claims import AXIS, CLAIMS, differences
from cxlab.questions.complaints.load import load
from cxlab.questions.complaints.methods import paradox_methods, relief_methods
from cxlab.questions.complaints.tables import disputes, folklore, rates, recovery

__all__ = [
    "AXIS",
    "CLAIMS",
    "bottom_line",
    "differences",
    "disputes",
    "folklore",
    "load",
    "paradox_methods",
    "rates",
    "recovery",
    "relief_methods",
]
