from cxlab.survey.answered import answered
from tests.survey.simple import items, responses, table


def test_people_lost_are_counted_dimension_by_dimension(tmp_path):
    columns = {
        "P1": [1, 2, 3, 4, 5],
        "P2": [1, 2, None, None, None],
        "P3": [1, None, None, None, 2],
    }
    check = answered(responses(tmp_path, table(columns), items(3, "P")))
    assert check.passed is False
    assert "1 of 5 respondents answered every question" in check.text
    assert "speed (perceptions): 1 all, 3 half or more" in check.text


def test_nobody_lost_is_fine_and_no_dimension_is_not_checked(tmp_path):
    whole = table({"P1": [1, 2, 3], "P2": [3, 2, 1]})
    assert answered(responses(tmp_path, whole, items(2, "P"))).passed
    alone = {"P1": "role: perception", "P2": "role: perception"}
    assert answered(responses(tmp_path, whole, alone)).passed is None
