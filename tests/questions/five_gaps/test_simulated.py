import pytest

from cxlab.questions.five_gaps.simulated import calibration, truth_and_estimate
from cxlab.simulate.five_gaps import Truth
from tests.questions.five_gaps.surveys import COMPANY


def test_the_truth_stands_beside_the_estimates():
    table = truth_and_estimate(COMPANY, 0.95)
    assert table.caption.startswith("SIMULATED")
    truth = Truth()
    true = (*truth.gaps, truth.gap5, *truth.coefficients, truth.explained)
    assert [row[1] for row in table.rows] == list(true)
    for _, _, estimate, lower, upper in table.rows:
        assert lower <= estimate <= upper


def test_the_calibration_keeps_what_it_promises():
    assert calibration().caption.startswith("SIMULATED")
    rows = {row[0]: row for row in calibration().rows}
    for number in range(1, 6):
        *_, coverage, rejection = rows[f"gap {number}"]
        assert 0.93 <= coverage <= 0.97
        assert 0.04 <= rejection <= 0.06
        assert 0.93 <= rows[f"gap {number} in one branch"][4] <= 0.97
    for number in range(1, 5):
        row = rows[f"gap 5 for a point of gap {number}"]
        assert row[4] >= 0.93
        assert row[3] == pytest.approx(0, abs=0.01)
    assert "9 of 10 biases" in calibration().note
