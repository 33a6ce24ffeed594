from dataclasses import replace

import pytest

from cxlab.survey.codebook.defined_roles import defined_roles
from cxlab.survey.codebook.suggest import Suggestion
from cxlab.survey.definitions.definition import SINGLE, TICK, Answer, Question
from cxlab.survey.definitions.scale import scale_of_question

WISHES = ("tidy rooms", "prompt answers", "staff one can trust")
LABELS = ("Disagree", "Neither", "Agree")


def asked(wording, *, labels=LABELS, **more):
    answers = tuple(Answer(str(code), label) for code, label in enumerate(labels, 1))
    return Question((), wording, answers=answers, kind=SINGLE, **more)


def roles(questions):
    scales = {name: scale_of_question(question) for name, question in questions.items()}
    found = defined_roles(questions, scales, {name: Suggestion("ignore") for name in questions})
    return {name: (role.role, role.item) for name, role in found.items()}


def block(prefix, start, **more):
    return {f"{prefix}{at}": asked(f"{start} {wish}", **more) for at, wish in enumerate(WISHES, 1)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"groups": ("Expectations",)}, {"groups": ("Perceptions",)}),
        ({"groups": ("Teil 1", "기대")}, {"groups": ("Teil 2", "인지")}),
        ({"about": "What do you expect?"}, {"about": "What did you get?"}),
        ({}, {}),
    ],
)
def test_blocks_stems_or_wordings_tell_the_side(first, second):
    questions = block("q", "An excellent desk has", **first) | block("r", "This desk has", **second)
    found = roles(questions)
    assert found["q2"] == ("expectation", "2")
    assert found["r2"] == ("perception", "2")


def test_order_of_the_sides_means_nothing():
    second = dict(reversed(block("r", "This desk has", groups=("Perceptions",)).items()))
    found = roles(block("q", "A good desk has", groups=("Expectations",)) | second)
    assert {found[f"r{at}"][1] == found[f"q{at}"][1] for at in (1, 2, 3)} == {True}


def test_what_stands_in_a_block_of_items_need_not_be_one():
    """Another scale, an outcome: no perceptions, though among perceptions."""
    questions = block("q", "A good desk has", groups=("Expectations",))
    questions |= block("r", "This desk has", groups=("Perceptions",))
    among = {"groups": ("Perceptions",)}
    questions["sat"] = asked("How satisfied are you?", **among)
    questions["visits"] = asked("How often?", labels=("Never", "Once", "Twice", "Daily"), **among)
    drafted = roles(questions)
    assert drafted["sat"][0] == "outcome"
    assert drafted["visits"][0] == "ignore"
    assert drafted["r1"] == ("perception", "1")


@pytest.mark.parametrize("mark", "-/.")
def test_a_code_behind_its_group_tells_the_side(mark):
    questions = {
        f"part{mark}{side}{at}": replace(
            asked(f"{start} {wish}"), names=(f"{side}{at}", f"part{mark}{side}{at}")
        )
        for side, start in (("E", "For the first:"), ("P", "For the second:"))
        for at, wish in enumerate(WISHES, 1)
    }
    assert roles(questions)[f"part{mark}E2"] == ("expectation", "2")
    assert roles(questions)[f"part{mark}P2"] == ("perception", "2")


def test_where_no_scale_is_defined_a_name_tells_what_it_tells_in_any_table():
    plain = {name: Question((name,), "", kind="other") for name in ("E1", "P1")}
    guesses = {"E1": Suggestion("expectation", "1"), "P1": Suggestion("perception", "1")}
    assert defined_roles(plain, {}, guesses) == guesses


def test_a_box_is_no_branch_whatever_its_answers():
    box = Question(("ch_shop",), "Shop", answers=(Answer("1", "Shop"),), kind=TICK)
    guessed = {"ch_shop": Suggestion("group")}
    assert defined_roles({"ch_shop": box}, {}, guessed)["ch_shop"].role == "ignore"
