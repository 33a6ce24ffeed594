import pytest

from cxlab.statistics.rule_values import Stratum, rule_difference
from tests.tolerances import ROOT


def test_people_whom_both_rules_treat_alike_add_nothing():
    apart = Stratum(0.4, (30, 100), (10, 100))
    alone = rule_difference([apart])
    both = rule_difference([Stratum(0.6, (5, 50), (5, 50), same=True), apart])
    assert (both.value, both.lower, both.upper) == (alone.value, alone.lower, alone.upper)


def test_strata_of_large_samples_add_as_normals_do():
    strata = [
        Stratum(0.5, (3000, 10_000), (2800, 10_000)),
        Stratum(0.5, (500, 9_000), (450, 9_000)),
    ]
    ours = rule_difference(strata)
    variance = sum(0.25 * (c / n) * (1 - c / n) / n for s in strata for c, n in (s.first, s.second))
    assert ours.value == pytest.approx(0.5 * (0.02 + 50 / 9000), abs=ROOT)
    assert ours.upper - ours.lower == pytest.approx(2 * 1.959964 * variance**0.5, rel=1e-3)


def test_no_orders_at_all_leave_a_width():
    nobody = rule_difference([Stratum(1.0, (0, 50), (0, 50))])
    assert nobody.lower < 0 < nobody.upper
