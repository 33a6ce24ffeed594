"""A research workbook for customer experience: a notebook asks, cxlab answers with findings."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxlab.claims.estimate import Estimate
    from cxlab.claims.finding import Finding
    from cxlab.claims.verdict import Verdict, judge

__all__ = ["Estimate", "Finding", "Verdict", "judge"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Import what is asked for when it is: the command line asks for none of it."""
    if name not in __all__:
        raise AttributeError(f"module 'cxlab' has no attribute '{name}'")
    from cxlab.claims.estimate import Estimate
    from cxlab.claims.finding import Finding
    from cxlab.claims.verdict import Verdict, judge

    globals().update(Estimate=Estimate, Finding=Finding, Verdict=Verdict, judge=judge)
    return globals()[name]
