"""Are the figures true that managers repeat about customers? Everything notebook 10 calls."""

from cxlab.questions.crm_claims.bottom_line import bottom_line
from cxlab.questions.crm_claims.break_even import Costs
from cxlab.questions.crm_claims.claims import CLAIMS
from cxlab.questions.crm_claims.load import load
from cxlab.questions.crm_claims.tables import break_even, elsewhere, top_methods

__all__ = ["CLAIMS", "Costs", "bottom_line", "break_even", "elsewhere", "load", "top_methods"]
