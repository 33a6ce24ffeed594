import pytest

from cxlab.errors import InputError
from tests.questions.satisfaction.surveys import BOOK, grouped, own, rows


def test_branches_and_those_too_small_to_show(tmp_path):
    answers = grouped(tmp_path, {"A": 30, "B": 25, "C": 20, "tiny": 4})
    assert [(g.name, g.moments.n) for g in answers.groups] == [("A", 30), ("B", 25)]
    assert "2 groups in which fewer than 10 people answered" in repr(answers.account)
    assert "tiny" not in repr(answers.account)


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ({"A": 200, "B": 150, "C": 1, "D": 2}, ["A"]),  # three people must not be derived
        ({"A": 200, "B": 150, "C": 3, "D": 4}, ["A"]),
        ({"A": 30, "B": 12, "C": 3}, ["A"]),
        ({"A": 30, "B": 20, None: 3}, ["A"]),  # the total counts them, no group does
        ({"A": 30, "B": 12}, ["A", "B"]),
    ],
)
def test_nobody_can_be_derived_from_what_is_shown(tmp_path, sizes, shown):
    assert list(grouped(tmp_path, sizes).names_of_groups()) == shown


def test_a_second_column_of_groups_is_named_where_it_is_not_used(tmp_path):
    lines = [[*row, "AB"[place % 2], "NS"[place % 2]] for place, row in enumerate(rows())]
    book = BOOK + "  branch: {role: group}\n  region: {role: group}\n"
    answers = own(tmp_path, lines, book, "expected,experienced,satisfied,branch,region")
    assert answers.grouped_by == "branch"
    assert len([text for _, text in answers.account.rows if "'region'" in text]) == 1


def test_a_group_cannot_be_called_what_everybody_is(tmp_path):
    with pytest.raises(InputError, match="called 'All'"):
        grouped(tmp_path, {"All": 20, "B": 20})


def test_spellings_of_one_name_are_one_group(tmp_path):
    assert len(grouped(tmp_path, {"North": 20, "north": 20, "B": 20}).names_of_groups()) == 2
