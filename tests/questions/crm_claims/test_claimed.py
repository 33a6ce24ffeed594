from math import inf

import pytest

from cxlab.claims.estimate import Estimate
from cxlab.claims.verdict import judge
from cxlab.questions.crm_claims.claimed import claimed, counts_as, held_against

LEVELS = {"claim.pareto": (0.8, 0.8), "claim.churn_15_20": (0.15, 0.2)}


def test_figures_are_read_from_the_tables():
    assert LEVELS.items() <= claimed().items()
    assert claimed()["claim.few_complain"] == (-inf, 0.1)
    assert counts_as("claim.pareto", 0.05) == pytest.approx((0.75, 0.85))
    assert counts_as("claim.churn_15_20", 0.05) == (0.15, 0.2)


@pytest.mark.parametrize(
    ("ends", "verdict", "open_end"),
    [
        ((0.76, 0.84), "SUPPORTED", 0.8),
        ((0.60, 0.74), "CONTRADICTED", 0.8),
        ((0.86, 0.95), "CONTRADICTED", 0.8),  # more uneven than claimed is not as claimed
        ((0.70, 0.78), "INCONCLUSIVE", 0.75),
        ((0.80, 0.90), "INCONCLUSIVE", 0.85),
        ((0.60, 0.95), "INCONCLUSIVE", 0.75),
    ],
)
def test_a_single_number_is_right_within_what_matters_on_both_sides(ends, verdict, open_end):
    share = Estimate(sum(ends) / 2, *ends, "proportion")
    decided = held_against("claim.pareto", share, 0.05)
    assert judge(decided["decided_by"], "positive", 0.0).name == verdict
    assert decided["limit"] == pytest.approx(open_end)
