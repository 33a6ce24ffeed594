import numpy as np
import pytest
from scipy.special import polygamma

from cxlab.statistics.moderation import _inverse_trigamma, moderated


@pytest.mark.parametrize("value", [1e-4, 0.1, 1.0, 30.0, 1e8])
def test_the_trigamma_function_is_turned_round(value):
    assert polygamma(1, _inverse_trigamma(value)) == pytest.approx(value, rel=1e-6)


def test_spreads_that_are_one_are_taken_for_one():
    rng = np.random.default_rng(1)
    people = rng.integers(10, 31, 300)
    variances = rng.chisquare(people - 1) / (people - 1) / people
    shared, df = moderated(variances, people - 1.0, people)
    assert shared * people == pytest.approx(np.ones(300), abs=0.15)
    assert (df > 4 * people).all()


def test_spreads_that_differ_much_stay_their_own():
    rng = np.random.default_rng(2)
    people = np.full(200, 25)
    truth = np.exp(rng.normal(0, 2, 200))
    variances = truth * rng.chisquare(24, 200) / 24 / 25
    shared, df = moderated(variances, people - 1.0, people)
    assert np.quantile(np.abs(np.log(shared / variances)), 0.9) < 0.3
    assert df.max() < 27


def test_three_branches_tell_nothing_of_spreads():
    three = np.array([0.1, 0.2, 0.3])
    assert moderated(three, np.full(3, 9.0), np.full(3, 10))[0] is three
