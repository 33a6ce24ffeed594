"""The hypotheses of notebook 04, with their directions, stated before any result."""

import re

from cxlab.claims.conclude import conclude
from cxlab.claims.finding import Finding
from cxlab.claims.hypothesis import Hypothesis, hypotheses_table
from cxlab.claims.verdict import Expected
from cxlab.questions.five_gaps.evidence import INDUSTRIES, Evidence
from cxlab.table import Table

GAP1 = (
    "Managers see their customers too rosily: customers expect more, or find the service worse, "
    "than managers think."
)
GAP5 = "Customers perceive less than they expected."
STAFF_DRIVERS = ("engagement", "empathy", "training", "empowerment", "staff satisfaction")
COMMUNICATION = "communication"
HYPOTHESES: dict[str, Hypothesis] = {
    "gap.1": Hypothesis("H1", GAP1, "negative", "confirmatory"),
    "gap.2": Hypothesis(
        "H2",
        "Service standards ask for less than managers believe customers expect.",
        "negative",
        "confirmatory",
    ),
    "gap.3": Hypothesis(
        "H3", "Staff deliver less than the service standards ask.", "negative", "confirmatory"
    ),
    "gap.4": Hypothesis(
        "H4", "Staff deliver less than is promised outside.", "negative", "confirmatory"
    ),
    "gap.5": Hypothesis("H5", GAP5, "negative", "confirmatory"),
    "gap.explained": Hypothesis(
        "H6",
        "Gaps 1 to 4 together explain why gap 5 differs between branches.",
        "positive",
        "confirmatory",
    ),
    **{
        f"gap.3.{name.replace(' ', '_')}": Hypothesis(
            "H7",
            f"More {'satisfied staff' if name == 'staff satisfaction' else name + ' of staff'} "
            "goes with delivery closer to (or above) the standards.",
            "positive",
            "confirmatory",
        )
        for name in STAFF_DRIVERS
    },
    "gap.4.communication": Hypothesis(
        "H8",
        "Better communication goes with delivery closer to (or above) what is promised.",
        "positive",
        "confirmatory",
    ),
    "gap.communication": Hypothesis(
        "H8",
        "Branches with better communication have more satisfied customers.",
        "positive",
        "confirmatory",
    ),
}
SETTINGS = {
    f"gap.5.{slug}": Hypothesis("H5", f"{GAP5[:-1]} ({name}).", "negative", "confirmatory")
    for name in (*INDUSTRIES, "order kiosks")
    for slug in [name.replace(" ", "_")]
}


def hypotheses() -> Table:
    """Return the hypotheses as a table: shown before any result."""
    return hypotheses_table(HYPOTHESES)


def concluded(id: str, evidence: Evidence, estimate: object, **said: object) -> Finding:
    """Return the finding on a hypothesis; other drivers than those named are exploratory."""
    h = HYPOTHESES.get(id) or SETTINGS.get(id) or _exploratory(id)
    sources = said.pop("sources", (evidence.source,))
    return conclude(
        *(id, h.number, h.claim, estimate),  # type: ignore[arg-type]
        expected=h.expected,
        basis=h.basis,
        sources=sources,  # type: ignore[arg-type]
        **said,  # type: ignore[arg-type]
    )


def _exploratory(id: str) -> Hypothesis:
    name = id.rpartition(".")[2].replace("_", " ")
    claim = f"'{name}' goes with delivery closer to (or further from) the standards."
    expected: Expected = "different"
    return Hypothesis("H7", claim, expected, "exploratory")


def slug(name: str) -> str:
    """Return a driver's name as the end of an id."""
    return re.sub(r"\W+", "_", name.casefold()).strip("_")
