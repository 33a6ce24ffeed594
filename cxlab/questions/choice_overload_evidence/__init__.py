"""What is one famous result worth? Everything notebook 02 calls."""

from cxlab.questions.choice_overload_evidence.advice import bottom_line
from cxlab.questions.choice_overload_evidence.hypotheses import (
    all_findings,
    evidential_value,
    hypotheses,
    mean,
    next_study,
    significant_results,
    small_study,
)
from cxlab.questions.choice_overload_evidence.reproduction import ledger_rows
from cxlab.questions.choice_overload_evidence.studies import load
from cxlab.questions.choice_overload_evidence.tables import (
    estimators,
    influence,
    moderator,
    summary,
)

__all__ = [
    "all_findings",
    "bottom_line",
    "estimators",
    "evidential_value",
    "hypotheses",
    "influence",
    "ledger_rows",
    "load",
    "mean",
    "moderator",
    "next_study",
    "significant_results",
    "small_study",
    "summary",
]
