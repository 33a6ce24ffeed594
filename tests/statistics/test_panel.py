import numpy as np
import pytest
import statsmodels.api as sm
from scipy.stats import ttest_1samp

from cxlab.errors import InputError
from cxlab.statistics.panel import Panel, carry_over, drift, wave_means
from tests.tolerances import ROOT


def panel(people=30, waves=3, seed=8):
    rng = np.random.default_rng(seed)
    rows = [(f"r{who}", wave) for who in range(people) for wave in range(waves)]
    base = np.repeat(rng.normal(size=people), waves)
    return Panel(
        tuple(who for who, _ in rows),
        tuple(wave for _, wave in rows),
        6 + base + rng.normal(size=len(rows)),
        6 + base + rng.normal(size=len(rows)),
    )


def test_slopes_and_clustered_errors_as_statsmodels_gives_them():
    data = panel()
    now, before = data.steps()
    x = sm.add_constant(np.column_stack([data.perception[before], data.expectation[before]]))
    groups = np.unique([data.respondent[i] for i in now], return_inverse=True)[1]
    theirs = sm.OLS(data.expectation[now], x).fit(
        cov_type="cluster", cov_kwds={"groups": groups}, use_t=True
    )
    ours = carry_over(data)
    for slope, place in ((ours.of_perception, 1), (ours.of_expectation, 2)):
        assert slope.value == pytest.approx(theirs.params[place], rel=ROOT)
        assert slope.error == pytest.approx(theirs.bse[place], rel=ROOT)
        assert slope.p_value == pytest.approx(theirs.pvalues[place], rel=1e-7)
        assert (slope.lower, slope.upper) == pytest.approx(theirs.conf_int()[place], rel=ROOT)
    assert (ours.steps, ours.people) == (60, 30)


def test_drift_is_a_t_interval_over_people():
    data = panel()
    change = (data.expectation[2::3] - data.expectation[0::3]) / 2
    theirs = ttest_1samp(change, 0)
    slope, people = drift(data)
    assert people == 30
    assert (slope.value, slope.p_value) == pytest.approx((change.mean(), theirs.pvalue), rel=1e-7)


def test_means_by_wave_are_t_intervals_and_one_answer_makes_none():
    data = panel(people=8, waves=2)
    data = Panel(
        (*data.respondent, "late"),
        (*data.wave, 2),
        np.append(data.expectation, 5.0),
        np.append(data.perception, 5.0),
    )
    means = wave_means(data, 0.9)
    assert [(mean.wave, mean.side) for mean in means] == [
        (wave, side) for wave in (0, 1) for side in ("expectation", "perception")
    ]
    first = data.expectation[np.array(data.wave) == 0]
    theirs = ttest_1samp(first, 0).confidence_interval(0.9)
    assert (means[0].lower, means[0].upper) == pytest.approx((theirs.low, theirs.high), rel=ROOT)
    assert (means[0].value, means[0].n) == (pytest.approx(first.mean()), 8)


def test_a_missed_wave_makes_no_step():
    data = Panel(("a", "a", "b"), (0, 2, 1), np.array([1.0, 5.0, 3.0]), np.array([1.0, 2.0, 3.0]))
    assert len(data.steps()[0]) == 0
    with pytest.raises(InputError, match="0 people answered two waves in a row"):
        carry_over(data)
    with pytest.raises(InputError, match="1 person answered two waves"):
        drift(data)


def test_answers_that_do_not_vary():
    data = panel(6)
    flat = Panel(data.respondent, data.wave, data.expectation, np.full(18, 5.0))
    with pytest.raises(InputError, match="do not vary"):
        carry_over(flat)
