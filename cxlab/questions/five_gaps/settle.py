"""What would settle each claim, where the data cannot answer it."""

from dataclasses import dataclass

from cxlab.claims.claim import Answer
from cxlab.claims.finding import Finding
from cxlab.evidence.linked import LinkedSurveys
from cxlab.questions.five_gaps.evidence import Evidence
from cxlab.questions.five_gaps.model import GAPS
from cxlab.statistics.errors_in_variables import fewest_branches
from cxlab.words import phrase, say

EXPLAINED, PROMISES, SATISFACTION = "gap.explained", "gap.4.communication", "gap.communication"
DRIVER, OTHER = "gap.3.{driver}", "gap.3.{other}"
SETTLE = {gap.id: gap.settle for gap in GAPS} | {
    EXPLAINED: phrase(
        "customers, managers, staff and standards of the same branches, in at least {many} "
        "branches, with two managers in some of them"
    ),
    DRIVER: phrase(
        "staff asked about {driver}, beside the two sides of gap 3, in at least {few} branches"
    ),
    OTHER: phrase(
        "customers or staff asked about {driver}, beside the two sides of gap 3, in at least "
        "{few} branches"
    ),
    PROMISES: phrase(
        "customers or staff asked about communication, beside the two sides of gap 4, in at "
        "least {few} branches"
    ),
    SATISFACTION: phrase(
        "customers asked about communication and their satisfaction, in at least {few} branches"
    ),
}


def would_settle(claim: str, driver: str = "") -> str:
    """Return what would settle a claim, a noun phrase."""
    few, many = fewest_branches(1), fewest_branches(len(GAPS) - 1)
    return say(SETTLE[claim], driver=driver, few=few, many=many)


def would_settle_finding(finding: Finding) -> str:
    """Return the same by finding; one on a driver carries the driver as its label."""
    family = OTHER if finding.basis == "exploratory" else DRIVER
    return would_settle(finding.id if finding.id in SETTLE else family, finding.label)


@dataclass(frozen=True)
class Unsettled:
    """Why data cannot answer a claim, a sentence, and what would settle it, a noun phrase."""

    reason: str
    settle: str

    def answer(self, evidence: Evidence, **facts: object) -> Answer:
        """Return the answer without an estimate; where public data lack, no source is cited."""
        note = " ".join([self.reason, say("What would settle it: {what}.", what=self.settle)])
        sources = None if isinstance(evidence, LinkedSurveys) else ()
        return Answer(note=note, facts=facts, sources=sources)
