from cxlab.survey.codebook.defined import define
from cxlab.survey.codebook.defined_keys import defined_line
from cxlab.survey.codebook.suggest import Suggestion
from cxlab.survey.definitions.definition import SINGLE, Answer, Definition, Question
from tests.survey.simple import raw, table

LABELS = ("Disagree", "Neither", "Agree")


def line(tmp_path, cells, codes):
    answers = tuple(Answer(code, label) for code, label in zip(codes, LABELS, strict=True))
    question = Question(("Q1",), "Is it fast?", answers=answers, kind=SINGLE)
    form = Definition("f", "LimeSurvey", (question,), missing=(Answer("-9", "Refused"),))
    survey = raw(tmp_path, table({"Q1": cells}))
    defined = define(survey, tmp_path / "shop.csv", form)
    return defined_line(defined, "Q1", Suggestion("perception", item="1"))


def test_codes_that_are_numbers_need_no_answers(tmp_path):
    keys, about = line(tmp_path, [1, 2, 3, -9], "123")
    assert keys == ["role: perception", 'item: "1"', "scale: [1, 3]", "missing: [-9]"]
    assert about.startswith("1 = Disagree, 3 = Agree")


def test_words_get_their_numbers(tmp_path):
    keys, _ = line(tmp_path, ["A1", "A2"], ("A1", "A2", "A3"))
    assert keys[-1] == 'answers: {"A1": 1, "A2": 2, "A3": 3}'
    keys, _ = line(tmp_path, ["Agree", "Refused"], "123")
    assert keys[-2:] == [
        'missing: [-9, "Refused"]',
        'answers: {"Disagree": 1, "Neither": 2, "Agree": 3}',
    ]


def test_nobodys_own_words_are_shown(tmp_path):
    _, about = line(tmp_path, [1, 2, 3, "my name is Bond", 7], "123")
    assert "Bond" not in about
    assert "in the data, but not in the definition: 7 (1)" in about


def test_answers_that_would_count_as_points_leave_the_scale_open(tmp_path):
    """2 was never offered: coded anew after the definition was saved?"""
    keys, about = line(tmp_path, [1, 3, 5, 5, 2], "135")
    assert "scale: FILL IN" in keys
    assert "in the data, but not in the definition: 2 (1)" in about
    keys, _ = line(tmp_path, [1, 3, 5, 5, 7], "135")  # out of range, and counted there
    assert "scale: [1, 5]" in keys
