import pytest

from cxlab.errors import InputError
from cxlab.evidence.groups import Group, own_groups


@pytest.fixture
def own(tmp_path):
    def write(text, reference=""):
        path = tmp_path / "mails.csv"
        path.write_text(text, encoding="utf-8")
        return own_groups(path, reference)

    return write


def test_counts_and_people_give_the_same_groups(own):
    counted = own("group,count,n\nplain,1,3\nname,2,2\n").groups
    people = own("group,noticed\nplain,0\nname,1\nplain,1\nplain,0\nname,1\n").groups
    assert counted == people == (Group("plain", 1, 3), Group("name", 2, 2))


def test_the_reference_comes_first_and_everybody_is_the_sum(own):
    groups = own("group,count,n\na,1,3\n이름,2,2\nc,0,4\n", reference="이름")
    assert [group.name for group in groups.groups] == ["이름", "a", "c"]
    assert groups.everybody == Group("", 3, 9)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name,opened\nx,1\n", "column 'group' is missing. Found: name, opened.*one row a person"),
        ("group,count,n\na,5,4\n", "row 2: count is 5 of n = 4"),
        ("group,count,n\na,0,0\n", "row 2: count is 0 of n = 0"),
        ("group,count,n\na,1,4\na,2,4\n", "row 3: group 'a' occurs a second time"),
        ("group,count,n\na,1,4\nA,2,4\n", "'a' and 'A' are too alike"),
        ("group,count,n\na,34.6%,26\n", "row 2, column 'count': found '34.6%', need a whole"),
        ("group,noticed\na,yes\n", "row 2, column 'noticed': found 'yes', need 0 or 1"),
        ("group,noticed\n,1\n", "row 2, column 'group': found nothing"),
        ("group,n\na,4\n", "column 'count' is missing"),
    ],
)
def test_a_bad_file_is_refused_with_what_was_found_and_what_is_taken(own, text, message):
    with pytest.raises(InputError, match=message):
        own(text)


def test_an_unknown_reference_is_refused_with_the_nearest(own):
    with pytest.raises(
        InputError, match="no group 'plane'; it has plain, name. Did you mean 'plain'"
    ):
        own("group,count,n\nplain,1,3\nname,2,2\n", reference="plane")


def test_people_without_an_answer_are_left_out_and_told(tmp_path):
    path = tmp_path / "signs.csv"
    path.write_text("group,noticed\na,1\na,\nb,0\nb,1\n", encoding="utf-8")
    groups = own_groups(path)
    assert [(group.count, group.n) for group in groups.groups] == [(1, 1), (1, 2)]
    assert dict(groups.account.rows)["Left out"] == "1 row without an answer"
