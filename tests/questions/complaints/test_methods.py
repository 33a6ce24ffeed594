from cxlab.questions.complaints import load
from cxlab.questions.complaints.methods import paradox_methods, relief_methods
from tests.questions.complaints.surveys import customers, write

PUBLISHED = load("published")


def test_where_well_begins_decides_the_paradox():
    table = paradox_methods(PUBLISHED, 0.95)
    assert [row[0] for row in table.rows[:3]] == [
        f"Handling {least} or more" for least in (10, 9, 7)
    ]
    assert "Satisfaction is fragile: 2 of 3" in table.note


def test_money_goes_with_peace_within_like_complaints():
    table = relief_methods(PUBLISHED, 0.95)
    assert len(table.rows) == 7
    assert "all 6 defensible analyses" in table.note


def test_without_the_data_the_strip_says_so(tmp_path):
    own = load(*write(tmp_path, customers()))
    assert relief_methods(own, 0.95).rows == ()
    assert len(paradox_methods(own, 0.95).rows) == 4
