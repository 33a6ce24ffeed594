import pytest

from cxlab.questions.five_gaps.evidence import load
from cxlab.questions.five_gaps.gaps import branch_gaps, over_industries
from tests.questions.five_gaps.surveys import COMPANY, PUBLIC, found

BOOK = """columns:
  branch: group
  E: {role: expectation, item: a}
  P: {role: perception, item: a}
"""


def test_public_evidence():
    findings = found(PUBLIC)
    verdicts = {finding.id: finding.verdict.name for finding in findings}
    assert verdicts["gap.1"] == "SUPPORTED"
    assert verdicts["gap.5"] == "INCONCLUSIVE"
    assert verdicts["gap.5.internet_service"] == "SUPPORTED"
    assert verdicts["gap.5.banks"] == "NEGLIGIBLE"
    for id in ("gap.2", "gap.3", "gap.4", "gap.explained", "gap.3.training", "gap.communication"):
        assert verdicts[id] == "NO_EVIDENCE"
        assert "What would settle it:" in findings.of(id).note
        assert findings.of(id).sources == ()
    assert "less often than firms call their own" in findings.of("gap.1").sentence()
    assert findings.of("gap.1").smallest_effect == 0.1
    assert found(PUBLIC, share=0.9).of("gap.1").verdict.name == "NEGLIGIBLE"
    assert "from −0.70 (internet service) to +0.15 (processed food)" in findings.of("gap.5").note


def test_the_unit_is_the_industry_not_the_customer():
    pooled = over_industries(PUBLIC, 0.95)
    assert (pooled.k, pooled.df) == (4, 3)
    assert pooled.lower < 0 < pooled.upper


def test_linked_surveys_answer_every_gap():
    findings = found(COMPANY)
    for number, gap in branch_gaps(COMPANY, 0.95).items():
        estimate = findings.of(f"gap.{number}").estimate
        assert (estimate.value, estimate.lower, estimate.n) == (gap.mean, gap.lower, 40)
    assert all(finding.estimate for finding in findings)
    assert "Managers think that customers expect less" in findings.of("gap.1").sentence()


@pytest.fixture
def few(tmp_path):
    def read(managers):
        customers = "branch,E,P\nA,6,5\nA,7,5\nB,5,5\nB,6,4\nC,6,3\nC,7,6\n"
        (tmp_path / "customers.csv").write_text(customers, encoding="utf-8")
        (tmp_path / "managers.csv").write_text("branch,E\n" + managers, encoding="utf-8")
        (tmp_path / "codebook.yaml").write_text(BOOK, encoding="utf-8")
        return found(load(str(tmp_path), "", "leave out"))

    return read


def test_one_manager_a_branch_is_said_not_guessed(few):
    gap = few("A,5\nB,4\nC,6\n").of("gap.1")
    assert gap.estimate.n == 3
    assert "do not know whether branches really differ" in gap.note


def test_sides_nobody_was_asked_are_named(few):
    findings = few("A,5\nB,4\nB,5\n")
    assert findings.of("gap.1").estimate.n == 2
    assert findings.of("gap.2").note.startswith("your surveys lack the service standards")
    assert findings.of("gap.2").sources[0].startswith("own data: ")
    one = few("A,5\n").of("gap.1")
    assert one.note.startswith("fewer than two branches have both sides")


def test_branches_that_share_one_gap_to_the_letter_leave_chance_unknown(few):
    gap = few("A,5\nB,4\nC,5\n").of("gap.1")
    assert (gap.estimate, gap.verdict.name) == (None, "NO_EVIDENCE")
    assert gap.note.startswith("all branches have the same gap")
