"""Do fewer options sell more? Everything notebook 01 calls."""

from cxlab.evidence.arm_counts import load
from cxlab.questions.choice_overload.bottom_line import bottom_line
from cxlab.questions.choice_overload.claims import AXIS, CLAIMS
from cxlab.questions.choice_overload.purchase_funnel import funnel, funnel_table
from cxlab.questions.choice_overload.reproduction import LEDGER, ledger_rows, methods
from cxlab.questions.choice_overload.tables import effects, ladder, rates

__all__ = [
    "AXIS",
    "CLAIMS",
    "LEDGER",
    "bottom_line",
    "effects",
    "funnel",
    "funnel_table",
    "ladder",
    "ledger_rows",
    "load",
    "methods",
    "rates",
]
