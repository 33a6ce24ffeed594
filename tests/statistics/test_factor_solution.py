import numpy as np
import pytest
from scipy.optimize import approx_fprime, check_grad

from cxlab.errors import InputError
from cxlab.statistics.factor_solution import (
    SMALLEST,
    _curvature,
    _discrepancy,
    _first_guess,
    _searched,
    factor_solution,
)
from tests.tolerances import FACTOR_MODEL

LOADINGS = np.array([0.9, -0.6, 0.7, 0.8, 0.5, 0.4])
BELONGING = np.repeat(np.eye(2, dtype=bool), [3, 3], axis=0)
BETWEEN = np.array([[1.0, -0.35], [-0.35, 1.0]])


def implied(loadings, belonging, between):
    common = (belonging * loadings[:, np.newaxis]) @ between @ (belonging.T * loadings)
    return common + np.diag(1 - np.diag(common))


def test_correlations_that_a_model_makes_are_its_own():
    """Also where an item points the other way."""
    found = factor_solution(implied(LOADINGS, BELONGING, BETWEEN), BELONGING)
    assert found.loadings == pytest.approx(LOADINGS, abs=FACTOR_MODEL)
    assert found.correlation == pytest.approx(BETWEEN, abs=FACTOR_MODEL)
    assert found.minimum == pytest.approx(0, abs=FACTOR_MODEL)


def test_three_items_have_a_closed_form():
    """Spearman's: the squared loading of a is r(ab) r(ac) / r(bc)."""
    observed = np.array([[1, 0.5, 0.4], [0.5, 1, 0.3], [0.4, 0.3, 1]])
    found = factor_solution(observed, np.ones((3, 1), dtype=bool))
    squares = [0.5 * 0.4 / 0.3, 0.5 * 0.3 / 0.4, 0.4 * 0.3 / 0.5]
    assert found.loadings == pytest.approx(np.sqrt(squares), abs=FACTOR_MODEL)


def test_a_loading_beyond_one_is_held_back():
    observed = np.array([[1, 0.8, 0.8], [0.8, 1, 0.5], [0.8, 0.5, 1]])  # asks for 1.13
    found = factor_solution(observed, np.ones((3, 1), dtype=bool))
    assert found.loadings[0] == pytest.approx(np.sqrt(1 - SMALLEST), abs=1e-3)
    assert found.minimum > 0.01


def test_the_gradient_is_the_slope():
    rng = np.random.default_rng(1)
    observed = implied(LOADINGS, BELONGING, BETWEEN)
    free = np.concatenate([rng.uniform(0.3, 0.8, 6), rng.uniform(0.3, 0.9, 6), [0.2]])
    apart = check_grad(
        lambda x: _discrepancy(x, observed, BELONGING, np.tril_indices(2, -1))[0],
        lambda x: _discrepancy(x, observed, BELONGING, np.tril_indices(2, -1))[1],
        free,
    )
    assert apart < 1e-5  # of finite differences


def test_the_second_derivatives_are_the_slopes_of_the_gradient():
    """Also where the model is not true, in any place."""
    rng = np.random.default_rng(2)
    belonging, pairs = np.repeat(np.eye(3, dtype=bool), [3, 2, 4], axis=0), np.tril_indices(3, -1)
    observed = np.corrcoef(rng.normal(size=(9, 40)) + rng.normal(size=40))
    free = np.concatenate([rng.uniform(0.3, 0.8, 9), rng.uniform(0.3, 0.9, 9), [0.2, 0.3, 0.4]])
    slopes = approx_fprime(free, lambda x: _discrepancy(x, observed, belonging, pairs)[1])
    assert _curvature(free, observed, belonging, pairs) == pytest.approx(slopes, abs=1e-5)


@pytest.mark.parametrize("seed", range(5))
def test_newtons_steps_end_where_a_search_ends(seed):
    rng = np.random.default_rng(seed)
    truth = implied(LOADINGS, BELONGING, BETWEEN)
    observed = np.corrcoef(rng.multivariate_normal(np.zeros(6), truth, 200).T)
    model = observed, BELONGING, np.tril_indices(2, -1)
    searched = _searched(_first_guess(observed, BELONGING), model)
    assert factor_solution(observed, BELONGING).correlation[1, 0] == pytest.approx(searched[-1])


def test_the_solution_holds_to_the_last_digits():
    """Else it is another number on another processor, and notebooks that are compared drift."""
    rng = np.random.default_rng(5)
    sample = rng.multivariate_normal(np.zeros(6), implied(LOADINGS, BELONGING, BETWEEN), 200)
    observed = np.corrcoef(sample.T)
    rounding = rng.normal(0, 1e-15, observed.shape)
    one, other = (factor_solution(each, BELONGING) for each in (observed, observed + rounding))
    assert one.loadings == pytest.approx(other.loadings, rel=1e-12)
    assert one.correlation == pytest.approx(other.correlation, rel=1e-12)


def test_a_factor_of_items_with_nothing_in_common_is_refused():
    """Its loadings tend to 0 and its correlations to infinity: not numbers to report."""
    between = np.array([[1.0, 0.5, 0.5], [0.5, 1.0, 0.5], [0.5, 0.5, 1.0]])
    belonging = np.repeat(np.eye(3, dtype=bool), [3, 2, 3], axis=0)
    observed = implied(np.full(8, 0.7), belonging, between)
    observed[3, 4] = observed[4, 3] = 0.0
    with pytest.raises(InputError, match="no solution"):
        factor_solution(observed, belonging)
