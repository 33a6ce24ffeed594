"""What is one famous result worth? Everything notebook 02 calls."""

from cxlab.evidence.studies import load
from cxlab.questions.choice_overload_evidence.bottom_line import bottom_line
from cxlab.questions.choice_overload_evidence.claims import CLAIMS, significant_results
from cxlab.questions.choice_overload_evidence.influence import influence
from cxlab.questions.choice_overload_evidence.reproduction import LEDGER, ledger_rows
from cxlab.questions.choice_overload_evidence.tables import estimators, moderator, summary

__all__ = [
    "CLAIMS",
    "LEDGER",
    "bottom_line",
    "estimators",
    "influence",
    "ledger_rows",
    "load",
    "moderator",
    "significant_results",
    "summary",
]
