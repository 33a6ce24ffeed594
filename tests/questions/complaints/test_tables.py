from cxlab.questions.complaints import disputes, folklore, load, rates, recovery
from tests.questions.complaints.surveys import customers, write

PUBLISHED = load("published")


def test_the_shares_as_handed_over():
    shares = {
        row[0]: [round(100 * value, 1) for value in row[3:]]
        for row in disputes(PUBLISHED, 0.95).rows
    }
    assert shares["Explanation alone"] == [21.3, 19.7, 22.9]
    assert shares["Money"][:2] == [7.4, 4.6]
    assert round(rates(PUBLISHED, 0.95).rows[0][2], 3) == 0.669


def test_what_is_said_carries_its_grade():
    grades = {row[1]: row[2] for row in folklore().rows}
    assert grades[0.91] == "a claim to be tested, not evidence"
    assert grades[0.58] == "quoted by another source"


def test_small_groups_of_a_user_are_not_shown(tmp_path):
    own = load(*write(tmp_path, customers(120)))
    shown, every = recovery(own, 0.95, 10), recovery(own, 0.95, 1)
    assert len(shown.rows) < len(every.rows)
    assert min(row[1] for row in shown.rows) >= 10
    assert "too few people are not shown" in shown.note


def test_a_rating_of_all_alike_has_no_interval(tmp_path):
    rows = [f"1,3,{4 + k % 3},0" for k in range(20)] + ["1,9,10,0"] * 20 + ["0,,8,0"] * 20
    table = recovery(load(*write(tmp_path, rows)), 0.95, 10)
    assert [row[2:4] for row in table.rows if row[0] != "Handling 3"] == [(8.0, None), (10.0, None)]
