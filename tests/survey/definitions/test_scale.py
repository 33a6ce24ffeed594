import pytest

from cxlab.survey.definitions.definition import SINGLE, Answer, Question
from cxlab.survey.definitions.scale import scale_of_question, settled

AGREE = ("Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree")


def asked(answers, **more):
    offered = tuple(Answer(*answer) for answer in answers)
    return Question(("Q",), "Is it fast?", answers=offered, kind=SINGLE, **more)


def numbers(scale):
    return {answer.code: point for answer, point in scale.numbers.items()}


def test_codes_that_somebody_chose_are_the_numbers():
    scale = scale_of_question(asked([("0", "No"), ("25", ""), ("50", ""), ("100", "Yes")]))
    assert (scale.ends, scale.by_order, scale.reversed) == ((0, 100), False, False)


def test_ids_and_words_are_numbered_by_their_order():
    """An answer that was added later has the last id but its own place."""
    ids = [("1", AGREE[0]), ("2", AGREE[1]), ("5", AGREE[2]), ("3", AGREE[3]), ("4", AGREE[4])]
    scale = scale_of_question(asked(ids, numbered=False))
    assert numbers(scale) == {"1": 1, "2": 2, "5": 3, "3": 4, "4": 5}
    words = scale_of_question(asked([(f"A{place}", text) for place, text in enumerate(AGREE)]))
    assert (words.ends, words.by_order) == ((1, 5), True)


@pytest.mark.parametrize(("labels", "turned"), [(AGREE, False), (AGREE[::-1], True)])
def test_labels_tell_the_direction(labels, turned):
    answers = [(str(code), label) for code, label in enumerate(labels, 1)]
    assert scale_of_question(asked(answers)).reversed is turned


def test_grades_go_before_labels():
    graded = [(str(code), label, (), False, 6 - code) for code, label in enumerate(AGREE, 1)]
    assert scale_of_question(asked(graded)).reversed is True


@pytest.mark.parametrize(
    ("extra", "off"),
    [(("9", "Kein Kontakt"), True), (("-1", "Kein Kontakt"), True), (("99", "Don't know"), False)],
)
def test_what_is_no_answer(extra, off):
    answers = [(str(code), label) for code, label in enumerate(AGREE, 1)]
    scale = scale_of_question(asked([*answers, extra]))
    assert [answer.code for answer in scale.missing] == [extra[0]]
    assert (scale.ends, bool(scale.off)) == ((1, 5), off)


def test_steps_below_zero_stay_where_the_scale_is_even():
    codes = [("-2", ""), ("-1", ""), ("1", ""), ("2", "")]
    assert scale_of_question(asked(codes)).ends == (-2, 2)


def test_not_sure_in_the_middle_is_the_middle():
    answers = [("1", "Disagree"), ("2", "Not sure"), ("3", "Agree"), ("4", "No answer")]
    assert list(numbers(scale_of_question(asked(answers)))) == ["1", "2", "3"]


def test_a_code_for_no_answer_never_lies_on_the_scale():
    points = [("0", "Bad"), ("25", ""), ("50", ""), ("75", ""), ("100", "Good"), ("99", "N/A")]
    scale = scale_of_question(asked(points))
    assert (scale.ends, numbers(scale)["75"]) == ((1, 5), 4)


def test_the_fewer_with_unknown_labels_turned_round_are_reversed():
    one = scale_of_question(asked([("1", "Ei"), ("2", "Bi"), ("3", "Ci")]))
    other = scale_of_question(asked([("1", "Ci"), ("2", "Bi"), ("3", "Ei")]))
    found = settled({"A": one, "B": one, "C": other})
    assert [name for name, scale in found.items() if scale.reversed] == ["C"]


def test_only_choices_have_a_scale():
    assert scale_of_question(Question(("Q",), "Why?")) is None
    assert scale_of_question(Question(("Q",), "How full?", ends=(0, 100))).ends == (0, 100)


def test_known_words_go_before_an_order_that_they_contradict():
    """jamovi sorts text by the alphabet."""
    words = sorted((*AGREE, "Slightly agree", "Slightly disagree"))
    scale = scale_of_question(asked([(text, text) for text in words], ordered=False))
    assert [numbers(scale)[text] for text in AGREE] == [1, 2, 4, 6, 7]
    unknown = [("Ei", "Ei"), ("Bi", "Bi"), ("Ci", "Ci")]
    assert scale_of_question(asked(unknown, ordered=False)) is None
    assert scale_of_question(asked(unknown)).by_order


def test_chosen_codes_that_their_words_contradict_are_named():
    answers = [(str(code), AGREE[place]) for code, place in enumerate((0, 2, 1, 3, 4), 1)]
    assert scale_of_question(asked(answers)).disordered


def test_an_order_that_known_words_contradict_is_asked_for():
    words = ("Strongly disagree", "Slightly disagree", "Disagree", "Agree", "Strongly agree")
    answers = [(f"A{place}", text) for place, text in enumerate(words)]
    assert scale_of_question(asked(answers)).disordered
