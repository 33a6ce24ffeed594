import numpy as np
import pytest

from cxlab.statistics.moments import Moments
from cxlab.statistics.order import Importance, importance
from tests.statistics.surveys import BLIEMEL, ITEMS_22
from tests.tolerances import DRAWS

CLAIMED = ("reliability", "responsiveness", "assurance", "empathy", "tangibles")
BLIEMEL_ORDER = importance(BLIEMEL, "satisfaction", tuple(ITEMS_22), draws=1500)


def test_the_claimed_order_is_contradicted_by_one_reversed_pair():
    assert BLIEMEL_ORDER.probability_of(CLAIMED) == 0
    weakest = BLIEMEL_ORDER.weakest_pair(CLAIMED)
    assert weakest.lower <= weakest.difference <= weakest.upper < 0
    assert weakest.probability <= 0.0025
    assert (weakest.higher, weakest.lower_ranked) == ("assurance", "empathy")


def test_probabilities_of_orders_add_up_and_the_first_is_the_observed():
    orders = BLIEMEL_ORDER.orders()
    assert sum(probability for _, probability in orders) == pytest.approx(1)
    by_share = sorted(zip(BLIEMEL_ORDER.shares, BLIEMEL_ORDER.predictors, strict=True))
    assert orders[0][0] == tuple(name for _, name in reversed(by_share))
    assert BLIEMEL_ORDER.probability_of(orders[0][0]) == orders[0][1]


def test_shares_lie_inside_their_intervals_and_add_up():
    for low, share, high in zip(
        BLIEMEL_ORDER.lower, BLIEMEL_ORDER.shares, BLIEMEL_ORDER.upper, strict=True
    ):
        assert low < share < high
    assert BLIEMEL_ORDER.r2 == pytest.approx(0.769472, abs=1e-6)


def test_predictors_that_matter_alike_cannot_be_ordered():
    equal = Moments(
        ("y", "a", "b"), 200, np.zeros(3), np.array([[1, 0.5, 0.5], [0.5, 1, 0.2], [0.5, 0.2, 1]])
    )
    found = importance(equal, "y", ["a", "b"], draws=1500)
    assert found.probability_of(["a", "b"]) == pytest.approx(0.5, abs=DRAWS)
    weakest = found.weakest_pair(["a", "b"])
    assert weakest.lower < 0 < weakest.upper


@pytest.mark.parametrize("shift", [-4, -3.2, -3, -2.5, -1, 0, 1, 1.9, 2, 2.5, 4])
def test_the_verdict_on_an_order_follows_from_the_probability_shown(shift):
    """At .975 of the least certain pair it holds, at .025 over three pairs it does not."""
    draws = np.random.default_rng(1).standard_normal((4000, 3)) * [0.01, 1, 0.01]
    draws += [20, shift, 0]  # b over c is in doubt
    estimate = Importance(
        ("a", "b", "c"), (20, shift, 0), (0, 0, 0), (1, 1, 1), (1, 1, 1), draws, 0.95, 200
    )
    weakest = estimate.weakest_pair(["a", "b", "c"])
    assert (weakest.higher, weakest.lower_ranked) == ("b", "c")
    assert (weakest.lower > 0) == (weakest.probability >= 0.975)
    assert (weakest.upper < 0) == (weakest.probability <= 0.025 / 3)


def test_intervals_cover_the_truth_as_often_as_they_say():
    """60 samples of 200 from a known population: 95% intervals of five shares, 300 tries."""
    truth = np.array(BLIEMEL_ORDER.shares)
    rng = np.random.default_rng(11)
    root = np.linalg.cholesky(BLIEMEL.covariance)
    held = []
    for sample in range(60):
        answers = rng.standard_normal((200, 6)) @ root.T
        moments = Moments.from_responses(dict(zip(BLIEMEL.names, answers.T, strict=True)))
        estimate = importance(moments, "satisfaction", tuple(ITEMS_22), draws=400, seed=sample)
        held.append((np.array(estimate.lower) <= truth) & (truth <= np.array(estimate.upper)))
    assert 0.89 <= np.mean(held) <= 0.99


def test_noise_is_not_called_too_small_to_matter():
    """Shares of 2.6% and 60 people: an interval below 2% would be a false all-clear."""
    rng = np.random.default_rng(21)
    loading = np.sqrt(0.026)
    false = 0
    for sample in range(100):
        x = rng.standard_normal((60, 3))
        y = loading * x.sum(axis=1) + np.sqrt(1 - 3 * loading**2) * rng.standard_normal(60)
        moments = Moments.from_responses({"y": y, "a": x[:, 0], "b": x[:, 1], "c": x[:, 2]})
        estimate = importance(moments, "y", ["a", "b", "c"], draws=300, seed=sample)
        false += sum(upper < 0.02 for upper in estimate.upper)
    assert false <= 0.025 * 300


def test_a_share_of_nothing_may_be_nothing():
    rng = np.random.default_rng(22)
    zero = 0
    for sample in range(60):
        table = rng.standard_normal((80, 3))
        moments = Moments.from_responses(dict(zip("yab", table.T, strict=True)))
        found = importance(moments, "y", ["a", "b"], draws=200, seed=sample)
        zero += sum(lower == 0 for lower in found.lower)
    assert zero >= 0.9 * 120


def test_few_clusters_make_an_order_less_sure():
    """Redrawn values of five clusters spread too little: t(4) reaches further than percentiles."""
    draws = np.random.default_rng(1).standard_normal((4000, 2)) * [1, 0.01] + [2.3, 0]
    known = ("a", "b"), (2.3, 0), (0, 0), (1, 1), (1, 1), draws, 0.95, 200
    sure, rough = (Importance(*known, df=df).weakest_pair(["a", "b"]) for df in (199, 4))
    assert sure.lower > 0 > rough.lower
    assert rough.lower == pytest.approx(2.3 - 2.776, abs=0.4)
    assert sure.probability == rough.probability
