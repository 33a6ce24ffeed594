import numpy as np
import pytest
from scipy.stats import ttest_1samp

from cxlab.statistics.branch_gap import branch_gap, partial_pooling
from cxlab.statistics.branch_means import BranchMeans
from tests.tolerances import EIGHT_SCHOOLS, EXACT

# Gelman et al. (2013), Bayesian Data Analysis, table 5.2, and the posterior means under a uniform
# prior on the spread that Stan prints for them.
SCHOOLS = np.array([28.0, 8, -3, 7, -1, 1, 18, 12])
ERRORS = np.array([15.0, 10, 16, 11, 9, 11, 10, 18]) ** 2
STAN = (11.4, 7.9, 6.1, 7.6, 5.1, 6.1, 10.6, 8.4)


def test_the_overall_gap_is_a_t_test_over_branches():
    values = [0.4, -0.2, 0.1, 0.6, 0.3]
    means = BranchMeans.from_answers([(list("abcde"), {"x": values})], exact=["x"])
    found, test = branch_gap(means, {"x": 1.0}), ttest_1samp(values, 0)
    low, high = test.confidence_interval()
    assert (found.lower, found.upper) == pytest.approx((low, high), abs=EXACT)
    assert (found.p_value, found.df) == (pytest.approx(test.pvalue), 4)
    assert [branch.value for branch in found.branches] == pytest.approx(values)
    assert found.reliability == 1


def test_partial_pooling_gives_the_eight_schools():
    value, lower, upper = partial_pooling(SCHOOLS, ERRORS, 0.95)
    assert value == pytest.approx(STAN, abs=EIGHT_SCHOOLS)
    assert (lower < 0).all()
    assert (upper > 15).all()


def test_branches_alike_are_drawn_together_and_exact_ones_stay():
    value, lower, upper = partial_pooling(np.array([0.1, -0.1, 0.0, 0.05]), np.ones(4), 0.95)
    assert np.ptp(value) < 0.1
    assert (upper - lower > 1).all()
    assert partial_pooling(SCHOOLS, np.zeros(8), 0.95)[0] == pytest.approx(SCHOOLS)


def test_what_is_not_known_is_not_given():
    means = BranchMeans.from_answers([(["a", "b", "c"], {"x": [1.0, 2.0, 4.0]})])
    found = branch_gap(means, {"x": 1.0})
    assert np.isnan(found.spread)
    assert np.isnan([branch.value for branch in found.branches]).all()
    assert found.mean == pytest.approx(7 / 3)
    with pytest.raises(ValueError, match="at least 2"):
        branch_gap(BranchMeans.from_answers([(["a"], {"x": [1.0]})]), {"x": 1.0})
