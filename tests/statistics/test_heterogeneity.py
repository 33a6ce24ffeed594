import numpy as np
import pytest
from hypothesis import given, settings

from cxlab.statistics.heterogeneity import quadratic_form
from cxlab.statistics.meta import pool, tau2_interval
from tests.statistics.test_meta import D, R, V, studies
from tests.tolerances import EXACT


def test_our_tau2_solves_its_equation_more_closely_than_r():
    ones = np.ones((len(D), 1))
    y, v = np.array(D), np.array(V)
    pm = pool(D, V, "PM").tau2
    assert quadratic_form(y, v, ones, pm) == pytest.approx(len(D) - 1, rel=EXACT)
    theirs = abs(quadratic_form(y, v, ones, R["meta"]["pm"]["tau2"]) - (len(D) - 1))
    assert abs(quadratic_form(y, v, ones, pm) - (len(D) - 1)) <= theirs


@pytest.mark.parametrize("method", ["DL", "PM", "REML"])
@pytest.mark.parametrize("unit", [1e-8, 1e4])
def test_tau2_does_not_depend_on_the_unit(method, unit):
    scaled = pool([d * unit for d in D], [v * unit**2 for v in V], method)
    assert scaled.tau2 / unit**2 == pytest.approx(pool(D, V, method).tau2, rel=1e-6)
    assert tau2_interval([2500, -1200, 900, 40], [1e4] * 4)[1] > 1e6
    assert tau2_interval([0.5, 0.1], [0.04, 0.05], 0.9999)[1] > 1e3


@settings(max_examples=60)
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
