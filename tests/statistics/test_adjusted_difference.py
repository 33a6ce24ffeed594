import numpy as np
import pytest

from cxlab.errors import LackError
from cxlab.statistics.adjusted_difference import adjusted_difference


def simulated(effect, seed, n=4000):
    rng = np.random.default_rng(seed)
    before = rng.gamma(2.0, 3.0, n)
    like = np.clip(before / 25, 0, 0.8)
    member = (rng.random(n) < like).astype(float)
    came = (rng.random(n) < 0.1 + 0.5 * like + effect * member).astype(float)
    return member, before, came


@pytest.mark.parametrize("effect", [0.0, 0.15])
def test_it_finds_what_was_put_in_where_the_plain_difference_does_not(effect):
    member, before, came = simulated(effect, 5)
    apart = adjusted_difference(member, before, came)
    assert apart.lower < effect < apart.upper
    assert came[member == 1].mean() - came[member == 0].mean() > effect + 0.05


def test_its_interval_holds_the_truth_as_often_as_it_says():
    holds = sum(
        (apart := adjusted_difference(*simulated(0.1, seed, 600))).lower < 0.1 < apart.upper
        for seed in range(200)
    )
    assert 180 <= holds <= 199


def test_too_few_members():
    with pytest.raises(LackError, match="3 members and 97 others"):
        adjusted_difference((np.arange(100) < 3) * 1.0, np.arange(100.0), np.zeros(100))
