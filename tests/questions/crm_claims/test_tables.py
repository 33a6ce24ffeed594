import pytest

from cxlab.questions.crm_claims import Costs, break_even, elsewhere, load, top_methods
from tests.questions.crm_claims.shops import HEAD


def test_four_fifths_fail_in_every_way_and_two_thirds_in_some():
    rows = top_methods(load("published"), 0.95, 0.05).rows
    assert [row[2] for row in rows] == pytest.approx([0.678, 0.629, 0.624, 0.589, 0.571], abs=5e-4)
    assert len({row[6] for row in rows}) == len({row[7] for row in rows}) == 1
    assert len({row[5] for row in rows}) == 3


def test_what_cannot_be_counted_stays_blank(tmp_path):
    path = tmp_path / "shop.csv"
    rows = [f"K{i},2025-0{1 + i % 9}-01,{5 + i}" for i in range(60)]
    path.write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    rows = {row[0]: row[2] for row in top_methods(load(str(path)), 0.95, 0.05).rows}
    assert rows["All customers, days with a purchase in place of revenue"] is None  # once each


def test_printed_shares_carry_their_grade():
    assert [row[1:3] for row in elsewhere().rows] == [
        (0.73, "quoted by another source"),
        (0.67, "quoted by another source"),
    ]


def test_break_even_shows_what_is_given_and_no_more():
    assert {row[1] for row in break_even(Costs()).rows} == {None}
    values = [row[1] for row in break_even(Costs(to_win=500, to_keep=100)).rows]
    assert values == [500, 100, None, None, None, 500, 20]
