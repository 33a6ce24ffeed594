"""Where does service go wrong? Everything notebook 04 calls."""

from cxlab.evidence.linked import simulated_company
from cxlab.questions.five_gaps.advice import bottom_line
from cxlab.questions.five_gaps.claims import CLAIMS
from cxlab.questions.five_gaps.drivers import drivers
from cxlab.questions.five_gaps.evidence import load
from cxlab.questions.five_gaps.explained import coefficients
from cxlab.questions.five_gaps.methods import methods
from cxlab.questions.five_gaps.model import model
from cxlab.questions.five_gaps.simulated import calibration, truth_and_estimate
from cxlab.questions.five_gaps.tables import (
    AXIS,
    branches,
    drawn_branches,
    firms_and_customers,
    spread,
    surveys,
)

__all__ = [
    "AXIS",
    "CLAIMS",
    "bottom_line",
    "branches",
    "calibration",
    "coefficients",
    "drawn_branches",
    "drivers",
    "firms_and_customers",
    "load",
    "methods",
    "model",
    "simulated_company",
    "spread",
    "surveys",
    "truth_and_estimate",
]
