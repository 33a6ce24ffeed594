import pytest

from cxlab.survey.codebook.scale_ends import USUAL, scale_ends
from cxlab.survey.codebook.seen import Seen


def ends(*numbers, **more):
    return scale_ends([Seen(dict.fromkeys(map(float, numbers), 3), **more)])


@pytest.mark.parametrize("scale", USUAL)
def test_a_usual_scale_whose_ends_were_answered(scale):
    low, high = map(int, scale)
    found = ends(*range(low, high + 1, 25 if high == 100 else 1))
    assert (found.scale, found.missing) == (scale, ())


@pytest.mark.parametrize(
    "numbers",
    [
        *([2, 3, 4, 5], [1, 2, 3], [0, 1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6, 7, 8]),
        *([1, 2, 3, 4, 5, 9], [1, 2, 3, 4, 5, 8, 9], [1, 2, 3, 4, 5, 6, 7, 10]),
        *(range(1, 12), range(-5, 6), [-2, -1, 0, 1, 2, 3], range(20, 60), [0.2, 0.6, 1]),
    ],
    ids=str,
)
def test_what_no_usual_scale_holds_is_asked_for_with_what_was_seen(numbers):
    found = ends(*numbers)
    assert found.scale is None
    assert f"from {min(numbers):g} to {max(numbers):g}" in found.why


def test_codes_outside_the_scale_are_told_apart_from_answers():
    assert ends(1, 2, 3, 4, 5, 99, -9).missing == (-9, 99)
    assert ends(1, 2, 3, 4, 5, 666666).missing == (666666,)
    assert ends(*range(101)).missing == ()
    assert ends(-3, -2, -1, 0, 1, 2, 3).missing == ()


def test_labels_tell_the_ends():
    assert ends(2, 3, labels={1.0: "low", 7.0: "high"}, own_labels=True).scale == (1, 7)
    full = {float(code): f"label {code}" for code in range(-3, 4)}
    assert ends(-1, 2, labels=full, own_labels=True).scale == (-3, 3)
    assert ends(1, 5, labels={3.0: "neutral"}, own_labels=True).scale == (1, 5)


def test_labels_that_the_answers_or_a_gap_contradict_tell_nothing():
    five = {float(code): f"label {code}" for code in range(1, 6)}
    found = ends(1, 7, labels=five, own_labels=True)
    assert (found.scale, found.why) == (None, "the file labels 1 to 5, the answers run from 1 to 7")
    apart = ends(1, 5, labels=five | {8.0: "weiter"}, own_labels=True)
    assert (apart.scale, "8 stand apart" in apart.why) == (None, True)


def test_words_beside_numbers_tell_the_ends():
    german = {1.0: "sehr gut", 2.0: "gut", 3.0: "befriedigend", 4.0: "ausreichend"}
    assert ends(1, 2, 3, 4, labels=german).scale == (1, 6)


def test_columns_tell_it_together():
    first, second = Seen({1.0: 2, 3.0: 1}), Seen({2.0: 1, 7.0: 4})
    assert scale_ends([first, second]).scale == (1, 7)
    agreed = Seen({}, {"Agree": 3, "Neutral": 2}), Seen({}, {"Strongly agree": 1, "Super": 2})
    assert scale_ends(agreed).scale == (1, 5)
    assert scale_ends(agreed).answers["Super"] is None


@pytest.mark.parametrize(("sixes", "scale"), [(8, None), (30, (1, 6))])
def test_few_sixes_beside_one_to_five_may_mean_no_answer(sixes, scale):
    many = dict.fromkeys(map(float, range(1, 6)), 40)
    found = scale_ends([Seen({**many, 6.0: sixes})])
    assert found.scale == scale
    assert (f"only {sixes} of" in found.why) == (scale is None)
    assert found.missing == ()


def test_labels_of_text_codes_tell_their_order():
    agreed = {"C": "Neutral", "A": "Strongly disagree", "E": "Strongly agree", "X": "No answer"}
    agreed |= {"B": "Disagree", "D": "Agree"}
    one, two = Seen({}, {"A": 3, "D": 4}, coded=agreed), Seen({}, {"C": 2}, coded=agreed)
    found = scale_ends([one, two])
    assert (found.scale, found.answers) == ((1, 5), {"A": 1, "D": 4, "C": 3})
    turned = Seen({}, {"A": 2, "C": 3}, coded={"A": "Strongly agree", "C": "Neutral"})
    assert scale_ends([one, turned]).scale is None


def test_the_scale_that_heads_name_comes_before_the_reach_of_the_answers():
    five, six = seen_of((1, 2, 3, 4, 5), stated=(1.0, 7.0)), seen_of((2, 6), stated=(1.0, 7.0))
    assert scale_ends([five, six]).scale == (1, 7)  # by reach it were 1 to 6
    beyond = scale_ends([five, seen_of((8,), stated=(1.0, 7.0))])
    assert beyond.scale is None
    assert "1 to 7" in beyond.why
    assert scale_ends([five, seen_of((1, 5), stated=(1.0, 9.0))]).scale == (1, 5)  # they disagree


def seen_of(numbers, **more):
    return Seen(dict.fromkeys(map(float, numbers), 3), **more)
