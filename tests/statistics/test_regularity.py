import pytest
from statsmodels.stats.proportion import proportions_ztest

from cxlab.statistics.regularity import additions
from tests.tolerances import EXACT

TWO, THREE, OTHER = frozenset("ab"), frozenset("abc"), frozenset("de")
MENUS = {
    TWO: {"a": 60, "b": 40},
    THREE: {"a": 70, "b": 20, "c": 10},
    OTHER: {"d": 9, "e": 1},
    frozenset("abd"): {},
}


def test_only_lists_within_lists_are_compared_each_by_the_pooled_test():
    made = {one.option: one for one in additions(MENUS)}
    assert made.keys() == {"a", "b"}
    z, p = proportions_ztest([70, 60], [100, 100], alternative="larger")
    assert (made["a"].z, made["a"].p_value) == pytest.approx((z, p), abs=EXACT)
    assert made["b"].change == pytest.approx(-0.2)


def test_an_option_that_nobody_ever_chose_does_not_rise():
    (one, _) = additions({TWO: {"b": 5}, THREE: {"b": 5}})
    assert (one.option, one.z, one.p_value) == ("a", 0.0, 0.5)
