import pytest

from cxlab.questions.five_gaps.delivery_gap import _newcombe, delivery_gap
from cxlab.statistics.one_proportion import proportion
from cxlab.statistics.proportions import compare_proportions
from tests.tolerances import EXACT


def test_the_difference_holds_for_every_number_that_gives_8_percent():
    found = delivery_gap(0.95, 0.1)
    assert found.value == pytest.approx(-0.72)
    assert (found.smallest_possible, found.smallest_that_holds) == (12, 12)
    assert found.lower < -0.80 < -0.44 < found.upper
    assert found.upper == max(high for _, _, high in found.by_number)
    assert [n for n, _, _ in found.by_number] == [12, 25, 50, 100, 1000, 10000]


def test_a_large_effect_asked_for_needs_more_customers():
    found = delivery_gap(0.95, 0.6)
    by_number = {n: high for n, _, high in found.by_number}
    assert 25 < found.smallest_that_holds <= 100
    assert by_number[25] > -0.6 > by_number[100]
    assert delivery_gap(0.95, 0.9).smallest_that_holds is None


def test_the_note_claims_no_more_numbers_than_hold():
    assert "over every plausible number" in delivery_gap(0.95, 0.1).sentences()
    assert "over every plausible number" not in delivery_gap(0.95, 0.6).sentences()
    assert "for no number of customers" in delivery_gap(0.95, 0.9).sentences()


def test_the_interval_is_newcombes():
    alone = _newcombe(proportion(1, 12), proportion(290, 362))
    full = compare_proportions(1, 12, 290, 362).risk_difference
    assert alone == pytest.approx((full.lower, full.upper), abs=EXACT)
