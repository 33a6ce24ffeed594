"""Among noise, do people hear what concerns them? Everything notebook 07 calls."""

from cxlab.questions.cocktail_party.bottom_line import bottom_line
from cxlab.questions.cocktail_party.claims import AXIS, CLAIMS
from cxlab.questions.cocktail_party.evidence import load, shares
from cxlab.questions.cocktail_party.tables import (
    group_methods,
    half_methods,
    ledger_rows,
    shares_table,
)

__all__ = [
    "AXIS",
    "CLAIMS",
    "bottom_line",
    "group_methods",
    "half_methods",
    "ledger_rows",
    "load",
    "shares",
    "shares_table",
]
