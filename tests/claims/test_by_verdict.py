import pytest

from cxlab.claims.by_verdict import ByVerdict
from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.claims.findings import Findings
from cxlab.claims.verdict import Verdict

SAID = ByVerdict(
    "a.b",
    supported="{shop}: yes",
    contradicted="{shop}: no",
    negligible="{shop}: hardly",
    inconclusive="{shop}: perhaps",
    no_evidence="{shop}: nobody knows",
)


@pytest.mark.parametrize("verdict", list(Verdict))
def test_each_verdict_has_its_own_sentence(verdict):
    estimate = Estimate(0.1, 0.0, 0.2, "risk difference")
    found = Findings([Finding("a.b", "H1", "c", estimate, verdict, 0, "confirmatory")])
    assert SAID.of(found, shop="{north}") == "{north}" + getattr(
        SAID, verdict.name.lower()
    ).removeprefix("{shop}")
    assert ByVerdict("a.b").of(found) == ""
