import pytest

from cxlab.statistics.multiplicity import benjamini_hochberg, holm


def test_holm_by_hand():
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx((0.03, 0.06, 0.06, 0.02))


def test_benjamini_hochberg_by_hand():
    """Smallest to largest: .005 * 4, .01 * 4 / 2, then .04 twice (.03 * 4 / 3)."""
    found = benjamini_hochberg([0.01, 0.04, 0.03, 0.005])
    assert found == pytest.approx((0.02, 0.04, 0.04, 0.02))


def test_no_family():
    assert holm([]) == benjamini_hochberg([]) == ()
