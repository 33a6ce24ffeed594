import numpy as np
import pytest

from cxlab.errors import InputError
from cxlab.statistics.drawn import _are_independent, drawn_moments
from cxlab.statistics.importance_performance import importance_performance
from cxlab.statistics.moments import Moments
from cxlab.statistics.order import importance
from cxlab.statistics.sampling import SINGULAR, draw_moments
from cxlab.statistics.survey_moments import survey_moments
from tests.statistics.answers import DATA


def test_a_printed_table_is_drawn_by_normal_theory():
    table = Moments(("a", "b"), 50, np.array([1.0, 2.0]), np.array([[2.0, 0.5], [0.5, 1.0]]))
    ours, plain = drawn_moments(table, 20, 3), draw_moments(table, 20, 3)
    assert ours.df is None
    assert np.array_equal(ours.covariance, plain.covariance)


def test_the_same_seed_redraws_the_same_people_whatever_the_variables():
    both = survey_moments({name: DATA[name] for name in ("P1", "P2", "sat")})
    all_, two = drawn_moments(both, 30, 5), drawn_moments(both.select(["P2", "P1"]), 30, 5)
    assert two.mean == pytest.approx(all_.mean[:, [1, 0]])
    assert all_.df == 149


def test_a_draw_without_variance_is_replaced():
    answers = {"a": [1.0, 1, 1, 2, 1, 1], "b": [1.0, 2, 3, 4, 5, 6]}
    drawn = drawn_moments(survey_moments(answers), 400, 1)
    assert (np.diagonal(drawn.covariance, axis1=1, axis2=2) > 0).all()
    with pytest.raises(InputError, match="'a' does not vary"):
        drawn_moments(survey_moments(answers | {"a": [1.0] * 6}), 10, 1)


def test_importance_and_quadrants_rest_on_the_people():
    moments = survey_moments({name: DATA[name] for name in ("sat", "P1", "P2", "P3")})
    found = importance(moments, "sat", ["P1", "P2", "P3"], draws=500)
    assert found.df == 149
    for share, lower, upper in zip(found.shares, found.lower, found.upper, strict=True):
        assert 0 <= lower <= share <= upper < 1
    placed = importance_performance(moments, found)
    assert all(abs(sum(p.probabilities.values()) - 1) < 1e-9 for p in placed.positions)


@pytest.mark.parametrize("singular", [[], [3], [0, 1, 2, 3, 4, 5]])
def test_draws_whose_variables_add_up_are_told_as_their_smallest_eigenvalue_tells_them(singular):
    rows = np.random.default_rng(4).normal(size=(6, 30, 5))
    rows[singular, :, 4] = rows[singular, :, 0] + rows[singular, :, 1]
    correlations = np.array([np.corrcoef(part.T) for part in rows])
    told = _are_independent(correlations)
    assert np.array_equal(told, np.linalg.eigvalsh(correlations)[:, 0] > SINGULAR)
    assert set(np.flatnonzero(~told)) == set(singular)
