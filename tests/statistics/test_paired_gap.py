import numpy as np
import pytest
from scipy.stats import ttest_rel
from statsmodels.stats.effect_size import _noncentrality_t

from cxlab.statistics.moments import Moments
from cxlab.statistics.paired_gap import LARGE, paired_gap, standardised_interval
from tests.statistics.kiosk import ITEMS, dimensions
from tests.statistics.test_meta import R
from tests.tolerances import NONCENTRAL, SURVEY_PRINTED, SURVEY_PRINTED_T


@pytest.mark.parametrize("dimension", ITEMS)
def test_gaps_as_rs_paired_t_test_gives_them(dimension):
    reference = R["kiosk"][dimension]["gap"]
    gap = paired_gap(dimensions(), f"P.{dimension}", f"E.{dimension}")
    assert gap.gap == pytest.approx(reference["mean"], abs=SURVEY_PRINTED)
    assert (gap.lower, gap.upper) == pytest.approx(reference["ci"], abs=SURVEY_PRINTED)
    assert gap.d_z == pytest.approx(reference["dz"], abs=SURVEY_PRINTED)
    assert gap.t == pytest.approx(reference["t"], abs=SURVEY_PRINTED_T)
    assert gap.p_value == pytest.approx(reference["p"], rel=1e-4)
    assert gap.correlation == pytest.approx(reference["r_EP"], abs=SURVEY_PRINTED)


def test_raw_answers_give_what_scipy_gives():
    rng = np.random.default_rng(4)
    e, p = rng.normal(6, 1, 40), rng.normal(5, 1, 40)
    gap = paired_gap(Moments.from_responses({"e": e, "p": p}), "p", "e", 0.9)
    test = ttest_rel(p, e)
    assert (gap.t, gap.p_value) == pytest.approx((test.statistic, test.pvalue))
    interval = test.confidence_interval(0.9)
    assert (gap.lower, gap.upper) == pytest.approx((interval.low, interval.high))


def test_a_gap_that_does_not_vary():
    same = Moments.from_responses({"p": [1, 2, 3], "e": [2, 3, 4]})
    with pytest.raises(ValueError, match="the same for everybody"):
        paired_gap(same, "p", "e")


@pytest.mark.parametrize(
    ("d_z", "n"), [(-0.99, 207), (0.1, 12), (-2.5, 30), (0.0, 40), (3.0, 8), (0.5, 2), (20.0, 400)]
)
def test_the_standardised_interval_as_statsmodels_solves_it(d_z, n):
    theirs = _noncentrality_t(d_z * np.sqrt(n), n - 1).confint
    ours = np.array(standardised_interval(d_z, n)) * np.sqrt(n)
    assert ours == pytest.approx(np.array(theirs), rel=NONCENTRAL, abs=NONCENTRAL)


@pytest.mark.parametrize("d_z", [-1.2, -0.2, 0.0, 3.0])
def test_many_respondents_change_the_formula_not_the_interval(d_z):
    exact = standardised_interval(d_z, LARGE)
    approximate = standardised_interval(d_z, LARGE + 1)
    assert exact == pytest.approx(approximate, abs=1e-3)
    assert exact[0] < d_z < exact[1]
