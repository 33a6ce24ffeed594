from cxlab.questions.peak_end import (
    choice_methods,
    prediction_methods,
    touchpoint_methods,
    trial_methods,
)
from tests.questions.peak_end.runs import PUBLISHED, stays


def test_one_sided_and_two_sided_tests_of_the_choice_part():
    strip = choice_methods(PUBLISHED, 0.95)
    assert strip.rows[0][1:] == ("no (p = .0501)", "yes (p = .007)")
    assert strip.rows[1][1:] == ("yes (p = .025)", "yes (p = .004)")
    assert strip.rows[-1][1:] == ("2 of 4", "4 of 4")
    assert "H3 is fragile" in strip.note


def test_the_trial_holds_however_its_means_were_rounded():
    strip = trial_methods(PUBLISHED, 0.95)
    assert strip.rows[-1][1:] == ("3 of 3", "3 of 3")
    assert "−0.68 to −0.12" in strip.rows[1][1]


def test_how_the_rule_is_read_decides():
    strip = prediction_methods(PUBLISHED, 0.95, 1)
    assert [row[1].startswith("yes") for row in strip.rows[:-1]] == [False, False, True, True]


def test_no_way_lets_the_worst_touchpoint_count():
    assert touchpoint_methods(PUBLISHED, 0.95).rows[-1][1] == "0 of 3"


def test_a_users_file_has_the_strips_it_can_have(tmp_path):
    mine = stays(tmp_path, lambda ratings: ratings[-1])
    assert len(choice_methods(mine, 0.95).columns) == len(trial_methods(mine, 0.95).columns) == 1
    assert len(touchpoint_methods(mine, 0.95).columns) == 1
    assert len(prediction_methods(mine, 0.95, 1).rows) == 5
