import random

import pytest

from cxlab.survey.codebook.answer_words import is_known, ladder_of

# From worst to best.
KNOWN = [
    ["Strongly disagree", "Disagree", "Neither agree or disagree", "Agree", "Strongly Agree"],
    ["strongly_disagree", "disagree", "neutral", "agree", "strongly_agree"],
    ["Strongly disagree", "Somewhat disagree", "Neither", "Somewhat agree", "Strongly agree"],
    ["Strongly disagree", "Disagree", "Agree", "Strongly agree"],
    [
        *("strongly disagree", "disagree", "rather disagree", "neither"),
        *("rather agree", "agree", "strongly agree"),
    ],
    [
        *("Strongly disagree", "Disagree", "Slightly disagree"),
        *("Slightly agree", "Agree", "Strongly agree"),
    ],
    ["Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"],
    ["Not at all satisfied", "Not very satisfied", "Fairly satisfied", "Very satisfied"],
    ["Extremely unlikely", "Unlikely", "Neutral", "Likely", "Extremely likely"],
    ["Poor", "Fair", "Good", "Very good", "Excellent"],
    ["Very poor", "Poor", "Average", "Good", "Very good"],
    ["bad", "not so good", "average", "good", "very good"],
    ["Never", "Rarely", "Sometimes", "Often", "Always"],
    ["전혀 그렇지 않다", "그렇지 않다", "보통이다", "그렇다", "매우 그렇다"],
    ["전혀 그렇지 않다", "그렇지 않은 편이다", "보통이다", "그런 편이다", "매우 그렇다"],
    ["매우 불만족", "불만족", "보통", "만족", "매우 만족"],
    ["매우 불만", "불만", "보통", "만족한다", "매우 만족한다"],
    ["stimme überhaupt nicht zu", "stimme nicht zu", "teils/teils", "stimme zu", "stimme voll zu"],
    ["trifft gar nicht zu", "trifft eher nicht zu", "trifft eher zu", "trifft voll zu"],
    ["ungenügend", "mangelhaft", "ausreichend", "befriedigend", "gut", "sehr gut"],
    ["Pas du tout d'accord", "Plutôt pas d'accord", "Plutôt d'accord", "Tout à fait d'accord"],
]


@pytest.mark.parametrize("words", KNOWN, ids=lambda words: words[0])
def test_words_stand_in_their_order_on_their_scale(words):
    shuffled = list(words)
    random.Random(4).shuffle(shuffled)
    ladder = ladder_of(shuffled)
    assert ladder.scale == (1, len(words))
    assert [ladder.numbers[word] for word in words] == list(range(1, len(words) + 1))


def test_one_unknown_word_changes_nothing():
    words = KNOWN[0]
    ladder = ladder_of([*words, "당연하다"])
    assert ladder.scale == (1, 5)
    assert [ladder.numbers[word] for word in words] == [1, 2, 3, 4, 5]
    assert ladder.numbers["당연하다"] is None


def test_an_end_that_nobody_chose_is_known_from_the_other_one():
    assert ladder_of(["Agree", "Neutral", "Strongly agree"]).numbers["Agree"] == 4
    assert ladder_of(["불만족", "보통", "매우 만족"]).numbers["불만족"] == 2


@pytest.mark.parametrize(
    "words",
    [
        ["Agree", "Neutral", "Disagree"],  # of 3, 5 or 7 points
        ["Agree", "Strongly agree"],  # with a middle or without
        ["Strongly agree", "Agree", "Disagree"],
        ["good", "very good"],
        ["never", "sometimes", "always"],
        ["not important", "important", "very important"],
        ["Very satisfied", "Extremely satisfied", "Neutral"],
        ["yes", "no"],
        [],
    ],
    ids=str,
)
def test_words_that_do_not_tell_the_scale(words):
    ladder = ladder_of(words)
    assert ladder.scale is None
    assert set(ladder.numbers.values()) <= {None}


def test_what_is_a_word_of_a_scale():
    assert is_known("Agree")
    assert is_known("sehr gut")
    assert not is_known("times")
    assert not is_known("I am very satisfied with the room, less so with the bathroom")
