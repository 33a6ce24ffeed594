import numpy as np
import pytest

from cxlab.questions.five_gaps.evidence import load, simulated
from cxlab.questions.five_gaps.explained import (
    coefficients,
    driver_findings,
    explained,
    gaps_regression,
    regression,
)
from cxlab.questions.five_gaps.model import GAPS
from cxlab.statistics.branch_means import BranchMeans

RNG = np.random.default_rng(5)
LEVELS = ("expectation", "view", "standard", "delivery", "promise", "perception")


def company(branches, people=2):
    names = np.repeat([f"b{place:02d}" for place in range(branches)], people)
    levels = {level: RNG.normal(5, 1, branches * people) for level in LEVELS}
    return BranchMeans.from_answers([(names, {level: scores}) for level, scores in levels.items()])


@pytest.mark.parametrize(
    ("means", "reason"),
    [
        (company(14), "14 branches have all answers; at least 15 are needed"),
        (company(20, people=1), "every branch has one answer of a kind of people"),
        (BranchMeans.from_answers([(["a", "b"], {"view": [1, 2]})]),
         "your surveys lack customers' answers on what they perceive and customers' answers on "
         "what they expect and the service standards"),
    ],
)  # fmt: skip
def test_why_there_is_no_regression(means, reason):
    *four, five = (gap.contrast for gap in GAPS)
    assert reason in regression(means, five, four, 0.95)


def test_gaps_that_never_vary_explain_nothing():
    names = [f"b{place:02d}" for place in range(20)] * 2
    means = BranchMeans.from_answers([(names, {"x": np.ones(40), "y": RNG.normal(size=40)})])
    assert "do not vary" in regression(means, {"y": 1}, [{"x": 1}], 0.95)


def test_the_simulated_company():
    evidence = simulated(0.95)
    fit = gaps_regression(evidence)
    found = explained(evidence, 0.1)
    assert (found.estimate.value, found.estimate.n) == (fit.explained, 40)
    table = coefficients(evidence)
    assert table.caption.startswith("SIMULATED")
    assert [row[1] for row in table.rows] == list(fit.coefficients)
    assert [f.hypothesis for f in driver_findings(evidence)] == ["H7"] * 5 + ["H8"] * 2


def test_public_data_say_what_is_missing():
    evidence = load("published", "", "refuse", 0.95)
    assert coefficients(evidence).rows == ()
    assert "at least 15 branches" in explained(evidence, 0.1).note
