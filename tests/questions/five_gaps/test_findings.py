import pytest

from cxlab.questions.five_gaps.evidence import SAMPLE, load, simulated
from cxlab.questions.five_gaps.findings import (
    Smallest,
    all_findings,
    branch_gaps,
    gap_finding,
    over_industries,
)
from cxlab.questions.five_gaps.model import GAPS

SMALLEST = Smallest(0.1, 0.1)
PUBLIC = load("published", "", "refuse", 0.95)


def by_id(evidence):
    return {finding.id: finding for finding in all_findings(evidence, SMALLEST)}


def test_public_evidence():
    found = by_id(PUBLIC)
    verdicts = {id: finding.verdict.name for id, finding in found.items()}
    assert verdicts["gap.1"] == "SUPPORTED"
    assert verdicts["gap.5"] == "INCONCLUSIVE"
    assert verdicts["gap.5.internet_service"] == "SUPPORTED"
    assert verdicts["gap.5.banks"] == "NEGLIGIBLE"
    for id in ("gap.2", "gap.3", "gap.4", "gap.explained", "gap.3.training", "gap.communication"):
        assert verdicts[id] == "NO_EVIDENCE"
        assert "What would settle it:" in found[id].note
        assert found[id].sources == ()
    assert "over every plausible number" in found["gap.1"].note
    assert "may point the other way" in found["gap.1"].note
    assert "less often than firms call their own" in found["gap.1"].sentence()
    assert "from −0.70 (internet service) to +0.15 (processed food)" in found["gap.5"].note


def test_the_unit_is_the_industry_not_the_customer():
    pooled = over_industries(PUBLIC)
    assert (pooled.k, pooled.df) == (4, 3)
    assert pooled.lower < 0 < pooled.upper


def test_linked_surveys_answer_every_gap():
    company = simulated(0.95)
    found = by_id(company)
    for number, gap in branch_gaps(company.linked, 0.95).items():
        estimate = found[f"gap.{number}"].estimate
        assert (estimate.value, estimate.lower, estimate.n) == (gap.mean, gap.lower, 40)
    assert all(finding.estimate for finding in found.values())
    assert "Managers think that customers expect less" in found["gap.1"].sentence()
    assert found["gap.3.training"].verdict.name == "SUPPORTED"


BOOK = """columns:
  branch: group
  E: {role: expectation, item: a}
  P: {role: perception, item: a}
"""


@pytest.fixture
def few(tmp_path):
    def read(managers):
        customers = "branch,E,P\nA,6,5\nA,7,5\nB,5,5\nB,6,4\nC,6,3\nC,7,6\n"
        (tmp_path / "customers.csv").write_text(customers, encoding="utf-8")
        (tmp_path / "managers.csv").write_text("branch,E\n" + managers, encoding="utf-8")
        (tmp_path / "codebook.yaml").write_text(BOOK, encoding="utf-8")
        return load(str(tmp_path), "", "leave out", 0.95)

    return read


def test_one_manager_a_branch_is_said_not_guessed(few):
    found = gap_finding(few("A,5\nB,4\nC,5\n"), GAPS[0], SMALLEST)
    assert found.estimate.n == 3
    assert "cannot be told from chance" in found.note


def test_sides_nobody_was_asked_are_named(few):
    evidence = few("A,5\nB,4\nB,5\n")
    assert gap_finding(evidence, GAPS[0], SMALLEST).estimate.n == 2
    missing = gap_finding(evidence, GAPS[1], SMALLEST)
    assert missing.note.startswith("your surveys lack the service standards")
    one = gap_finding(few("A,5\n"), GAPS[0], SMALLEST)
    assert one.note.startswith("fewer than two branches have both sides")


def test_own_data_that_are_simulated_are_no_evidence():
    assert load(str(SAMPLE), "", "refuse", 0.95).source == "own data: simulated_five_gaps"
