import numpy as np
import pytest

from cxlab.statistics.factors import omega
from cxlab.statistics.moments import Moments
from cxlab.statistics.omega_interval import _slopes, omega_interval
from cxlab.statistics.survey_moments import survey_moments

RNG = np.random.default_rng(1)
TABLE = RNG.normal(size=(120, 1)) + RNG.normal(size=(120, 5)) * [1, 0.7, 1.2, 0.9, 1]
ITEMS = survey_moments({f"i{k}": TABLE[:, k] for k in range(5)})


@pytest.mark.parametrize(("a", "b"), [(0, 0), (0, 1), (2, 4)])
def test_slopes_are_those_of_refitted_models(a, b):
    step = np.zeros((5, 5))
    step[a, b] = step[b, a] = 1e-6

    def moved(by):
        return omega(Moments(ITEMS.names, ITEMS.n, ITEMS.mean, ITEMS.covariance + by * step))

    assert (_slopes(ITEMS) * step).sum() == pytest.approx((moved(1) - moved(-1)) / 2, rel=1e-5)


def test_the_interval_is_about_as_wide_as_redrawn_people_say():
    found = omega_interval(ITEMS)
    values = []
    for _ in range(60):
        people = TABLE[RNG.integers(0, 120, 120)]
        values.append(omega(survey_moments({f"i{k}": people[:, k] for k in range(5)})))
    assert found.value == pytest.approx(omega(ITEMS))
    assert found.error == pytest.approx(np.std(values), rel=0.3)
