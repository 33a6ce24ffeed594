from math import inf, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlab.claims.change import change, why_not_compared
from cxlab.claims.estimate import Estimate
from cxlab.statistics.proportions import compare_proportions
from tests.tolerances import EXACT


def effect(value, below=1.0, above=1.0, level=0.95, measure="effect"):
    return Estimate(value, value - below, value + above, measure, level)


def test_even_intervals_add_like_standard_errors():
    found = change(effect(1, 3, 3), effect(5, 4, 4))
    assert (found.value, found.lower, found.upper) == (4, -1, 9)
    assert not found.more_than_noise


def test_two_shares_give_newcombes_interval():
    """MOVER on Wilson intervals is Newcombe's method, which statsmodels computes by itself."""
    both = compare_proportions(145, 242, 104, 260)
    new, old = (
        Estimate(p.value, p.lower, p.upper, "proportion") for p in (both.first, both.second)
    )
    found, theirs = change(old, new), both.risk_difference
    assert (found.lower, found.upper) == pytest.approx((theirs.lower, theirs.upper), abs=EXACT)


numbers = st.floats(-50, 50)
widths = st.floats(0, 20)


@given(numbers, widths, widths, numbers, widths, widths)
def test_the_change_lies_inside_and_turns_with_the_order(a, a_down, a_up, b, b_down, b_up):
    old, new = effect(a, a_down, a_up), effect(b, b_down, b_up)
    there, back = change(old, new), change(new, old)
    assert there.lower <= there.value <= there.upper
    assert (there.lower, there.upper) == pytest.approx((-back.upper, -back.lower))


def test_an_unbounded_side_stays_unbounded():
    found = change(effect(0), effect(9, 1, inf))
    assert (found.upper, found.lower) == (inf, 9 - sqrt(2))
    assert found.more_than_noise


def test_what_cannot_be_compared():
    chance = effect(0.5, 0.1, 0.1, measure="probability")
    share = effect(0.5, 0.1, 0.1, measure="proportion")
    for old, new, reason in (
        (effect(0.5), share, "one is a effect, the other a proportion"),
        (effect(1), effect(1, level=0.9), "levels differ: 0.95 and 0.9"),
        (chance, chance, "no sampling interval"),
    ):
        assert reason in why_not_compared(old, new)
        with pytest.raises(ValueError, match=reason):
            change(old, new)
    assert why_not_compared(share, share) == ""
