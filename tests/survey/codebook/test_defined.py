import pytest

from cxlab.errors import InputError
from cxlab.survey.codebook.defined import define, defined_by
from cxlab.survey.codebook.suggest import Suggestion
from cxlab.survey.definitions.definition import SINGLE, Answer, Definition, Question
from tests.survey.simple import raw, table

ANSWERS = (Answer("1", "Disagree"), Answer("2", "Neither"), Answer("3", "Agree"))


def form(name):
    question = Question((name,), "Is it fast?", answers=ANSWERS, kind=SINGLE)
    return Definition("form.lss", "LimeSurvey", (question,))


def test_wordings_come_from_the_definition(tmp_path):
    survey = raw(tmp_path, table({"Q1": [1, 2, 3], "other": ["x", "y", "z"]}))
    defined = define(survey, tmp_path / "shop.csv", form("Q1"))
    assert defined.raw.questions == {"Q1": "Is it fast?"}
    assert list(defined.scales) == ["Q1"]


def test_answers_that_the_definition_does_not_offer_are_refused(tmp_path):
    survey = raw(tmp_path, table({"Q1": [10, 20, 3]}))
    with pytest.raises(InputError, match=r"column 'Q1' holds '10', but the definition offers '1'"):
        define(survey, tmp_path / "shop.csv", form("Q1"))


def test_ratings_that_the_definition_does_not_know_get_no_side(tmp_path):
    """Their item would be numbered by other rules."""
    survey = raw(tmp_path, table({"Q1": [1, 2, 3], "E2": [1, 2, 3]}))
    guesses = {"Q1": Suggestion("ignore"), "E2": Suggestion("expectation", item="1")}
    roles = define(survey, tmp_path / "shop.csv", form("Q1")).roles(guesses)
    assert roles["E2"].role == "ignore"


def test_a_table_has_no_definition_of_its_own(tmp_path):
    survey = raw(tmp_path, table({"Q1": [1]}))
    assert defined_by(survey, tmp_path / "shop.csv", ()) is None
