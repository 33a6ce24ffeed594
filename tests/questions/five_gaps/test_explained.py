import numpy as np
import pytest

from cxlab.questions.five_gaps.explained import coefficients, gaps_regression, regression
from cxlab.questions.five_gaps.model import GAPS
from cxlab.questions.five_gaps.settle import Unsettled
from cxlab.statistics.branch_means import BranchMeans
from tests.questions.five_gaps.surveys import COMPANY, PUBLIC, found, with_means

RNG = np.random.default_rng(5)
LEVELS = ("expectation", "view", "standard", "delivery", "promise", "perception")


def company(branches, people=2):
    names = np.repeat([f"b{place:02d}" for place in range(branches)], people)
    levels = {level: RNG.normal(5, 1, branches * people) for level in LEVELS}
    return BranchMeans.from_answers([(names, {level: scores}) for level, scores in levels.items()])


@pytest.mark.parametrize(
    ("means", "reason"),
    [
        (company(14), "branches that have all answers: 14; at least 15 are needed"),
        (company(20, people=1), "every branch has one answer of a kind of people"),
        (
            BranchMeans.from_answers([(["a", "b"], {"view": [1, 2]})]),
            "your surveys lack customers' answers on what they perceive, customers' answers on "
            "what they expect, the service standards",
        ),
    ],
)
def test_why_there_is_no_regression(means, reason):
    *four, five = (gap.contrast for gap in GAPS)
    cannot = regression(with_means(means), five, four, level=0.95, settle="more branches")
    assert isinstance(cannot, Unsettled)
    assert reason in cannot.reason
    assert cannot.settle == "more branches"
    assert cannot.answer(COMPANY).note == f"{cannot.reason} What would settle it: more branches."


def test_gaps_that_never_vary_explain_nothing():
    names = [f"b{place:02d}" for place in range(20)] * 2
    means = BranchMeans.from_answers([(names, {"x": np.ones(40), "y": RNG.normal(size=40)})])
    cannot = regression(with_means(means), {"y": 1}, [{"x": 1}], level=0.95, settle="")
    assert "do not vary" in cannot.reason


def test_the_simulated_company():
    fit = gaps_regression(COMPANY, 0.95)
    share = found(COMPANY).of("gap.explained").estimate
    assert (share.value, share.lower, share.n) == (fit.explained, fit.explained_lower, 40)
    table = coefficients(COMPANY, 0.95)
    assert table.caption.startswith("SIMULATED")
    assert [row[1] for row in table.rows] == list(fit.coefficients)


def test_public_data_say_what_is_missing():
    assert coefficients(PUBLIC, 0.95).rows == ()
    assert "at least 15 branches" in found(PUBLIC).of("gap.explained").note
