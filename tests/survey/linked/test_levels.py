import pandas as pd
import pytest

from cxlab.errors import InputError
from cxlab.survey.codebook.codebook import Codebook, Column
from cxlab.survey.linked.files import Sheets
from cxlab.survey.linked.levels import (
    LEVELS,
    columns_of_levels,
    common_items,
    level_in_words,
    one_scale,
)

BOOK = Codebook(
    "shop.yml",
    "",
    (
        Column("E1", "expectation", item="a"),
        Column("E2", "expectation", item="b"),
        Column("P1", "perception", item="a"),
        Column("P2", "perception", item="b", scale=(1.0, 5.0)),
        Column("W1", "promise", item="a"),
    ),
)
VIEW, DELIVERY = ("manager", "view"), ("staff", "delivery")


def sheets(source, **columns):
    frame = pd.DataFrame(columns, dtype=float)
    return Sheets(source, f"{source}.csv", ("North",), (2,), frame)


def test_who_was_asked_what_tells_the_level_and_a_blank_column_was_not_asked():
    asked = [sheets("customer", E1=[5], E2=[None], P1=[4]), sheets("manager", E1=[6], E2=[6])]
    assert columns_of_levels(asked, BOOK) == {
        ("customer", "expectation"): ["E1"],
        ("customer", "perception"): ["P1"],
        VIEW: ["E1", "E2"],
    }


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ([sheets("manager", E1=[5])], "a gap needs two sides.*Found: managers .view."),
        ([sheets("manager", P1=[5])], "a gap needs two sides.*Found: none"),
        (
            [sheets("customer", E1=[5], P1=[5], W1=[7]), sheets("staff", W1=[7])],
            "promises are answered by customers and by staff",
        ),
    ],
)
def test_sides_that_give_no_gap_are_refused(asked, message):
    with pytest.raises(InputError, match=f"^shop.yml: .*{message}"):
        columns_of_levels(asked, BOOK)


def test_two_scales_are_refused_by_the_names_of_their_columns():
    assert one_scale({VIEW: ["E1", "E2"], DELIVERY: ["P1"]}, BOOK) == (1, 7)
    with pytest.raises(
        InputError, match="column 'E1' has the scale 1 to 7, column 'P2' 1 to 5. A gap is a diff"
    ):
        one_scale({VIEW: ["E1", "E2"], DELIVERY: ["P1", "P2"]}, BOOK)


def test_items_of_one_side_alone_are_left_out_and_named():
    kept, account = common_items({VIEW: ["E1", "E2"], DELIVERY: ["P1"]}, BOOK)
    assert kept == {VIEW: ["E1"], DELIVERY: ["P1"]}
    assert [text for _, text in account] == ["1: a", "b"]
    with pytest.raises(
        InputError, match="no item was asked of everybody.*managers .view.: a.*staff .delivery.: b"
    ):
        common_items({VIEW: ["E1"], DELIVERY: ["P2"]}, BOOK)


def test_every_level_has_words():
    assert {level_in_words(level) for level in LEVELS.values()} == set(LEVELS.values())
    assert level_in_words("outcome staying") == "outcome staying"
