import numpy as np
import pytest

from cxlab.errors import LackError
from cxlab.statistics.top_share import Top, top_share


def test_its_error_is_that_of_redrawn_customers():
    rng = np.random.default_rng(11)
    values = rng.lognormal(3, 1, 3000)
    share = top_share(Top.of(values, 0.2), Top.of(values, 1))
    drawn = []
    for _ in range(1000):
        again = rng.choice(values, len(values))
        drawn.append(Top.of(again, 0.2).total / again.sum())
    assert (share.upper - share.lower) / 2 / 1.96 == pytest.approx(np.std(drawn), rel=0.1)


def test_alike_customers_say_nothing_of_others():
    values = np.full(100, 7.0)
    with pytest.raises(LackError, match="all are alike"):
        top_share(Top.of(values, 0.2), Top.of(values, 1))


def test_more_returned_than_bought():
    with pytest.raises(LackError, match="all amounts together are"):
        top_share(Top.of(np.array([1.0, -5]), 0.5), Top.of(np.array([1.0, -5]), 1))


def test_a_share_of_next_to_nothing_is_not_told():
    values = np.array([10.0, -4, -4])
    with pytest.raises(LackError, match="over twice what is left"):
        top_share(Top.of(values, 1 / 3), Top.of(values, 1))


def test_where_some_return_more_than_they_buy_a_share_may_lie_beyond_the_whole():
    rng = np.random.default_rng(12)
    bought, returned = rng.lognormal(3, 1, 5000), rng.lognormal(2.5, 1, 5000)
    values = np.where(rng.random(5000) < 0.6, bought, -returned)
    share = top_share(Top.of(values, 0.2), Top.of(values, 1))
    again = rng.choice(values, (500, 5000))
    drawn = [Top.of(row, 0.2).total / row.sum() for row in again]
    assert share.value > 1
    assert share.upper - share.value == pytest.approx(1.96 * np.std(drawn), rel=0.15)
