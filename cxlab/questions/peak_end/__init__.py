"""Do people remember the peak and the end? Everything notebook 06 calls."""

from cxlab.questions.peak_end.bottom_line import bottom_line
from cxlab.questions.peak_end.claims import CLAIMS
from cxlab.questions.peak_end.evidence import load
from cxlab.questions.peak_end.methods import (
    choice_methods,
    prediction_methods,
    touchpoint_methods,
    trial_methods,
)
from cxlab.questions.peak_end.tables import (
    ledger_rows,
    predictors,
    predictors_table,
    touchpoints_table,
    trial_table,
)

__all__ = [
    "CLAIMS",
    "bottom_line",
    "choice_methods",
    "ledger_rows",
    "load",
    "prediction_methods",
    "predictors",
    "predictors_table",
    "touchpoint_methods",
    "touchpoints_table",
    "trial_methods",
    "trial_table",
]
