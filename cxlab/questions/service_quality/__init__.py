"""Are there five quality dimensions, and which matter? Everything notebook 03 calls."""

from cxlab.questions.service_quality.advice import bottom_line
from cxlab.questions.service_quality.analysis import Analysis
from cxlab.questions.service_quality.claims import CLAIMS, GAP_AXIS
from cxlab.questions.service_quality.evidence import KNOWN_DATA, checks, load
from cxlab.questions.service_quality.methods import methods
from cxlab.questions.service_quality.reproduction import ledger_rows
from cxlab.questions.service_quality.tables import (
    fit_table,
    gap_table,
    importance_table,
    item_table,
    items_table,
    map_table,
    pairs_table,
    samples,
    scales_table,
)

__all__ = [
    "CLAIMS",
    "GAP_AXIS",
    "KNOWN_DATA",
    "Analysis",
    "bottom_line",
    "checks",
    "fit_table",
    "gap_table",
    "importance_table",
    "item_table",
    "items_table",
    "ledger_rows",
    "load",
    "map_table",
    "methods",
    "pairs_table",
    "samples",
    "scales_table",
]
