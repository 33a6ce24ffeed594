import re

import pytest

from cxlab.questions.crm_claims import CLAIMS, Costs
from tests.questions.crm_claims.shops import found
from tests.tolerances import PRINTED_3

PUBLISHED = found()
UNSOURCED = {
    f"claim.{name}"
    for name in (
        *("never_return", "five_times", "defection_profit"),
        *("revenue_satisfied", "simplicity_pairing"),
    )
}


@pytest.mark.parametrize(
    ("id", "value", "verdict"),
    [
        ("claim.top20_share", 0.678, "SUPPORTED"),
        ("claim.pareto", 0.678, "CONTRADICTED"),
        ("claim.more_than_half", 0.678, "SUPPORTED"),
        ("claim.churn_15_20", 0.128, "CONTRADICTED"),
        ("claim.few_complain", 0.669, "CONTRADICTED"),
        ("claim.simplicity_recommend", 0.75, "CONTRADICTED"),
        ("claim.simplicity_pay", 0.64, "CONTRADICTED"),
        ("claim.delivery_gap", -0.72, "SUPPORTED"),
    ],
)
def test_the_public_evidence_as_handed_over(id, value, verdict):
    finding = PUBLISHED.of(id)
    assert finding.estimate.value == pytest.approx(value, abs=PRINTED_3)
    assert finding.estimate.lower < finding.estimate.value < finding.estimate.upper
    assert finding.verdict.name == verdict


def test_a_figure_without_a_source_says_so_and_what_would_settle_it():
    assert {f.id for f in PUBLISHED if f.verdict.name == "NO_EVIDENCE"} == UNSOURCED
    assert all(re.search("settle|would say nothing", PUBLISHED.of(id).note) for id in UNSOURCED)
    assert [claim.number for claim in CLAIMS.values()] == [f"H{n}" for n in range(1, 14)]


def test_costs_of_ones_own_do_not_make_evidence():
    mine = found(costs=Costs(to_win=500, to_keep=50, loss=0.2)).of("claim.five_times")
    assert mine.verdict.name == "NO_EVIDENCE"
    assert "10.0 of each 100" in mine.note
    assert "it can pay" in mine.note
