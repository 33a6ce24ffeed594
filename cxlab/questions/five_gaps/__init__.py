"""Where does service go wrong? Everything notebook 04 calls."""

from cxlab.questions.five_gaps.advice import bottom_line
from cxlab.questions.five_gaps.evidence import load, simulated
from cxlab.questions.five_gaps.explained import coefficients, driver_findings, explained
from cxlab.questions.five_gaps.findings import (
    Smallest,
    all_findings,
    gap_finding,
    settings,
)
from cxlab.questions.five_gaps.hypotheses import hypotheses
from cxlab.questions.five_gaps.model import GAPS, model
from cxlab.questions.five_gaps.tables import (
    branches,
    calibration,
    drawn_branches,
    drivers,
    firms_and_customers,
    methods,
    spread,
    surveys,
    truth_and_estimate,
)

__all__ = [
    "GAPS",
    "Smallest",
    "all_findings",
    "bottom_line",
    "branches",
    "calibration",
    "coefficients",
    "drawn_branches",
    "driver_findings",
    "drivers",
    "explained",
    "firms_and_customers",
    "gap_finding",
    "hypotheses",
    "load",
    "methods",
    "model",
    "settings",
    "simulated",
    "spread",
    "surveys",
    "truth_and_estimate",
]
