import numpy as np
import pytest

from cxlab.statistics.slope import slope_of
from tests.tolerances import PRINTED_3


def test_a_sum_of_coefficients_with_the_error_published_software_gives():
    """The worked example of R's RSA::RSA.ST: x = .131, y = .382, both SE .09, df = 181."""
    b, spread = np.array([0.131, 0.382]), np.diag([0.09**2, 0.09**2])
    total = slope_of(np.array([1, 1]), b, spread, 181)
    assert (total.value, total.error) == pytest.approx((0.513, 0.12728), abs=PRINTED_3)
    assert total.value / total.error == pytest.approx(4.031, abs=PRINTED_3)
    assert total.p_value < 0.001
    assert total.upper - total.value == pytest.approx(1.9732 * 0.12728, abs=PRINTED_3)


def test_no_error_at_all():
    exact = slope_of(np.ones(1), np.ones(1), np.zeros((1, 1)), 5)
    assert (exact.lower, exact.upper, exact.p_value) == (1, 1, 0)
