"""Are there five quality dimensions, and which matter? Everything notebook 03 calls."""

from cxlab.questions.service_quality.advice import bottom_line
from cxlab.questions.service_quality.analysis import Analysis
from cxlab.questions.service_quality.claims import AXIS, CLAIMS
from cxlab.questions.service_quality.evidence import checks, load
from cxlab.questions.service_quality.methods import methods
from cxlab.questions.service_quality.reproduction import LEDGER, ledger_rows
from cxlab.questions.service_quality.tables import (
    fit_table,
    items_table,
    pairs_table,
    samples,
    scales_table,
)

__all__ = [
    "AXIS",
    "CLAIMS",
    "LEDGER",
    "Analysis",
    "bottom_line",
    "checks",
    "fit_table",
    "items_table",
    "ledger_rows",
    "load",
    "methods",
    "pairs_table",
    "samples",
    "scales_table",
]
