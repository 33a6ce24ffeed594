import pytest

from cxlab.evidence.arm_counts import load
from cxlab.questions.choice_overload import funnel, funnel_table


def test_people_left_at_each_step_and_where_the_displays_part():
    result = funnel(load("iyengar_lepper_2000"), 0.95)
    assert result.people() == (
        ("present", 368, 386),
        ("passed the display", 260, 242),
        ("stopped at it", 104, 145),
        ("bought", 31, 4),
    )
    table = funnel_table(result)
    assert table.rows[-1][1] == pytest.approx(1 - 31 / 104)
    assert table.rows[-1][5] == pytest.approx((1 - 31 / 104) - (1 - 4 / 145))
    assert "part most at the step 'bought'" in table.note
    assert "the large one loses 27.0 percentage points more" in table.note


def test_displays_that_cannot_be_told_apart(tmp_path):
    path = tmp_path / "shop.csv"
    path.write_text("options,n,count\n6,50,5\n24,50,5\n", encoding="utf-8")
    result = funnel(load(str(path)), 0.95)
    assert result.people()[0] == ("passed the display", 50, 50)
    assert funnel_table(result).note == "At no step do the two displays clearly differ."
