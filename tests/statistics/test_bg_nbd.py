import numpy as np
import pytest

from cxlab.errors import LackError
from cxlab.published import read
from cxlab.statistics.bg_nbd import BgNbd, fit_bg_nbd

MODEL = BgNbd(0.243, 4.414, 0.793, 2.426, -9582.4)


def sample():
    rows = read("cdnow_sample")
    days = [np.array([float(row[name]) for row in rows]) for name in rows[0]]
    return days[0], days[1] / 7, days[2] / 7, days[3]


def test_the_published_parameters_of_cdnow():
    # Fader, Hardie and Lee (2005), table 1.
    model = fit_bg_nbd(*sample())
    assert [round(p, 3) for p in (model.r, model.alpha, model.a, model.b)] == [
        0.243,
        4.414,
        0.793,
        2.426,
    ]
    assert model.log_likelihood == pytest.approx(-9582.4, abs=0.05)


def test_the_forecast_is_the_mean_of_simulated_customers():
    rng = np.random.default_rng(7)
    model, n, age, ahead = BgNbd(2.0, 4.0, 1.5, 3.0, 0.0), 200_000, 20.0, 15.0
    rate, leaves = rng.gamma(2.0, 1 / 4.0, n), rng.beta(1.5, 3.0, n)
    clock, last = np.zeros(n), np.zeros(n)
    active, seen, later = np.ones(n, dtype=bool), np.zeros(n), np.zeros(n)
    while active.any():
        clock = clock + rng.exponential(1 / rate)
        active &= clock <= age + ahead
        known = active & (clock <= age)
        seen, last = seen + known, np.where(known, clock, last)
        later += active & (clock > age)
        active &= rng.random(n) > leaves
    forecast = model.expected(seen, last, np.full(n, age), ahead)
    for times in (0, 1, 2, 3):
        who = seen == times
        error = later[who].std() / who.sum() ** 0.5
        assert abs(later[who].mean() - forecast[who].mean()) < 4 * error
    assert later.mean() > 0.5


def test_whoever_never_came_again_has_not_left_as_far_as_the_model_knows():
    active = MODEL.active(np.array([0.0, 5.0, 5.0]), np.array([0, 1, 38.0]), np.full(3, 39.0))
    assert active[0] == 1
    assert active[1] < 0.01
    assert active[2] > 0.8


def test_nobody_who_comes_again_gives_no_forecast():
    with pytest.raises(LackError, match="customers who came again: 9; at least 10"):
        fit_bg_nbd(np.array([0.0, 1]), np.array([0.0, 2]), np.array([5.0, 5]), np.array([90, 9]))
