"""A good experience or a pleasant surprise? Everything notebook 05 calls."""

from cxlab.questions.satisfaction.advice import bottom_line
from cxlab.questions.satisfaction.claims import CLAIMS
from cxlab.questions.satisfaction.cuts import cuts
from cxlab.questions.satisfaction.load import load
from cxlab.questions.satisfaction.state_tables import (
    customers_table,
    relative_table,
    states_table,
    strategies_table,
)
from cxlab.questions.satisfaction.states import states
from cxlab.questions.satisfaction.surface import surface_of
from cxlab.questions.satisfaction.tables import (
    checks,
    correlations,
    methods,
    models,
    replications,
    surface_table,
)
from cxlab.questions.satisfaction.waves import carry_table, waves

__all__ = [
    "CLAIMS",
    "bottom_line",
    "carry_table",
    "checks",
    "correlations",
    "customers_table",
    "cuts",
    "load",
    "methods",
    "models",
    "relative_table",
    "replications",
    "states",
    "states_table",
    "strategies_table",
    "surface_of",
    "surface_table",
    "waves",
]
