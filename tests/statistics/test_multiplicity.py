import pytest

from cxlab.statistics.multiplicity import holm


def test_holm_by_hand():
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx((0.03, 0.06, 0.06, 0.02))


def test_no_family():
    assert holm([]) == ()
