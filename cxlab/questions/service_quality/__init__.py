"""Are there five quality dimensions, and which matter? Everything notebook 03 calls."""

from cxlab.questions.service_quality.advice import bottom_line
from cxlab.questions.service_quality.dimensions import CLAIMED_ORDER
from cxlab.questions.service_quality.driver_findings import (
    contest_finding,
    importance_findings,
    order_finding,
)
from cxlab.questions.service_quality.drivers import contest, drivers
from cxlab.questions.service_quality.evidence import checks, load
from cxlab.questions.service_quality.findings import (
    distinct_finding,
    gap_findings,
    reliability_findings,
)
from cxlab.questions.service_quality.gaps import gaps
from cxlab.questions.service_quality.hypotheses import hypotheses
from cxlab.questions.service_quality.methods import methods
from cxlab.questions.service_quality.reproduction import ledger_rows
from cxlab.questions.service_quality.structure import structure
from cxlab.questions.service_quality.tables import (
    fit_table,
    gap_table,
    importance_table,
    item_table,
    items_table,
    map_table,
    pairs_table,
    samples,
    scales_table,
)

__all__ = [
    "CLAIMED_ORDER",
    "bottom_line",
    "checks",
    "contest",
    "contest_finding",
    "distinct_finding",
    "drivers",
    "fit_table",
    "gap_findings",
    "gap_table",
    "gaps",
    "hypotheses",
    "importance_findings",
    "importance_table",
    "item_table",
    "items_table",
    "ledger_rows",
    "load",
    "map_table",
    "methods",
    "order_finding",
    "pairs_table",
    "reliability_findings",
    "samples",
    "scales_table",
    "structure",
]
