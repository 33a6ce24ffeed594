import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxlab.errors import InputError
from cxlab.statistics.moments import Moments
from cxlab.statistics.sampling import draw_moments, interval_of_draws
from tests.statistics.surveys import BB
from tests.tolerances import DRAWS

TWO = Moments(("a", "b"), 50, np.array([1.0, 2.0]), np.array([[4.0, 1.0], [1.0, 9.0]]))


def test_draws_spread_as_theory_says():
    drawn = draw_moments(TWO, 4000, seed=1)
    assert drawn.covariance.mean(axis=0) == pytest.approx(TWO.covariance, rel=DRAWS)
    assert drawn.covariance[:, 0, 0].var() == pytest.approx(2 * 4.0**2 / 49, rel=3 * DRAWS)
    assert drawn.mean.mean(axis=0) == pytest.approx(TWO.mean, rel=DRAWS)
    assert np.cov(drawn.mean, rowvar=False) == pytest.approx(TWO.covariance / 50, rel=3 * DRAWS)
    again = draw_moments(TWO, 4000, seed=1)
    assert (again.covariance == drawn.covariance).all()


def test_means_that_are_not_printed_stay_unknown():
    assert np.isnan(draw_moments(BB, 2, seed=1).mean).all()


def test_too_few_respondents_are_refused():
    with pytest.raises(InputError, match="respondents: 2; more are needed than variables: 2"):
        draw_moments(Moments(TWO.names, 2, TWO.mean, TWO.covariance), 10, seed=1)


def test_copies_and_constants_are_refused_by_name():
    copies = Moments(TWO.names, 50, TWO.mean, np.array([[4.0, 4.0], [4.0, 4.0]]))
    with pytest.raises(InputError, match="some of a, b are sums or copies of others"):
        draw_moments(copies, 10, seed=1)
    flat = Moments(TWO.names, 50, TWO.mean, np.array([[4.0, 0.0], [0.0, 0.0]]))
    with pytest.raises(InputError, match="'b' does not vary"):
        draw_moments(flat, 10, seed=1)


@settings(max_examples=50)
@given(st.floats(-5, 5), st.integers(0, 2**32 - 1))
def test_an_interval_of_draws_holds_its_value(value, seed):
    lower, upper = interval_of_draws(value, np.random.default_rng(seed).normal(size=200), 0.95)
    assert lower <= value <= upper


def test_unbiased_draws_give_their_plain_percentiles():
    draws = np.arange(1, 10_000) / 10_000
    assert interval_of_draws(0.5, draws, 0.95) == pytest.approx((0.025, 0.975), abs=1e-3)
