"""Do fewer options sell more? Everything notebook 01 calls."""

from cxlab.questions.choice_overload.advice import bottom_line
from cxlab.questions.choice_overload.counts import load
from cxlab.questions.choice_overload.hypotheses import all_findings, finding, hypotheses
from cxlab.questions.choice_overload.purchase_funnel import funnel, funnel_table
from cxlab.questions.choice_overload.reproduction import ledger_rows, methods
from cxlab.questions.choice_overload.tables import effects, ladder, rates
from cxlab.questions.choice_overload.visitor_plan import plan

__all__ = [
    "all_findings",
    "bottom_line",
    "effects",
    "finding",
    "funnel",
    "funnel_table",
    "hypotheses",
    "ladder",
    "ledger_rows",
    "load",
    "methods",
    "plan",
    "rates",
]
