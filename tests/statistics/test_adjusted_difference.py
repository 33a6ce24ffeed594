import numpy as np
import pytest

from cxlab.errors import LackError
from cxlab.statistics.adjusted_difference import adjusted_difference
from tests.tolerances import ROOT


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
    with pytest.raises(LackError, match="members: 3, others: 97"):
        adjusted_difference((np.arange(100) < 3) * 1.0, np.arange(100.0), np.zeros(100))


@pytest.mark.parametrize("came", [np.zeros(40), np.ones(40), np.repeat([0.0, 1.0], 20)])
def test_where_all_did_alike_nobody_knows_how_far_chance_reaches(came):
    with pytest.raises(LackError, match="nobody can say how far"):
        adjusted_difference(np.repeat([0.0, 1.0], 20), np.tile([1.0, 2, 3, 5], 10), came)


def test_members_who_all_bought_more_than_all_others_cannot_be_compared():
    member = np.repeat([0.0, 1.0], 20)
    with pytest.raises(LackError, match="bought alike"):
        adjusted_difference(member, 1 + 4 * member, np.tile([0.0, 1.0], 20))


def test_a_customer_like_no_other_says_nothing_of_the_error():
    """Such a one is fitted exactly: the answer is that without this customer."""
    rng = np.random.default_rng(4)
    member, came = np.tile([0.0, 1.0], 30), rng.integers(0, 2, 60).astype(float)
    before = np.append(np.zeros(59), 50.0)
    apart, rest = adjusted_difference(member, before, came), slice(0, 59)
    shares = [came[rest][member[rest] == side] for side in (0, 1)]
    # HC3 of two groups: squares over (n - 1) squared, group by group.
    error = sum(((part - part.mean()) ** 2).sum() / (len(part) - 1) ** 2 for part in shares) ** 0.5
    assert apart.value == pytest.approx(shares[1].mean() - shares[0].mean(), abs=ROOT)
    assert apart.error == pytest.approx(error, rel=ROOT)
