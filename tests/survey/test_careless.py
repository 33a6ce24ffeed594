from cxlab.survey.careless import ids, straight_lines, twins
from tests.survey.simple import items, responses, table


def test_one_answer_to_everything_is_seen_before_items_are_turned(tmp_path):
    columns = items(5)
    columns["E2"] += ", reversed: true"
    rows = {name: [7, 5, 4] if name[0] == "E" else [4, 6, None] for name in columns}
    rows["E5"] = [7, 6, 4]
    check = straight_lines(responses(tmp_path, table(rows), columns))
    assert "expectations: 2 of 3 (66.7%); perceptions: 2 of 2 (100.0%)" in check.text
    assert check.passed is False


def test_few_items_are_no_pattern(tmp_path):
    found = responses(tmp_path, table({name: [7, 7] for name in items(4)}), items(4))
    assert straight_lines(found).passed is None
    assert twins(found).passed is None


def test_equal_respondents_but_not_straight_lines(tmp_path):
    columns = items(5)
    answers = {name: [1 + place % 7, 1 + place % 7, 5, 5] for place, name in enumerate(columns)}
    answers["P5"] = [None, None, 5, 5]
    check = twins(responses(tmp_path, table(answers), columns))
    assert check.text.startswith("1 of 4 respondents equal an earlier one in all 10 items; kept")
    assert check.passed is False


def test_ids_that_occur_twice(tmp_path):
    columns = {"P1": "role: perception", "id": "role: respondent"}
    text = table({"P1": [5, 6, 7, 7], "id": ["a", "b", "a", None], "wave": [1, 1, 2, 2]})
    check = ids(responses(tmp_path, text, columns))
    assert check.text.startswith("1 of 4 answers carry an id that had occurred before; kept")
    assert "1 carry none" in check.text
    assert check.passed is False
    in_waves = ids(responses(tmp_path, text, columns | {"wave": "role: wave"}))
    assert (in_waves.passed, "0 of them in one wave" in in_waves.text) == (False, True)
    assert ids(responses(tmp_path, text, {"P1": "role: perception"})).passed is None
