import numpy as np
import pytest
from scipy.stats import norm

from cxlab.statistics.ranking import (
    from_average,
    largest_differences,
    rank,
    rank_intervals,
    shrink,
    standard_error,
)
from tests.tolerances import DRAWS, EXACT

TIMES = 900


def simulated(k, tau, generator):
    truth = generator.normal(2, tau, k)
    errors = generator.uniform(0.5, 1.5, k)
    return truth, generator.normal(truth, errors), errors


@pytest.mark.parametrize(("k", "tau"), [(5, 0.0), (8, 0.5), (8, 3.0), (20, 0.5)])
def test_shrunken_intervals_cover_on_average_and_beat_the_raw_values(k, tau):
    generator = np.random.default_rng(3)
    held, raw, pulled = [], 0.0, 0.0
    for _ in range(TIMES // 3):
        truth, y, errors = simulated(k, tau, generator)
        _, _, shrunken, spread = shrink(y, errors**2)
        held.extend(np.abs(shrunken - truth) < norm.ppf(0.975) * spread)
        raw += ((y - truth) ** 2).sum()
        pulled += ((shrunken - truth) ** 2).sum()
    assert np.mean(held) > 0.95 - DRAWS / 2
    assert pulled < raw


@pytest.mark.parametrize(("k", "tau"), [(3, 0.0), (6, 2.0), (12, 1.0)])
def test_all_rank_intervals_hold_together(k, tau):
    generator = np.random.default_rng(5)
    held = []
    for _ in range(TIMES):
        truth, y, errors = simulated(k, tau, generator)
        highest, lowest = rank_intervals(y, errors**2, 0.9, generator, draws=400)
        best = 1 + (truth[None, :] > truth[:, None] + 1e-12).sum(axis=1)
        worst = k - (truth[None, :] < truth[:, None] - 1e-12).sum(axis=1)
        holds = (highest <= best) & (lowest >= worst) if tau else (highest == 1) & (lowest == k)
        held.append(bool(holds.all()))
    assert np.mean(held) > 0.9 - DRAWS


def test_the_list_of_those_that_differ_is_rarely_false():
    generator = np.random.default_rng(7)
    shares = []
    for _ in range(TIMES // 3):
        truth = np.repeat([-1.5, 0.0, 1.5], (3, 14, 3))
        y = generator.normal(truth, 0.5)
        ranking = rank([str(i) for i in range(20)], y, [0.5] * 20, 0.95, generator, 10)
        listed = [i for i, b in enumerate(ranking.branches) if b.adjusted <= 0.05]
        shares.append(sum(truth[i] == 0 for i in listed) / max(1, len(listed)))
    assert np.mean(shares) <= 0.05 * 14 / 20 + DRAWS / 2


def test_the_average_contains_the_branch():
    """The variance of a difference is that of its weights: a closed form done by matrices."""
    y, v = np.array([1.0, 2.0, 6.0]), np.array([0.1, 0.4, 0.9])
    contrast = np.eye(3) - np.full((3, 3), 1 / 3)
    apart, error = from_average(y, v)
    assert apart == pytest.approx(contrast @ y, abs=EXACT)
    assert error**2 == pytest.approx(np.diag(contrast @ np.diag(v) @ contrast.T), abs=EXACT)


def test_two_far_apart_are_ranked_and_three_are_not_pulled():
    ranking = rank("abc", [0.0, 0.1, 9.0], [0.5] * 3, 0.95, np.random.default_rng(1))
    assert [(b.highest, b.lowest) for b in ranking.branches] == [(2, 3), (2, 3), (1, 1)]
    assert [b.shrunken for b in ranking.branches] == [0.0, 0.1, 9.0]
    assert standard_error(-1.959964, 1.959964, 0.95) == pytest.approx(1, abs=1e-6)
    with pytest.raises(ValueError, match="2 branches or more"):
        rank("a", [1.0], [1.0], 0.95, np.random.default_rng(1))


@pytest.mark.parametrize("spread", [0.0, 0.5, 2.0])
def test_the_largest_of_all_differences_is_found_without_looking_at_all(spread):
    generator = np.random.default_rng(4)
    v = generator.lognormal(0, spread, 120)
    standard = generator.standard_normal((40, 120))
    noise = standard * np.sqrt(v)
    apart = np.abs(noise[:, :, None] - noise[:, None, :]) / np.sqrt(v[:, None] + v[None, :])
    assert (largest_differences(standard, v, kept=4) == apart.max(axis=(1, 2))).all()
    assert (largest_differences(standard, v, kept=500) == apart.max(axis=(1, 2))).all()
