import numpy as np
import pytest
from scipy import stats
from statsmodels.api import WLS

from cxlab.errors import LackError
from cxlab.statistics.step_in_trend import step_in_trend
from tests.tolerances import ROOT

AGES = np.array([20.5, 30, 40, 50, 60, 70])
N = np.array([166, 203, 199, 157, 133, 132])


def test_as_weighted_least_squares():
    share = np.array([0.71, 0.66, 0.53, 0.50, 0.36, 0.31])
    step = step_in_trend(AGES, share, N, 35)
    sure = (share * N + 1) / (N + 2)
    design = np.column_stack([np.ones(6), AGES, AGES >= 35])
    fit = WLS(share, design, weights=N / (sure * (1 - sure))).fit(cov_type="fixed scale")
    assert step.value == pytest.approx(fit.params[2], abs=ROOT)
    assert step.error == pytest.approx(fit.bse[2], abs=ROOT)  # they scatter by less than sampling


def test_a_straight_fall_has_no_step_and_a_step_is_seen():
    line = 0.9 - 0.01 * (AGES - 20)
    assert step_in_trend(AGES, line, N, 35).value == pytest.approx(0, abs=ROOT)
    fallen = step_in_trend(AGES, line - 0.3 * (AGES >= 35), 20 * N, 35)
    assert fallen.lower < -0.3 + ROOT
    assert fallen.upper < 0


def test_groups_that_scatter_more_than_people_do_leave_little_to_know_it_by():
    """Three of six groups are spent on line and jump: t with three degrees of freedom."""
    share = np.array([0.6, 0.4, 0.65, 0.3, 0.55, 0.35])
    step = step_in_trend(AGES, share, 20 * N, 35)
    assert (step.upper - step.value) / step.error == pytest.approx(stats.t.ppf(0.975, 3), abs=ROOT)


def test_two_groups_on_either_side_are_needed():
    with pytest.raises(LackError, match="groups: 6; a trend and a jump"):
        step_in_trend(AGES, AGES / 100, N, 65)
