import numpy as np
import pytest
from scipy.stats import f, ttest_1samp

from cxlab.errors import InputError
from cxlab.statistics.moments import Moments
from cxlab.statistics.two_means import confidence_ellipse, mean_draws
from tests.tolerances import DRAWN, ROOT

rng = np.random.default_rng(6)
TABLE = rng.multivariate_normal([6, 5], [[2, 1], [1, 3]], 25)
MOMENTS = Moments.from_responses({"p": TABLE[:, 0], "e": TABLE[:, 1]})


def test_each_mean_alone_has_the_usual_t_interval():
    drawn = mean_draws(MOMENTS, 200_000, seed=7)
    for place in (0, 1):
        interval = ttest_1samp(TABLE[:, place], 0).confidence_interval(0.9)
        found = np.quantile(drawn[:, place], [0.05, 0.95])
        assert found == pytest.approx([interval.low, interval.high], abs=DRAWN)
    expected = MOMENTS.correlation[0, 1]
    assert np.corrcoef(drawn.T)[0, 1] == pytest.approx(expected, abs=DRAWN)


def test_the_ellipse_is_hotellings():
    away = confidence_ellipse(MOMENTS, 0.95) - MOMENTS.mean
    t2 = 25 * np.einsum("ij,jk,ik->i", away, np.linalg.inv(MOMENTS.covariance), away)
    assert t2 == pytest.approx(np.full(90, 2 * 24 / 23 * f.ppf(0.95, 2, 23)), rel=ROOT)


def test_a_mean_without_error_and_too_few():
    fixed = Moments.from_responses({"p": [4, 4, 4, 4], "e": [1, 2, 3, 4]})
    assert (mean_draws(fixed, 50, seed=1)[:, 0] == 4).all()
    assert (confidence_ellipse(fixed)[:, 0] == 4).all()
    with pytest.raises(InputError, match="more than 2 respondents"):
        confidence_ellipse(Moments.from_responses({"p": [4, 5], "e": [1, 2]}))
