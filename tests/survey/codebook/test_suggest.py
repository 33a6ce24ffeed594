import pytest

from cxlab.survey.codebook.seen import see
from cxlab.survey.codebook.suggest import suggest
from tests.survey.simple import raw, table


def guesses(tmp_path, heads, cells=(1, 4, 7)):
    quoted = {f'"{head}"': cells for head in heads}
    survey = raw(tmp_path, table(quoted))
    found = suggest(survey, see(survey))
    return [(each.role, each.item) for each in found.values()]


@pytest.mark.parametrize(
    "heads",
    [
        ["E01", "P01", "E02", "P02"],
        ["e_1", "p_1", "e_2", "p_2"],
        ["exp1", "perc1", "exp2", "perc2"],
        ["EXP[SQ001]", "PERC[SQ001]", "EXP[SQ002]", "PERC[SQ002]"],
        ["fast (expectation)", "fast (perception)", "kind (expectation)", "kind (perception)"],
        [
            "1-1. 빨라야 한다 (기대 설문)",
            "1-2. 빠르다(인지 설문)",
            "2-1. a (기대)",
            "2-2. a (인지)",
        ],
        ["Expected: fast", "Perception: it is fast", "Expected: kind", "Perception: it is kind"],
        ["1-1. should be fast", "1-2. is fast", "2-1. should be kind", "2-2. is kind"],
    ],
)
def test_pairs_of_every_naming(tmp_path, heads):
    assert guesses(tmp_path, heads) == [
        ("expectation", "1"),
        ("perception", "1"),
        ("expectation", "2"),
        ("perception", "2"),
    ]


def test_other_roles(tmp_path):
    heads = ["Weight", "branch", "Satisfaction overall", "NPS", "I01", "Q7", "ResponseId", "Wave"]
    found = [role for role, _ in guesses(tmp_path, heads)]
    assert found == [
        *("weight", "group", "outcome", "outcome", "importance", "ignore"),
        *("respondent", "wave"),
    ]


def test_nothing_is_suggested_twice_that_a_codebook_would_refuse(tmp_path):
    assert guesses(tmp_path, ["E01", "E1", "id", "Response ID"]) == [
        ("expectation", "1"),
        ("ignore", ""),
        ("respondent", ""),
        ("ignore", ""),
    ]


def test_free_text_is_no_rating(tmp_path):
    cells = [f"I like number {number}" for number in range(3)]
    assert guesses(tmp_path, ["E01", "Why satisfied?"], cells) == [("ignore", "")] * 2


@pytest.mark.parametrize("head", ["weight_final", "pweight", "Gewichtung", "wgt1"])
def test_weights_of_any_usual_name(tmp_path, head):
    assert guesses(tmp_path, [head]) == [("weight", "")]


@pytest.mark.parametrize("head", ["w", "W", "Gew", "pw"])
def test_a_letter_is_a_weight_where_its_numbers_weigh(tmp_path, head):
    assert guesses(tmp_path, [head], ("0.8", "1.2", "1")) == [("weight", "")]
    assert guesses(tmp_path, [head], ("1", "2", "3")) == [("ignore", "")]
    assert guesses(tmp_path, [head], ("71.5", "80", "64.2")) == [("ignore", "")]


AGREE = ("Strongly disagree", "Neither agree nor disagree", "Strongly agree")


@pytest.mark.parametrize(
    "head",
    [
        "An excellent shop has clean rooms",
        "How do you find our store?",
        "이 매장은 깨끗하다 (매장)",
    ],
)
def test_a_rating_whose_question_names_a_shop_is_no_branch(tmp_path, head):
    for cells in (AGREE, [f"{at} - {text}" for at, text in zip((1, 4, 7), AGREE, strict=True)]):
        assert guesses(tmp_path, [head], cells)[0][0] != "group"
    assert guesses(tmp_path, ["Which shop did you visit?"], ("North", "South", "North")) == [
        ("group", "")
    ]


def test_a_box_to_tick_is_no_branch(tmp_path):
    assert guesses(tmp_path, ["channels/shop"], (0, 1, None)) == [("ignore", "")]
    redcap = ["Which channels? (choice=Shop)"]
    assert guesses(tmp_path, redcap, ("Checked", "Unchecked")) == [("ignore", "")]
    assert guesses(tmp_path, ["shop"], (1, 2, 3)) == [("group", "")]


@pytest.mark.parametrize(
    "head",
    [
        "handling",
        "How satisfied were you with the handling of your complaint?",
        "Satisfied with how we dealt with your complaint",
        "불만 처리 만족도",
        "Zufriedenheit mit der Bearbeitung Ihrer Beschwerde",
    ],
)
def test_the_handling_of_a_complaint_is_no_satisfaction_of_everybody(tmp_path, head):
    roles = guesses(tmp_path, [head, "Satisfaction overall"], (1, 3, 5))
    assert roles == [("handling", ""), ("outcome", "")]
