import numpy as np
import pytest
from scipy.stats import norm

from cxlab.statistics.ranking import from_average, rank, shrink, standard_error
from tests.benchmarks.calibration_surveys import nobody_listed
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
    df = np.array([9.0, 19.0, 29.0])
    apart, error, own = from_average(y, v, df)
    assert apart == pytest.approx(contrast @ y, abs=EXACT)
    assert error**2 == pytest.approx(np.diag(contrast @ np.diag(v) @ contrast.T), abs=EXACT)
    satterthwaite = error**4 / (contrast**4 @ (v**2 / df))
    assert own == pytest.approx(satterthwaite, abs=1e-9)


@pytest.mark.parametrize(("name", "times"), [("means", 40), ("alpha", 60)])
def test_of_equal_branches_somebody_is_listed_in_one_company_of_twenty(name, times):
    listed = 1 - np.mean([nobody_listed(seed, name) for seed in range(times)])
    assert listed <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / times)


def test_a_scale_is_left_again():
    ranking = rank("abc", [0.7, 0.8, 0.9], [0.1] * 3, 0.95, np.random.default_rng(1), scale="rest")
    assert [b.value for b in ranking.branches] == [0.7, 0.8, 0.9]
    assert ranking.average == pytest.approx(1 - (0.3 * 0.2 * 0.1) ** (1 / 3))
    assert [b.highest for b in ranking.branches] == sorted(
        (b.highest for b in ranking.branches), reverse=True
    )
    assert standard_error(0.7, 0.9, 0.95, 10, "rest") == pytest.approx(np.log(3) / 2 / 2.2281388)


def test_two_far_apart_are_ranked_and_three_are_not_pulled():
    ranking = rank("abc", [0.0, 0.1, 9.0], [0.5] * 3, 0.95, np.random.default_rng(1))
    assert [(b.highest, b.lowest) for b in ranking.branches] == [(2, 3), (2, 3), (1, 1)]
    assert [b.shrunken for b in ranking.branches] == [0.0, 0.1, 9.0]
    assert standard_error(-1.959964, 1.959964, 0.95) == pytest.approx(1, abs=1e-6)
    with pytest.raises(ValueError, match="2 branches or more"):
        rank("a", [1.0], [1.0], 0.95, np.random.default_rng(1))
