"""A research workbook for customer experience: a notebook asks, cxlab answers with findings."""

from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.claims.verdict import Verdict, judge

__all__ = ["Estimate", "Finding", "Verdict", "judge"]
__version__ = "0.1.0"
