from dataclasses import FrozenInstanceError

import pytest

from cxlab.survey.definitions.definition import Answer, Question


def test_what_a_definition_says_cannot_be_changed():
    question = Question(("Q1",), "Is it fast?", answers=(Answer("1", "No"),))
    with pytest.raises(FrozenInstanceError):
        question.answers[0].code = "2"
    assert question == Question(("Q1",), "Is it fast?", answers=(Answer("1", "No"),))
