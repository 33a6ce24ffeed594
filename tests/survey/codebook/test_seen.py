import pytest

from cxlab.survey.codebook.seen import see
from tests.survey.simple import raw, table


def seen(tmp_path, cells):
    return see(raw(tmp_path, table({"a": cells, "b": ["x"] * len(cells)})))["a"]


@pytest.mark.parametrize(
    ("cells", "rated"),
    [
        ([1, 2, 4], True),
        ([5, 7, 99, -9], True),
        (["7 - agree", "1 - no"], True),
        (["4점", "만족(5)", "②"], True),
        ([1, 2, 3, 4, 5, 6.5, 7], True),
        ([4, 5, 3, 2, "see below"], True),
        ([4, "N/A", "", "Don't know", "#N/A", "모름", "해당 없음", "Prefer not to say"], True),
        (["Agree", "Disagree", "Neutral", "Agree", "hmm"], True),
        ([18, 45, 63, 100, 77, 52, 31, 29, 88, 90, 91, 92, 93], True),
        ([1.27, 2.31, 13.4], False),
        (list(range(2000, 2400, 10)), False),
        (["my story", "another one", "3 words here"], False),
    ],
)
def test_what_may_be_a_rating(tmp_path, cells, rated):
    assert seen(tmp_path, cells).rated is rated


def test_what_only_one_person_wrote_is_not_kept(tmp_path):
    found = seen(tmp_path, ["fine", "fine", "no", "no", "my secret", "agree"])
    assert (tuple(found.words), found.others, found.rated) == (("fine", "no", "agree"), 1, False)


def test_what_others_said_elsewhere_is_no_secret_but_saying_it_twice_is(tmp_path):
    columns = {"a": ["yes", "no", "no"], "b": ["x", "yes", "no"], "c": ["me", "d", "e"]}
    found = see(raw(tmp_path, table(columns | {"d": ["me", "f", "g"]})))
    assert tuple(found["a"].words) == ("yes", "no")
    assert found["a"].rated
    assert tuple(found["c"].words) == ()


def test_words_without_an_answer_and_odd_ones_are_kept_apart(tmp_path):
    found = seen(tmp_path, [4, 5, 3, 2, 2, 1, "n/a", "No answer", "see below", 4, 4.5, 3])
    assert found.no_answer == ("n/a", "No answer")
    assert found.odd == {"see below": 1}
    assert found.between == {4.5: 1}
    assert found.numbers[2] == 2
