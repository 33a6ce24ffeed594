import pytest

from cxlab.evidence.arm_counts import load
from cxlab.questions.choice_overload import effects, ladder, rates
from tests.tolerances import PRINTED_3

PUBLISHED = load("iyengar_lepper_2000")


def test_the_denominator_ladder():
    table = ladder(PUBLISHED, 0.95)
    assert [row[1:3] for row in table.rows] == [
        ("31/368", "4/386"),
        ("31/260", "4/242"),
        ("31/104", "4/145"),
    ]
    assert [f"{100 * row[3]:.1f}" for row in table.rows] == ["7.4", "10.3", "27.0"]
    assert [f"{row[6]:.1f}" for row in table.rows] == ["8.1", "7.2", "10.8"]
    assert "the display itself picked" in table.note


def test_the_no_choice_arm_is_shown():
    table = rates(PUBLISHED, "chocolate.chosen", 0.95)
    assert [row[0] for row in table.rows] == ["no choice", "6 options", "30 options"]
    assert table.rows[0][3] == pytest.approx(7 / 67)


def test_effects_give_three_scales_and_three_tests():
    table = effects(PUBLISHED, "essay.written", 0.95)
    heads = ["Difference, percentage points", "Ratio of shares", "Odds ratio"]
    assert [row[0] for row in table.rows] == heads
    assert table.rows[0][1] == pytest.approx(14.123, abs=PRINTED_3)
    assert "3.926 (p = .048)" in table.note
