import pytest

from cxlab.questions.cocktail_party import (
    group_methods,
    half_methods,
    ledger_rows,
    load,
    shares,
    shares_table,
)
from tests.questions.cocktail_party.test_claims import PUBLISHED


def test_printed_percentages_come_out_but_for_one_rise():
    rows = ledger_rows(PUBLISHED)
    assert [row.published for row in rows] == ["34.6", "65", "20", "20", "31"]
    assert [row.status for row in rows] == [*["reproduced"] * 3, "differs", "reproduced"]
    assert rows[3].recomputed == pytest.approx(19.337, abs=0.001)
    assert all("not an independent check" in row.note for row in rows[:3])


def test_all_analyses_tell_the_spans_apart_and_none_shows_most():
    assert group_methods(PUBLISHED, 0.95).rows[-1][1] == "7 of 7"
    assert half_methods(PUBLISHED, 0.95).rows[-1][1] == "0 of 4"


def test_ones_own_groups_are_told_from_the_first_either_way(tmp_path):
    path = tmp_path / "mails.csv"
    path.write_text("group,count,n\na,50,100\nfewer,10,100\nsame,50,100\n", encoding="utf-8")
    mine = load(str(path))
    strip = group_methods(mine, 0.95)
    assert strip.columns[1:] == ("fewer", "same")
    assert strip.rows[-1][1:] == ("7 of 7", "0 of 7")
    assert ledger_rows(mine) == ()
    assert [row[1] for row in shares_table(shares(mine, 0.95)).rows] == [
        "50 of 100",
        "10 of 100",
        "50 of 100",
    ]
