import pytest

from cxlab.errors import InputError
from cxlab.evidence.arm_counts import load
from cxlab.evidence.arms import Arm

FUNNEL = (
    "outcome,options,n,count\npassed,24,386,242\npassed,6,368,260\nstopped,24,242,145\n"
    "stopped,6,260,104\n"
)


@pytest.fixture
def own(tmp_path):
    def write(text, **arms):
        path = tmp_path / "shop.csv"
        path.write_text(text, encoding="utf-8")
        return load(str(path), **arms)

    return write


def test_the_published_counts():
    test = load("iyengar_lepper_2000")
    assert test.pair("bought") == (Arm(6, 104, 31), Arm(24, 145, 4))
    assert test.base("bought", "stopped") == (Arm(6, 260, 31), Arm(24, 242, 4))
    assert test.base("bought", "passed") == (Arm(6, 368, 31), Arm(24, 386, 4))
    assert test.pair("chose_chocolate") == (Arm(6, 33, 16), Arm(30, 34, 4))
    assert "7 of 67 with no choice (shown, not compared)" in repr(test.account)


def test_visitors_give_the_same_counts_as_their_table(own):
    rows = ["options,stopped,bought"]
    for options, n, stopped, bought in ((24, 242, 145, 4), (6, 260, 104, 31)):
        rows += [f"{options},1,1"] * bought + [f"{options},1,0"] * (stopped - bought)
        rows += [f"{options},0,0"] * (n - stopped)
    test, published = own("\n".join(rows)), load("iyengar_lepper_2000")
    for outcome in ("stopped", "bought"):
        assert test.pair(outcome) == published.pair(outcome)


@pytest.mark.parametrize(
    "bought", ["bought,24,145,4\nbought,6,104,31\n", "bought,24,242,4\nbought,6,260,31\n"]
)
def test_buyers_may_be_counted_over_stoppers_or_passers_by(own, bought):
    test = own(FUNNEL + bought)
    assert test.pair("bought") == (Arm(6, 104, 31), Arm(24, 145, 4))
    assert test.base("bought", "stopped") == (Arm(6, 260, 31), Arm(24, 242, 4))


def test_counts_without_an_outcome_are_buyers_and_say_so(own):
    test = own("options,n,count,shop\n6,100,10,a\n24,110,4,a\n")
    assert test.pair("bought") == (Arm(6, 100, 10), Arm(24, 110, 4))
    assert "read as buyers among those who passed by" in repr(test.account)
    assert "Columns not used" in repr(test.account)


def test_of_three_arms_the_outer_two_are_compared_unless_named(own):
    text = "options,n,count\n6,100,10\n12,90,8\n24,110,4\n"
    test = own(text)
    assert [arm.options for arm in test.pair("bought")] == [6, 24]
    assert "8 of 90 at 12 options (shown, not compared)" in repr(test.account)
    assert [arm.options for arm in own(text, small=12).pair("bought")] == [12, 24]
    with pytest.raises(InputError, match="large=25: no such arm for 'bought'; there are 6, 12, 24"):
        own(text, large=25)
    with pytest.raises(InputError, match="must be below"):
        own(text, small=24, large=6)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("n,count\n10,1\n", "column 'options' is missing"),
        ("options,n\n6,10\n24,10\n", "column 'count' is missing"),
        ("options,stopped\n6,1\n24,0\n", "column 'bought' is missing"),
        ("options,n,count\n6,10,11\n24,10,1\n", "row 2: count is 11, more than n = 10"),
        ("options,n,count\n6,10,-1\n24,10,1\n", "row 2, column 'count': found '-1'"),
        ("options,n,count\n6,ten,1\n24,10,1\n", "row 2, column 'n': found 'ten'"),
        ("options,n,count\n6,10,1\n", "one arm only"),
        ("options,n,count\n6,10,1\n6,12,1\n", "row 3: 'bought' at 6 options occurs a second time"),
        ("options,stopped,bought\n6,0,1\n24,1,1\n", "row 2: bought is 1 but stopped is 0"),
        ("options,stopped,bought\n6,1,2\n24,1,1\n", "found '2', need 0 or 1"),
        (FUNNEL + "bought,24,99,4\nbought,6,104,31\n", "n must be one of these"),
        (FUNNEL + "bought,24,242,150\nbought,6,260,31\n", "only 145 got as far"),
        ("outcome,options,n,count\n,6,10,1\n,24,10,1\n", "the outcome has no name"),
        (
            "outcome,options,n,count\nre buy,6,9,1\nRe_buy,24,9,1\n",
            "'re buy' and 'Re_buy' are too alike",
        ),
    ],
)
def test_wrong_files_are_refused_with_the_row_and_the_remedy(own, text, message):
    with pytest.raises(InputError, match=message) as raised:
        own(text)
    assert "shop.csv" in str(raised.value)


def test_a_published_table_of_another_kind_is_refused():
    with pytest.raises(InputError, match="is not a table of counts"):
        load("iyengar_lepper_2000_statistics")


def test_steps_of_the_funnel_are_compared_between_the_same_displays(own):
    rows = "stopped,6,100,50\nstopped,12,200,80\nstopped,24,1000,700\nbought,6,50,25\n"
    test = own(f"outcome,options,n,count\n{rows}bought,12,80,40\n")
    assert test.base("bought", "stopped") == (Arm(6, 100, 25), Arm(12, 200, 40))
    assert [arm.options for arm in test.pair("stopped")] == [6, 12]
    with pytest.raises(InputError, match="'stopped' and 'bought': one arm only .6 options"):
        own("outcome,options,n,count\nstopped,6,9,5\nstopped,24,9,5\nbought,6,5,1\nbought,30,9,1\n")


def test_outcomes_in_capitals_are_known_and_near_misses_refused(own):
    test = own("Outcome,Options,N,Count\nBOUGHT,6,100,10\nBought,24,110,4\n")
    assert test.pair("bought") == (Arm(6, 100, 10), Arm(24, 110, 4))
    with pytest.raises(InputError, match="outcome 'bougth' is not known. Did you mean 'bought'"):
        own("outcome,options,n,count\nbougth,6,100,10\nbougth,24,110,4\n")
