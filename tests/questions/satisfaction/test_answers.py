import pytest

from cxlab.errors import InputError
from cxlab.questions.satisfaction import load
from cxlab.questions.satisfaction.answers import outcome_first


def test_the_wanted_outcome_comes_first():
    assert outcome_first(("a", "b", "c"), "b", "shop.csv") == ("b", "a", "c")
    assert outcome_first(("a", "b"), "", "shop.csv") == ("a", "b")
    with pytest.raises(InputError, match="it has reuse. Did you mean 'reuse'"):
        outcome_first(("reuse",), "reus", "shop.csv")


def test_everybody_is_a_group_with_words_of_its_own():
    answers = load("mobi_moments")
    (name,) = answers.names_of_groups()
    assert answers.group(name).moments is answers.whole
    assert answers.group(name).words != name
    assert answers.caveat == ""
