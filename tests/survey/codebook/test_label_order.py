import pytest

from cxlab.survey.codebook.label_order import answers_of, label_order, with_shared_labels


@pytest.mark.parametrize(
    ("texts", "way"),
    [
        (["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"], 1),
        (["Strongly agree", "Agree", "Neutral", "Disagree", "Strongly disagree"], -1),
        (["very good", "good", "average", "not so good", "bad"], -1),
        (["매우 만족", "만족", "보통", "불만족", "매우 불만족"], -1),
        (["Agree", "Strongly agree", "Neutral", "Disagree"], 0),
        (["1 - Strongly disagree", "2", "3", "4", "5 - Strongly agree"], 1),
        (["5 - best", "4", "3", "2", "1 - worst"], -1),
        (["2 - two", "1 - one", "3 - three"], 0),
        (["1 - Strongly agree", "2 - Agree", "3 - Disagree"], -1),
        (["3 - Disagree", "2 - Agree", "1 - Strongly agree"], 0),
        (["Not at all satisfied", "Not very satisfied", "Fairly satisfied", "Very satisfied"], 1),
        (["Always", "Often", "Sometimes", "Rarely", "Never"], None),
        (["red", "blue", "green"], None),
        (["5 or more", "never"], None),
    ],
)
def test_the_way_of_labels(texts, way):
    assert label_order(dict(enumerate(texts, start=9))).way == way


def test_both_orders_are_kept_for_whoever_has_to_decide():
    order = label_order({1.0: "good", 2.0: "bad", 3.0: "very good", 9.0: "No answer"})
    assert order.by_number == ("1: good", "2: bad", "3: very good")
    assert order.by_meaning == ("2: bad", "1: good", "3: very good")


def test_labels_of_no_answer_are_no_answers():
    assert answers_of({1.0: "low", 8.0: "Refused", 9.0: "Don't know"}) == {1.0: "low"}


@pytest.mark.parametrize(
    ("labels", "ends", "way"),
    [
        ({1.0: "Strongly agree"}, (1.0, 5.0), -1),
        ({7.0: "Very poor"}, (1.0, 7.0), -1),
        ({5.0: "매우 만족"}, (1.0, 5.0), 1),
        ({2.0: "Agree"}, (1.0, 5.0), None),  # no end
        ({1.0: "Always"}, (1.0, 5.0), None),  # good or bad by what was asked
    ],
)
def test_a_single_label_tells_the_way_from_an_end_of_the_scale(labels, ends, way):
    assert label_order(labels, ends).way == way


def test_columns_of_one_scale_tell_each_other_what_their_labels_do_not():
    falling = {1.0: "strongly agree", 5.0: "strongly disagree"}
    seen = {"E1": {1.0: "Strongly agree"}, "P1": falling, "P2": {5.0: "strongly agree"}}
    shared = with_shared_labels(seen)
    assert [label_order(shared[name]).way for name in seen] == [-1, -1, None]


def test_a_label_that_stands_on_two_scales_tells_nothing():
    falling = {1.0: "strongly agree", 3.0: "neutral", 5.0: "strongly disagree"}
    rising = {1.0: "strongly disagree", 3.0: "neutral", 5.0: "strongly agree"}
    shared = with_shared_labels({"E1": {3.0: "neutral"}, "P1": falling, "P2": rising})
    assert shared["E1"] == {3.0: "neutral"}
