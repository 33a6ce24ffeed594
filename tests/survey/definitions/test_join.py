import pytest

from cxlab.errors import InputError
from cxlab.survey.definitions.definition import Definition, Question
from cxlab.survey.definitions.join import import_ids, join
from tests.survey.simple import raw, table


def defined(*questions):
    return Definition("form.qsf", "Qualtrics", questions)


def test_ids_go_before_names(tmp_path):
    survey = raw(tmp_path, table({"A": [1], "B": [2]}))
    first, second = Question(("A",), "", id="QID1"), Question(("B",), "", id="QID2")
    joined = join(survey, defined(first, second), {"A": "QID2", "B": "3_QID1"})
    assert joined == {"A": second, "B": first}


def test_a_family_is_written_in_one_way(tmp_path):
    """With ids 1 and 3 the columns Q_1, Q_2 are numbered by place; Q_1, Q_3 would be by id."""
    rows = [
        Question((f"Q_{id}", f"Q_{place}"), f"row {id}", family="Q")
        for place, id in enumerate((1, 3), start=1)
    ]
    by_place = join(raw(tmp_path, table({"Q_1": [1], "Q_2": [1]})), defined(*rows), {})
    assert by_place == {"Q_1": rows[0], "Q_2": rows[1]}
    by_id = join(raw(tmp_path, table({"Q_1": [1], "Q_3": [1]})), defined(*rows), {})
    assert by_id == {"Q_1": rows[0], "Q_3": rows[1]}


def test_wordings_join_where_only_one_question_asks_them(tmp_path):
    survey = raw(tmp_path, table({"Is it fast?": [1], "Why?": [1]}))
    asked = Question(("Q1",), "Is it <fast>?"), Question(("Q2",), "Why?"), Question(("Q3",), "Why?")
    assert join(survey, defined(*asked), {}) == {"Is it fast?": asked[0]}


def test_the_definition_of_another_survey_is_refused_with_the_nearest_names(tmp_path):
    survey = raw(tmp_path, table({"speed1": [1], "branch": ["x"]}))
    with pytest.raises(InputError, match=r"share no column.*nearest are 'speed_01' and 'speed1'"):
        join(survey, defined(Question(("speed_01",), ""), Question(("speed_1x",), "")), {})


@pytest.mark.parametrize("quote", ['"', "'"])
def test_import_ids_stand_below_the_heads(tmp_path, quote):
    heads = "StartDate,ResponseId,Q1\nStart Date,Response ID,Fast?\n"
    ids = ",".join(
        '"' + f"{{{quote}ImportId{quote}:{quote}{id}{quote}}}".replace('"', '""') + '"'
        for id in ("startDate", "_recordId", "QID1-2")
    )
    survey = raw(tmp_path, f"{heads}{ids}\n2024-01-01,R_1,5\n")
    assert import_ids(tmp_path / "shop.csv", survey)["Q1"] == "QID1_2"
