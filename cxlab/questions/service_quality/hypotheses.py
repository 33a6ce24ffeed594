"""The hypotheses of notebook 03, stated before the results, one family a question."""

from dataclasses import dataclass

from cxlab.claims.conclude import conclude
from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Basis, Finding
from cxlab.claims.verdict import Expected
from cxlab.questions.service_quality.dimensions import CLAIMED_ORDER, slug, spoken
from cxlab.table import Table


@dataclass(frozen=True)
class Family:
    """A claim made of each dimension, or of all together.

    Attributes
    ----------
    number, ids : str
        ``ids`` is the finding's id, with ``{dimension}`` where there is one each.
    claim : str
        With ``{dimension}`` where it is named.
    expected : {"positive", "negative", "different"}
    basis : {"confirmatory", "exploratory"}
    """

    number: str
    ids: str
    claim: str
    expected: Expected
    basis: Basis = "confirmatory"

    def id(self, dimension: str = "") -> str:
        """Return the finding's id for a dimension; spaces become underscores."""
        return self.ids.replace("{dimension}", slug(dimension))

    def of(self, dimension: str = "", outcome: str = "") -> str:
        """Return the claim for a dimension and an outcome."""
        claim = self.claim.replace("{outcome}", outcome or "the outcome")
        return _capital(claim.replace("{dimension}", spoken(dimension)))


GAP = Family(
    "H1", "quality.gap.{dimension}", "{dimension}: customers get less than they expect.", "negative"
)
RELIABILITY = Family(
    "H2",
    "quality.reliability.{dimension}",
    "{dimension}: the items agree well enough to be averaged.",
    "positive",
)
DISTINCT = Family(
    "H3", "quality.distinct", "Each dimension is a different thing from the others.", "positive"
)
IMPORTANCE = Family(
    "H4",
    "quality.importance.{dimension}",
    "{dimension}: where it is better, {outcome} is higher.",
    "positive",
)
ORDER = Family(
    "H5", "quality.order", f"What matters most falls in this order: {' > '.join(CLAIMED_ORDER)}.",
    "positive",
)  # fmt: skip
CONTEST = Family(
    "H6",
    "quality.performance_beats_gap",
    "What customers perceive explains {outcome} better than its gap to their expectation.",
    "positive",
)
FAMILIES = (GAP, RELIABILITY, DISTINCT, IMPORTANCE, ORDER, CONTEST)


def hypotheses() -> Table:
    """Return the hypotheses as a table: shown before any result."""
    rows = tuple(
        (
            f.number,
            _capital(f.claim.replace("{dimension}", "each dimension")).replace(
                "{outcome}", "the outcome (e.g. satisfaction)"
            ),
            f.basis,
            f.ids,
        )
        for f in FAMILIES
    )
    return Table(
        "Hypotheses, stated before the results", ("No.", "Claim", "Basis", "Finding"), rows
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def concluded(
    family: Family,
    dimension: str,
    estimate: Estimate | None,
    smallest_effect: float,
    sources: tuple[str, ...],
    note: str,
    *,
    reading: str,
    directions: tuple[str, str] = ("more", "less"),
    neutral: str = "as good as no difference",
    outcome: str = "",
    decided_by: Estimate | None = None,
) -> Finding:
    """Return the finding of a family on one dimension, or on all (an empty name)."""
    return conclude(
        *(family.id(dimension), family.number, family.of(dimension, outcome), estimate),
        expected=family.expected,
        smallest_effect=smallest_effect,
        basis=family.basis,
        sources=sources,
        note=note,
        reading=reading,
        directions=directions,
        label=dimension or family.ids.rpartition(".")[2],
        neutral=neutral,
        decided_by=decided_by,
    )
