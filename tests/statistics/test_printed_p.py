import pytest
from scipy.stats import ttest_ind_from_stats

from cxlab.statistics.printed_p import difference_of_p
from tests.tolerances import ROOT


@pytest.mark.parametrize(("difference", "p_value"), [(-0.5, 0.006), (0.8, 0.04)])
def test_two_groups_with_the_implied_spread_have_the_printed_p(difference, p_value):
    implied = difference_of_p(difference, p_value, n=682)
    groups = (difference, implied.sd, 341), (0.0, implied.sd, 341)
    test = ttest_ind_from_stats(*groups[0], *groups[1])
    assert test.pvalue == pytest.approx(p_value, abs=ROOT)


def test_an_interval_at_one_minus_p_just_reaches_zero():
    assert difference_of_p(-0.5, 0.006, n=682, level=0.994).upper == pytest.approx(0, abs=ROOT)


@pytest.mark.parametrize(("difference", "p_value"), [(0.0, 0.5), (0.5, 0.0), (0.5, 1.0)])
def test_what_implies_nothing_is_refused(difference, p_value):
    with pytest.raises(ValueError, match="implies no standard error"):
        difference_of_p(difference, p_value, n=100)
