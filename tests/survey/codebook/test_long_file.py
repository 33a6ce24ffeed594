from cxlab.survey.codebook.codebook import Long
from cxlab.survey.codebook.draft import draft
from cxlab.survey.codebook.long_file import long_of
from cxlab.survey.codebook.seen import see
from cxlab.survey.files.read import read_survey
from tests.survey.simple import raw, table


def found(survey):
    return long_of(survey, see(survey))


def test_a_file_of_one_row_an_answer_is_told(shared):
    survey = read_survey(shared / "cases" / "c23_long.csv")
    assert found(survey) == Long("respondent_id", "question", "answer")
    assert "long: {respondent: respondent_id, question: question, answer: answer}" in (
        draft(survey).lacks
    )


def test_a_row_a_person_is_not(tmp_path):
    people = {"id": [1, 2, 3, 4], "question 1": [1, 2, 1, 2], "answer": [5, 4, 3, 2]}
    assert found(raw(tmp_path, table(people))) is None
    twice = {"id": [1, 1, 1, 1], "item": ["a", "a", "b", "b"], "value": [5, 4, 3, 2]}
    assert found(raw(tmp_path, table(twice))) is None
    assert found(raw(tmp_path, table({"E1": [1, 2], "P1": [3, 4]}))) is None
