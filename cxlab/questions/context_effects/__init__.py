"""Does the list decide what people choose? Everything notebook 08 calls."""

from cxlab.questions.context_effects.bottom_line import bottom_line
from cxlab.questions.context_effects.claims import AXIS, CLAIMS, differences
from cxlab.questions.context_effects.load import load
from cxlab.questions.context_effects.methods import methods
from cxlab.questions.context_effects.tables import chosen, largest_rises, printed, sets, times

__all__ = [
    "AXIS",
    "CLAIMS",
    "bottom_line",
    "chosen",
    "differences",
    "largest_rises",
    "load",
    "methods",
    "printed",
    "sets",
    "times",
]
