import pytest

from cxlab.survey.definitions.label_words import no_answers, pole


@pytest.mark.parametrize(
    ("low", "high"),
    [
        ("Strongly disagree", "Strongly agree"),
        ("Very dissatisfied", "Very satisfied"),
        ("Very unlikely", "Very likely"),
        ("Not at all important", "Extremely important"),
        ("Never", "Always"),
        ("Very poor", "Excellent"),
        ("Stimme überhaupt nicht zu", "Stimme voll und ganz zu"),
        ("Sehr unzufrieden", "Sehr zufrieden"),
        ("전혀 그렇지 않다", "매우 그렇다"),
        ("매우 불만족", "매우 만족"),
        ("Pas du tout d'accord", "Tout à fait d'accord"),
        ("Muy insatisfecho", "Muy satisfecho"),
    ],
)
def test_the_ends_of_scales(low, high):
    assert (pole(low), pole(high)) == (-1, 1)


def test_a_scale_of_what_applies_keeps_its_lowest_point():
    assert no_answers(["Does not apply", "Applies", "Don’t know"]) == (False, False, True)
    assert no_answers(["Bad", "Good", "Does not apply"]) == (False, False, True)
