import pytest

from cxlab.survey.files.anchors import anchors_of, with_anchors, without_anchors

ENDS = {1.0: "very good", 5.0: "very bad"}


@pytest.mark.parametrize(
    "text",
    [
        "Rooms (1 = very good, 5 = very bad)",
        "Rooms [1=very good; 5=very bad]",
        "Rooms (1: very good - 5: very bad)",
        "Rooms (1 = very good to 5 = very bad)",
        "Rooms: 1 = very good, 5 = very bad",
        "Rooms (very good = 1, very bad = 5)",
        "Rooms（1=very good、5=very bad）",
    ],
)
def test_numbers_that_a_head_explains_are_read_and_cut_from_what_was_asked(text):
    assert anchors_of(text) == ENDS
    assert without_anchors(text) == "Rooms"


@pytest.mark.parametrize(
    "text",
    [
        "1. Expectation: Clean rooms",
        "Open 10:30 - 11:30",
        "Visit 2: rooms",
        "Score = 5",
        "Groups (n = 30, m = 5)",
        "Rooms (1 = good, 5 = good)",
        "EXP[SQ001]",
    ],
)
def test_other_numbers_in_a_head_explain_nothing(text):
    assert anchors_of(text) == {}
    assert without_anchors(text) == text


def test_labels_of_the_file_come_before_what_a_head_says():
    head = "Rooms (1 = very good, 5 = very bad)"
    assert with_anchors({head: {1.0: "low"}}, [head], {}) == {head: {1.0: "low"}}
    assert with_anchors({}, ["P1"], {"P1": head}) == {"P1": ENDS}
