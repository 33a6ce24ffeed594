"""A good experience or a pleasant surprise? Everything notebook 05 calls."""

from cxlab.questions.satisfaction.advice import all_findings, bottom_line
from cxlab.questions.satisfaction.answers import load
from cxlab.questions.satisfaction.cuts import cuts
from cxlab.questions.satisfaction.gap_findings import (
    difference_score,
    disconfirmation,
    expectation,
)
from cxlab.questions.satisfaction.hypotheses import Limits, drivers, hypotheses
from cxlab.questions.satisfaction.state_tables import (
    customers_table,
    relative_table,
    states_table,
    strategies_table,
)
from cxlab.questions.satisfaction.states import state_findings, states
from cxlab.questions.satisfaction.surface_findings import surface, surface_of
from cxlab.questions.satisfaction.tables import (
    correlations,
    methods,
    models,
    replications,
    surface_table,
)
from cxlab.questions.satisfaction.waves import (
    carry_table,
    expectations_drift,
    last_experience,
    waves,
)

__all__ = [
    "Limits",
    "all_findings",
    "bottom_line",
    "carry_table",
    "correlations",
    "customers_table",
    "cuts",
    "difference_score",
    "disconfirmation",
    "drivers",
    "expectation",
    "expectations_drift",
    "hypotheses",
    "last_experience",
    "load",
    "methods",
    "models",
    "relative_table",
    "replications",
    "state_findings",
    "states",
    "states_table",
    "strategies_table",
    "surface",
    "surface_of",
    "surface_table",
    "waves",
]
