import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from cxlab.statistics.multiplicity import benjamini_hochberg, holm
from tests.tolerances import EXACT


def test_holm_by_hand():
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx((0.03, 0.06, 0.06, 0.02))


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
@settings(max_examples=30)  # statsmodels takes its time
def test_holm_is_statsmodels(p_values):
    theirs = multipletests(p_values, method="holm")[1]
    assert holm(p_values) == pytest.approx(tuple(theirs), abs=EXACT)


def test_benjamini_hochberg_by_hand():
    """Smallest to largest: .005 * 4, .01 * 4 / 2, then .04 twice (.03 * 4 / 3)."""
    found = benjamini_hochberg([0.01, 0.04, 0.03, 0.005])
    assert found == pytest.approx((0.02, 0.04, 0.04, 0.02))


def test_no_family():
    assert holm([]) == benjamini_hochberg([]) == ()
