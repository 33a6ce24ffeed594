import pytest

from cxlab.survey.codebook.seen import numbers_of_words, scale_of, scale_of_words, see
from tests.survey.simple import raw, table


def seen(tmp_path, cells):
    return see(raw(tmp_path, table({"a": cells, "b": ["."] * len(cells)})))["a"]


@pytest.mark.parametrize(
    ("cells", "scale", "missing"),
    [
        ([1, 2, 4], (1, 5), ()),
        ([2, 3, 6], (1, 7), ()),
        ([0, 3], (0, 10), ()),
        ([5, 7, 99, -9], (1, 7), (-9, 99)),
        (["7 - agree", "1 - no"], (1, 7), ()),
        ([1.5, 2], None, ()),
        (list(range(40)), None, ()),
    ],
)
def test_the_scale_of_numbers(tmp_path, cells, scale, missing):
    found = seen(tmp_path, cells)
    assert (found.scale, found.missing) == (scale, missing)
    assert found.rated == (scale is not None)


def test_several_columns_share_the_wider_scale(tmp_path):
    assert scale_of([seen(tmp_path, [1, 5]), seen(tmp_path, [2, 7])]) == (1, 7)


def test_what_only_one_person_wrote_is_not_kept(tmp_path):
    found = seen(tmp_path, ["fine", "fine", "no", "no", "my secret", "agree"])
    assert (found.words, found.others, found.rated) == (("fine", "no", "agree"), 1, False)


def test_what_others_said_elsewhere_is_no_secret_but_saying_it_twice_is(tmp_path):
    columns = {"a": ["yes", "no", "no"], "b": ["x", "yes", "no"], "c": ["me", "d", "e"]}
    found = see(raw(tmp_path, table(columns | {"d": ["me", "f", "g"]})))
    assert found["a"].words == ("yes", "no")
    assert found["a"].rated
    assert found["c"].words == ()


def test_words_of_agreement():
    five = ["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"]
    assert list(numbers_of_words(five).values()) == [1, 2, 3, 4, 5]
    assert numbers_of_words([*five, "Somewhat agree"])["Strongly agree"] == 7
    assert numbers_of_words(["Agree", "당연하다"]) == {"Agree": 4, "당연하다": None}
    assert scale_of_words(five) == (1, 5)
    assert scale_of_words([*five, "Somewhat agree"]) == (1, 7)
    assert scale_of_words([*five, "당연하다"]) is None
