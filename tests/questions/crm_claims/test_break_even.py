import pytest

from cxlab.questions.crm_claims.break_even import Costs
from tests.tolerances import EXACT

COSTS = Costs(to_win=900, to_keep=20, margin=60, loss=0.15, interest=0.1)


def value(loss, margin):
    """A customer's money of today, year by year."""
    return sum(margin * (1 - loss) ** (t - 1) / 1.1**t for t in range(1, 2000))


def test_what_a_customer_brings_is_the_sum_of_the_years():
    assert COSTS.brings == pytest.approx(value(0.15, 60), abs=EXACT)
    assert COSTS.worth == COSTS.brings  # less than a new customer costs
    more = value(0.10, 60) / value(0.15, 60) - 1
    assert COSTS.fewer_lost_bring == pytest.approx(more, abs=EXACT)


def test_the_source_multiplies_by_the_share_that_stays():
    """Its margin multiple r / (1 + i - r): 4.5 at 90% kept and 10% interest."""
    costs = Costs(margin=1, loss=0.1, interest=0.1)
    assert costs.brings * (1 - 0.1) == pytest.approx(4.5, abs=EXACT)


def test_at_the_break_even_keeping_is_worth_nothing_either_way():
    kept = value(0.15 - COSTS.needed, 60 - 20)
    assert kept == pytest.approx(value(0.15, 60), abs=EXACT)
    replaced = Costs(to_win=100, to_keep=20, margin=60, loss=0.25)
    assert replaced.worth == 100
    assert (0.25 - replaced.needed) * 100 + 20 == pytest.approx(0.25 * 100)


def test_unknown_costs_give_nothing():
    assert not Costs(to_win=5).are_known
    assert (Costs(margin=5).brings, Costs(loss=0.05).fewer_lost_bring) == (None, None)
