import numpy as np
import pytest

from cxlab.statistics.em import PRIOR, em
from tests.statistics.answers import DATA, GAPS, N, R
from tests.tolerances import R_PRINTED

TABLE = np.column_stack([DATA[name] for name in GAPS])


def test_means_and_covariances_as_lavaan_finds_them():
    fit, fiml = em(TABLE, np.ones(N)), R["fiml"]
    assert fit.prior == 0
    for left, what, right, value in zip(
        *(fiml[k] for k in ("lhs", "op", "rhs", "est")), strict=True
    ):
        a = GAPS.index(left)
        ours = fit.mean[a] if what == "~1" else fit.covariance[a, GAPS.index(right)]
        assert ours == pytest.approx(value, abs=R_PRINTED)


def test_a_person_who_counts_twice_is_two_people():
    twice = np.ones(N)
    twice[:30] = 2
    doubled = em(np.vstack([TABLE, TABLE[:30]]), np.ones(N + 30))
    weighted = em(TABLE, twice)
    assert weighted.mean == pytest.approx(doubled.mean, abs=1e-7)
    assert weighted.covariance == pytest.approx(doubled.covariance, abs=1e-7)


def test_answers_missing_by_another_answer_leave_no_bias():
    rng = np.random.default_rng(3)
    full = rng.multivariate_normal([0, 0], [[1, 0.7], [0.7, 1]], 20_000)
    holed = full.copy()
    holed[full[:, 0] > 0.3, 1] = np.nan
    fit = em(holed, np.ones(len(full)))
    assert np.nanmean(holed[:, 1]) < -0.3
    assert fit.mean[1] == pytest.approx(full[:, 1].mean(), abs=0.03)
    assert fit.covariance[0, 1] == pytest.approx(np.cov(full.T)[0, 1], abs=0.03)


def test_more_questions_than_people_get_a_prior_and_say_so():
    rng = np.random.default_rng(4)
    table = rng.normal(size=(12, 1)) + rng.normal(size=(12, 15))
    table[rng.random(table.shape) < 0.1] = np.nan
    fit = em(table, np.ones(12))
    assert fit.prior == PRIOR
    assert np.linalg.eigvalsh(fit.covariance)[0] > 0
