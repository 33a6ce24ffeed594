import pytest

from cxlab.survey.files.anchors import anchors_of, stated_range, with_anchors, without_anchors

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


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Rooms (1-7)", (1, 7)),
        ("Rooms (1 to 5 points)", (1, 5)),
        ("On a scale of 0 to 10, how likely is it?", (0, 10)),
        ("Zimmer, Skala von 1 bis 6", (1, 6)),
        ("깨끗하다 (1~7점)", (1, 7)),
        ("Rooms (-3 to 3)", (-3, 3)),
        ("Age (18-24)", None),
        ("Answers (1-2)", None),
        ("Visits 1-5", None),
    ],
)
def test_the_scale_that_a_head_names(text, ends):
    assert stated_range(text) == ends
