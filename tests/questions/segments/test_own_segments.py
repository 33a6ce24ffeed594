import pytest

from cxlab.errors import InputError
from cxlab.questions.segments import load
from cxlab.questions.segments.own_segments import band, known_channel
from tests.questions.segments.files import found, members, write

ARMS, AGES = "arm,n,ordered\n", "age_group,channel,count,n\n"
PEOPLE = "member,before,returned\n"
BAD = [
    ("who,what\n1,2\n", "found the columns who, what; taken are customer, date, amount"),
    (ARMS + "none,10,11\nmail,10,2\n", "row 2: ordered is 11 of n = 10"),
    (ARMS + "none,10,1\nmail,0,0\n", "arm 'mail' has n = 0"),
    (ARMS + "A,10,1\nB,10,2\n", "found the arms A, B; say which got no message: -p control=NAME"),
    (ARMS + "none,9,1\nB,9,2\nC,9,2\nD,9,2\n", "found 4 arms"),
    (ARMS + "none,9,1\nB,9,2\nB,9,2\n", "row 4: 'B' occurs a second time"),
    ("arm,n,orderd\nnone,9,1\nB,9,2\n", "Did you mean 'ordered' instead of 'orderd'"),
    ("arm,ordered\nnone,1\nmail,2\n", "row 3, column 'ordered': found '2', need 0 or 1"),
    (AGES + "young,social,3,9\n", "column 'age_group': found 'young', need ages as 25-34 or 65"),
    (AGES + "34-25,social,3,9\n", "found '34-25', need the younger first"),
    (AGES + "25-34,social,10,9\n", "row 2: count is 10 of n = 9"),
    (AGES + "25-34,social,3,9\n25-34,SNS,3,9\n", "row 3: 'SNS' at 25-34 occurs a second time"),
    (PEOPLE + "1,3,2\n", "row 2, column 'returned': found '2', need 0 or 1"),
    (PEOPLE + "1,,1\n", "row 2, column 'before': found nothing, need a number"),
]


@pytest.mark.parametrize(("text", "message"), BAD)
def test_bad_files_are_refused(tmp_path, text, message):
    with pytest.raises(InputError, match=message):
        load(str(write(tmp_path, text)))


def test_a_split_of_what_are_no_purchases_is_refused(tmp_path):
    with pytest.raises(InputError, match="split: it is for purchases, and shop.csv holds none"):
        load(str(write(tmp_path, ARMS + "none,90,9\nmail,90,20\n")), split="2025-06-30")


def test_the_control_may_be_named(tmp_path):
    path = write(tmp_path, ARMS + "A,100,10\nB,100,30\n")
    assert load(str(path), control="a").offers.control == "A"
    with pytest.raises(InputError, match="Did you mean"):
        load(str(write(tmp_path, ARMS + "letter,9,1\nmail,9,2\n")), control="leter")


@pytest.mark.parametrize(
    ("label", "first", "middle"),
    [("16-24", 16, 20.5), ("65+", 65, 70), ("under 18", 0, 13), ("25 to 34", 25, 30)],
)
def test_ages_are_read(label, first, middle):
    made = band(label, 0.5, 10, "row 2")
    assert (made.first, made.middle) == (first, middle)


def test_channels_by_their_names_and_others_as_they_are():
    assert [known_channel(n) for n in ("Social media", "E-Mail", "App", "fax")] == [
        "social",
        "email",
        "smartphone",
        "fax",
    ]


def test_a_group_on_both_sides_of_35_says_so(tmp_path):
    rows = "".join(f"{a},social,{c},100\n" for a, c in (("18-29", 70), ("30-39", 60), ("40+", 30)))
    finding = found(write(tmp_path, AGES + rows)).of("segment.social_by_age")
    assert finding.estimate is None
    assert "30-39 lies on both sides of 35" in finding.note


@pytest.mark.parametrize(("effect", "verdict"), [(0.3, "SUPPORTED"), (0.0, "INCONCLUSIVE")])
def test_members_are_compared_with_others_who_bought_as_much(tmp_path, effect, verdict):
    finding = found(write(tmp_path, members(effect))).of("segment.programme")
    assert finding.estimate.lower < effect < finding.estimate.upper
    assert finding.verdict.name == verdict
    assert finding.note.startswith("Nobody drew lots")
