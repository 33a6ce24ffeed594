import pytest

from cxlab.survey.totals import ceiling, enough_people, missing_answers, out_of_range


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        (enough_people(30), enough_people(29)),
        (out_of_range(0, 200), out_of_range(1, 200)),
        (missing_answers(10, 200), missing_answers(11, 200)),
        (ceiling(100, 200), ceiling(101, 200)),
    ],
    ids=lambda check: check.key,
)
def test_each_check_turns_at_its_border(good, bad):
    assert (good.passed, bad.passed) == (True, False)
    assert good.key == bad.key


def test_nobody_answered():
    assert ceiling(0, 0).passed is True
    assert missing_answers(0, 0).passed is True


def test_more_is_said_where_more_is_known():
    assert "row 5" in out_of_range(1, 200, "row 5").text
    assert missing_answers(1, 200, "1 of 9 people").text.endswith("; 1 of 9 people")
    assert "row 62" in enough_people(60, ["1 row left out: row 62 (Average)"]).text


def test_a_row_that_is_nobody_needs_a_look():
    assert enough_people(60).passed is True
    assert enough_people(60, ["1 row left out: row 62 (Average)"]).passed is False
