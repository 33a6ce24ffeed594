import numpy as np
import pytest
from hypothesis import given, settings

from cxlab.statistics.heterogeneity import quadratic_form
from cxlab.statistics.meta import pool
from tests.statistics.test_meta import D, R, V, studies
from tests.tolerances import EXACT


def test_our_tau2_solves_its_equation_more_closely_than_r():
    ones = np.ones((len(D), 1))
    y, v = np.array(D), np.array(V)
    pm = pool(D, V, "PM").tau2
    assert quadratic_form(y, v, ones, pm) == pytest.approx(len(D) - 1, rel=EXACT)
    theirs = abs(quadratic_form(y, v, ones, R["meta"]["pm"]["tau2"]) - (len(D) - 1))
    assert abs(quadratic_form(y, v, ones, pm) - (len(D) - 1)) <= theirs


@settings(max_examples=60, deadline=None)
@given(studies)
def test_reml_is_nowhere_beaten(data):
    """The profile of the restricted likelihood has its maximum where we say it has."""
    y, v = (np.array(part) for part in data)

    def log_likelihood(tau2):
        weights = 1 / (v + tau2)
        centre = weights @ y / weights.sum()
        spread = np.log(v + tau2).sum() + np.log(weights.sum())
        return -(spread + weights @ (y - centre) ** 2) / 2

    best = log_likelihood(pool(y, v, "REML").tau2)
    assert best >= max(log_likelihood(t) for t in np.linspace(0, 20, 400)) - 1e-7
