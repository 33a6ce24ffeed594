import numpy as np
import pytest
from scipy.stats import ttest_1samp

from cxlab.statistics.correlation import correlation
from cxlab.statistics.delta import SCALES, gradient_of, interval_of, spread_of, spread_of_means
from cxlab.statistics.moments import Moments
from cxlab.statistics.paired_gap import paired_gap
from cxlab.statistics.sandwich import _coefficients
from cxlab.statistics.scales import reliability
from cxlab.statistics.survey_moments import survey_moments
from tests.statistics.answers import DATA, DESIGNS, EXPECTATION, GAPS, PERCEPTION, N, R
from tests.tolerances import EXACT, R_PRINTED

COLUMNS = {"sat": DATA["sat"], "e": EXPECTATION, "p": PERCEPTION}


@pytest.mark.parametrize("name", DESIGNS)
def test_ratio_and_regression_as_the_survey_package_gives_them(name):
    moments, theirs = survey_moments(COLUMNS, DESIGNS[name]), R[name]

    def both(mean, covariance):
        ratio = (mean[:, 0] / mean[:, 2])[:, None]
        return np.concatenate([ratio, _coefficients(mean, covariance)], axis=1)

    gradient = gradient_of(both, moments)
    errors = np.sqrt(np.diag(spread_of(moments, gradient.of_mean, gradient.of_covariance)[0]))
    assert gradient.value == pytest.approx([theirs["ratio"], *theirs["glm"]], abs=R_PRINTED)
    assert errors == pytest.approx([theirs["ratio_se"], *theirs["glm_se"]], abs=R_PRINTED)


@pytest.mark.parametrize("name", DESIGNS)
def test_errors_of_variances_as_the_survey_package_gives_them(name):
    """R's svyvar has n / (n - 1) where weights are unequal, too: one factor for all."""
    design = DESIGNS[name]
    moments = survey_moments({"gap": PERCEPTION - EXPECTATION, "sat": DATA["sat"]}, design)
    gradient = gradient_of(
        lambda _, c: np.stack([c[:, 0, 0], c[:, 0, 1], c[:, 1, 1]], axis=1), moments
    )
    spread = spread_of(moments, gradient.of_mean, gradient.of_covariance).covariance
    factor = (1 - 1 / design.effective_number(N)) * N / (N - 1)
    theirs = np.array(R[name]["var_se"])[[0, 1, 3]]
    assert factor * np.sqrt(np.diag(spread)) == pytest.approx(theirs, abs=R_PRINTED)


def test_alpha_free_of_normal_theory_as_published_and_with_gaps_as_lavaan():
    """Alpha's error: n where we have n - 1, once in the covariance, and its root in the spread."""
    items = survey_moments({name: DATA[name] for name in ("P1", "P2", "P3", "P4")})
    holed = survey_moments({name: DATA[name] for name in GAPS}).select(GAPS[:4])

    def alpha(_, covariance):
        trace = np.trace(covariance, axis1=1, axis2=2)
        return 4 / 3 * (1 - trace / covariance.sum(axis=(1, 2)))

    ours, with_gaps = (interval_of(alpha, m, scale="rest") for m in (items, holed))
    assert ours.value == pytest.approx(R["adf"]["alpha"], abs=EXACT)
    assert ours.error * ((N - 1) / N) ** 1.5 == pytest.approx(R["adf"]["se"], abs=R_PRINTED)
    assert with_gaps.value == pytest.approx(R["fiml"]["alpha"], abs=R_PRINTED)
    root = np.sqrt((N - 1) / N)
    assert with_gaps.error * root == pytest.approx(R["fiml"]["alpha_se"], abs=R_PRINTED)


def test_a_plain_gap_is_the_paired_t_test():
    gap = paired_gap(survey_moments(COLUMNS), "p", "e")
    plain = ttest_1samp(PERCEPTION - EXPECTATION, 0)
    ends = plain.confidence_interval()
    assert (gap.t, gap.p_value, gap.df) == pytest.approx((plain.statistic, plain.pvalue, N - 1))
    assert (gap.lower, gap.upper) == pytest.approx((ends.low, ends.high))


def test_normal_answers_have_the_errors_of_normal_theory():
    rng = np.random.default_rng(8)
    factor = rng.normal(size=(4000, 1))
    table = factor + rng.normal(size=(4000, 4))
    people = survey_moments({str(i): table[:, i] for i in range(4)})
    printed = Moments(people.names, people.n, people.mean.copy(), people.covariance.copy())
    for statistic in (
        lambda m: correlation(m, "0", "1"),
        reliability,
        lambda m: paired_gap(m, "0", "1").standardised,
    ):
        ours, theirs = statistic(people), statistic(printed)
        assert ours.value == pytest.approx(theirs.value, abs=EXACT)
        assert ours.upper - ours.lower == pytest.approx(theirs.upper - theirs.lower, rel=0.07)


def test_equal_weights_change_nothing():
    from cxlab.statistics.sampling_design import SamplingDesign

    one, other = survey_moments(COLUMNS), survey_moments(COLUMNS, SamplingDesign([7] * N))
    assert paired_gap(one, "p", "e") == paired_gap(other, "p", "e")
    assert correlation(one, "p", "sat") == correlation(other, "p", "sat")


def test_a_table_of_moments_has_normal_theory():
    table = Moments(("a", "b"), 50, np.array([1.0, 2.0]), np.array([[2.0, 0.5], [0.5, 1.0]]))
    assert spread_of_means(table).covariance == pytest.approx(table.covariance / 50)
    variance = interval_of(lambda _, c: c[:, 0, 0], table)
    assert variance.error == pytest.approx(2.0 * np.sqrt(2 / 49))


@pytest.mark.parametrize("name", SCALES)
def test_scales_rise_lead_back_and_know_their_slope(name):
    scale = SCALES[name]
    for value in (0.2, 0.7):
        assert scale.back(scale.to(value)) == pytest.approx(value, abs=EXACT)
        numeric = (scale.to(value + 1e-6) - scale.to(value - 1e-6)) / 2e-6
        assert scale.slope(value) == pytest.approx(numeric, rel=1e-6)
        assert numeric > 0
