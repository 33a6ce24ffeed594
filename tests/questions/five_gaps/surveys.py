"""Evidence on the five gaps, and the findings on it, for several tests."""

from dataclasses import replace

from cxlab.claims.findings import findings
from cxlab.evidence.linked import simulated_company
from cxlab.questions.five_gaps import CLAIMS, load

PUBLIC, COMPANY = load("published", "", "refuse"), simulated_company()


def found(evidence, gap=0.1, share=0.1):
    """Return the findings of a run."""
    return findings(CLAIMS, evidence, level=0.95, smallest_gap=gap, smallest_share=share)


def with_means(means, **changes):
    """Return the company with other answers."""
    linked = replace(COMPANY.linked, means=means, **changes)
    return replace(COMPANY, linked=linked, source="own data: x")
