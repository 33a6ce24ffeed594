import pytest

from cxlab.errors import InputError
from cxlab.questions.segments import channels, load, orders
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


def test_an_age_group_of_few_is_in_no_table_no_note_and_no_estimate(tmp_path):
    rows = ["16-24,social,80,100", "25-34,social,3,3", "35-44,social,50,100"]
    rows += ["45-54,social,30,100", "55-64,social,20,100", "10-15,social,70,100"]
    path = write(tmp_path, AGES + "\n".join(rows))
    own = load(str(path))
    assert "25-34" not in channels(own).columns
    assert ("Age groups with too few people", "1, not used") in own.account.rows
    run = found(path)
    assert "100.0%" not in run.of("segment.break_at_35").note
    assert run.of("segment.social_by_age").estimate.n == 500


def test_kinds_of_customers_of_few_people_are_not_told_apart(tmp_path):
    heads = "arm,before,n,ordered\n"
    enough = ["mail,mail,40,4", "mail,sms,40,2", "sms,mail,40,1", "sms,sms,40,5"]
    none = ["none,mail,40,1", "none,sms,40,1"]
    whole = load(str(write(tmp_path, heads + "\n".join([*enough, *none]))))
    assert len(orders(whole, 0.95).rows) == 9
    few = ["mail,mail,2,2", *enough[1:], *none]
    path = write(tmp_path, heads + "\n".join(few))
    sparse = load(str(path))
    assert [row[1] for row in orders(sparse, 0.95).rows] == ["all"] * 3
    assert found(path).of("segment.matched_v_best").estimate is None
    assert any(row[0] == "What was bought before" for row in sparse.account.rows)


def test_an_arm_of_few_people_is_refused(tmp_path):
    with pytest.raises(InputError, match="arm 'mail' has n = 9; at least 10"):
        load(str(write(tmp_path, ARMS + "none,90,9\nmail,9,2\n")))


KINDS = "arm,before,n,ordered\n"


def test_rows_in_another_order_change_no_finding(tmp_path):
    rows = ["none,a,900,9", "b mail,a,900,30", "a mail,a,900,20"]
    turned = [
        found(write(tmp_path, KINDS + "\n".join(order))).of("segment.orders_mail_1")
        for order in (rows, rows[::-1])
    ]
    assert turned[0] == turned[1]
    assert "'a mail'" in turned[0].reading


def test_one_answer_in_eight_missing_refuses_no_file(tmp_path):
    rows = [
        f"{'none' if k % 2 else 'mail'},{'' if k % 8 == 7 else int(k % 3 == 0)}" for k in range(240)
    ]
    offers = load(str(write(tmp_path, "arm,ordered\n" + "\n".join(rows))))
    assert offers.offers.of("none") == (
        sum(k % 3 == 0 for k in range(240) if k % 2 and k % 8 != 7),
        90,
    )
    assert dict(offers.account.rows)["Left out"] == "30 rows without an answer"
