import pytest

from cxlab.survey.seen import numbers_of_words, scale_of, see
from tests.survey.simple import raw, table


def seen(tmp_path, cells):
    return see(raw(tmp_path, table({"a": cells, "b": ["."] * len(cells)})), "a")


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


def test_only_words_that_occur_twice_are_kept(tmp_path):
    found = seen(tmp_path, ["Agree", "agree", "no", "no", "my secret"])
    assert (found.words, found.others, found.rated) == (("Agree", "no"), 1, False)


def test_words_of_agreement():
    five = ["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"]
    assert list(numbers_of_words(five).values()) == [1, 2, 3, 4, 5]
    assert numbers_of_words([*five, "Somewhat agree"])["Strongly agree"] == 7
    assert numbers_of_words(["Agree", "당연하다"]) == {"Agree": 4, "당연하다": None}
