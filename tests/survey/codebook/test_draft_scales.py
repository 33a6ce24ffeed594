import pytest

from cxlab.survey.codebook.draft_scales import scales_of
from cxlab.survey.codebook.seen import Seen
from cxlab.survey.codebook.suggest import Suggestion

EXPECTED = Suggestion("expectation", "1")
PERCEIVED = Suggestion("perception", "1")


def drafted(outcome, items=(1, 2, 3, 4, 5), name="satisfaction", **more):
    guesses = {"E1": EXPECTED, "P1": PERCEIVED, "o": Suggestion("outcome", dimension=name)}
    numbers = dict.fromkeys(map(float, items), 9)
    seen = {"E1": Seen(numbers), "P1": Seen(numbers)}
    seen["o"] = Seen(dict.fromkeys(map(float, outcome), 5), **more)
    return scales_of(guesses, seen)


@pytest.mark.parametrize(
    ("outcome", "items", "scale"),
    [
        ((2, 3, 4, 5), (1, 2, 3, 4, 5), (1, 5)),  # touches an end of the items' scale
        ((1, 2, 3, 4), (1, 2, 3, 4, 5), None),  # its own four points, or the items' five?
        ((3, 4), (1, 2, 3, 4, 5), None),
        ((1, 2, 3, 4, 5), (1, 2, 3, 4, 5, 6, 7), (1, 5)),
        ((0, 3, 10), (1, 2, 3, 4, 5), (0, 10)),
        ((3, 8), (1, 2, 3, 4, 5), None),
        ((36, 98, *range(40, 60)), (18, 100, *range(20, 80)), (0, 100)),
    ],
)
def test_an_outcome_is_on_its_own_scale_or_that_of_the_items(outcome, items, scale):
    scales = drafted(outcome, items)
    assert scales.single.get("o", scales.shared).scale == scale


def test_likelihood_to_recommend_from_1_to_10_may_be_from_0():
    assert drafted(range(1, 11), name="recommendation").single["o"].scale is None
    assert drafted(range(11), name="recommendation").single["o"].scale == (0, 10)
    alone = {"nps": Suggestion("outcome", dimension="recommendation")}
    seen = {"nps": Seen(dict.fromkeys(map(float, range(1, 11)), 5))}
    assert scales_of(alone, seen).shared.scale is None


def test_a_code_of_the_items_is_an_answer_on_a_wider_scale():
    scales = drafted([*range(0, 101, 4), 99], items=(1, 2, 3, 4, 5, 99))
    assert scales.missing == (99,)
    assert scales.own_missing == {"o": ()}


def test_words_of_the_items_give_an_outcome_its_numbers():
    words = {"Agree": 5, "Neutral": 3, "Strongly agree": 4}
    guesses = {"E1": EXPECTED, "o": Suggestion("outcome", dimension="satisfaction")}
    scales = scales_of(guesses, {"E1": Seen({}, words), "o": Seen({}, {"Agree": 7})})
    assert scales.single == {}
    others = scales_of(guesses, {"E1": Seen({}, words), "o": Seen({}, {"Super": 7})})
    assert others.single["o"].answers == {"Super": None}


def test_points_that_add_up():
    points = {
        name: Suggestion("importance", dimension=name, total=100.0) for name in ("speed", "care")
    }
    seen = {"E1": Seen({1.0: 5, 5.0: 5}), "speed": Seen({30.0: 2}), "care": Seen({70.0: 2})}
    scales = scales_of({"E1": EXPECTED} | points, seen)
    assert {name: ends.scale for name, ends in scales.single.items()} == {
        "speed": (0, 100),
        "care": (0, 100),
    }


@pytest.mark.parametrize(
    ("perceived", "scale"),
    [
        ({1: 60, 2: 90, 3: 90, 4: 60, 5: 20}, None),  # to 5 and no further, where others reach 7
        ({1: 60, 2: 90, 3: 90, 4: 60, 5: 2}, (1, 7)),
        ({1: 60, 2: 90, 3: 90, 4: 60, 5: 40, 6: 12}, (1, 7)),
        ({1: 60, 2: 90, 3: 90, 4: 60, 5: 40, 6: 90}, None),
        ({1: 6, 2: 9, 3: 9, 4: 6, 5: 2}, (1, 7)),  # too few to tell
        ({2: 60, 3: 90, 4: 60, 5: 40}, (1, 7)),
    ],
)
def test_two_sides_on_two_scales_are_asked_about(perceived, scale):
    expected = Seen({float(n): 40 for n in range(1, 8)})
    seen = {"E1": expected, "P1": Seen({float(n): times for n, times in perceived.items()})}
    found = scales_of({"E1": EXPECTED, "P1": PERCEIVED}, seen).shared
    assert found.scale == scale
    assert ("perceptions run from 1" in found.why) == (scale is None)
