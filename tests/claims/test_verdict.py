import pytest
from hypothesis import given

from cxlab.claims.estimate import Estimate
from cxlab.claims.verdict import Verdict, judge
from tests.claims.test_finding import effects, estimates


@pytest.mark.parametrize(
    ("lower", "upper", "expected", "verdict"),
    [
        (0.03, 0.10, "positive", "SUPPORTED"),
        (0.03, 0.10, "negative", "CONTRADICTED"),
        (0.03, 0.10, "different", "SUPPORTED"),
        (-0.10, -0.03, "different", "SUPPORTED"),
        (-0.10, -0.03, "positive", "CONTRADICTED"),
        (-0.01, 0.01, "positive", "NEGLIGIBLE"),
        (0.01, 0.10, "positive", "INCONCLUSIVE"),
        (0.02, 0.10, "positive", "INCONCLUSIVE"),
        (-0.10, 0.10, "different", "INCONCLUSIVE"),
    ],
)
def test_the_verdict_rule(lower, upper, expected, verdict):
    estimate = Estimate((lower + upper) / 2, lower, upper, "risk difference")
    assert judge(estimate, expected, 0.02) is Verdict[verdict]


@given(estimates(), effects)
def test_turning_everything_round_turns_the_verdict_round(estimate, smallest_effect):
    turned = Estimate(-estimate.value, -estimate.upper, -estimate.lower, estimate.measure)
    assert judge(estimate, "positive", smallest_effect) is judge(
        turned, "negative", smallest_effect
    )
