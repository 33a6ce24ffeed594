from dataclasses import replace

import numpy as np
import pytest
import statsmodels.api as sm
from scipy.stats import ttest_1samp

from cxlab.errors import InputError
from cxlab.statistics.panel import (
    Panel,
    carry_over,
    drift,
    no_carry_over,
    no_drift,
    wave_means,
)
from cxlab.statistics.sampling_design import SamplingDesign
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


def test_weights_are_those_of_weighted_least_squares_and_of_means():
    data = panel()
    weights = np.random.default_rng(2).uniform(0.5, 2, len(data.wave))
    weighted = replace(data, design=SamplingDesign(weights))
    now, before = data.steps()
    x = sm.add_constant(np.column_stack([data.perception[before], data.expectation[before]]))
    theirs = sm.WLS(data.expectation[now], x, weights=weights[now]).fit(
        cov_type="cluster",
        cov_kwds={"groups": np.unique([data.respondent[i] for i in now], return_inverse=True)[1]},
        use_t=True,
    )
    ours = carry_over(weighted)
    assert ours.of_perception.value == pytest.approx(theirs.params[1], rel=ROOT)
    assert ours.of_perception.error == pytest.approx(theirs.bse[1], rel=ROOT)
    first = np.array(data.wave) == 0
    mean = wave_means(weighted)[0]
    assert mean.value == pytest.approx(np.average(data.expectation[first], weights=weights[first]))


def test_one_side_missing_costs_that_side_only():
    data = panel(8, 2)
    holed = replace(data, perception=np.where(np.arange(16) == 0, np.nan, data.perception))
    assert [mean.n for mean in wave_means(holed)] == [8, 7, 8, 8]
    assert carry_over(holed).steps == 7
    assert drift(holed)[1] == 8


def test_few_skewed_answers_stay_on_the_scale():
    top = np.append(np.full(9, 7.0), 6.0)
    data = Panel(tuple("abcdefghij"), (0,) * 10, top, top)
    assert wave_means(data)[0].upper > 7
    assert wave_means(data, scale=(1, 7))[0].upper <= 7


@pytest.mark.parametrize("rise", [0.0, 0.1])
def test_where_all_expectations_move_alike_chance_is_not_known(rise):
    """Not even by rounding: 0.1 + 0.2 is not 0.3."""
    started = np.array([0.1, 0.2, 0.3, 0.7, 1.1, 2.3])
    people, waves = tuple("abcdef" * 2), (0,) * 6 + (1,) * 6
    perception = np.array([1.0, 3, 2, 5, 4, 1] * 2)
    alike = Panel(people, waves, np.append(started, started + rise), perception)
    assert "changed alike" in no_drift(alike)
    with pytest.raises(InputError, match="nobody can say how far others vary"):
        drift(alike)
    assert "to the letter" in no_carry_over(alike)
    with pytest.raises(InputError, match="never varies"):
        carry_over(replace(alike, expectation=np.append(started, np.full(6, 10.0))))
