"""Numbers of people and programs; expected values by hand."""

import pytest

from cxlab.survey.written_number import (
    decimal_of,
    decimal_shown,
    number,
    readings,
    unmistakable,
)


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("5", ".", 5),
        (" 5.50 ", ".", 5.5),
        ("-1", ".", -1),
        ("\u22121", ".", -1),
        ("3,5", ",", 3.5),
        ("3,5", "", 3.5),
        ("0,800", ",", 0.8),
        ("\uff13", ".", 3),
        ("1e3", ".", 1000),
        ("80%", ".", 80),
        ("12,5 %", ",", 12.5),
        ("1.204", ".", 1.204),
        ("1.204", ",", 1204),
        ("1,250", ".", 1250),
        ("1,250", ",", 1.25),
        ("1,000.5", ",", 1000.5),
        ("1.000,5", ".", 1000.5),
        ("1.000.000", ".", 1_000_000),
        ("1,000,000", ",", 1_000_000),
        ("1 204", ".", 1204),
        ("1\u202f204,5", ".", 1204.5),
        ("1'204", ".", 1204),
        ("0.500", ",", 0.5),
        ("1204.5", ",", 1204.5),
    ],
)
def test_numbers(text, decimal, value):
    assert number(text, decimal) == value


@pytest.mark.parametrize(
    "text",
    ["", "nan", "inf", "1_000", "5 - agree", "3,5", "0x1", "1,2,5", "1.2.2026", "010 204", "1 20"],
)
def test_what_is_no_number(text):
    assert number(text) is None


def test_a_factor_of_a_thousand_is_never_guessed():
    assert number("5.000", "") is None
    assert readings("5.000") == (5000, 5)
    assert [readings(text) for text in ("0.500", "5000", "5.00", "1.000.000")] == [()] * 4


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (["5.000", "0,8"], ","),
        (["5.000", "0.8"], "."),
        (["1,250", "1,250.5"], "."),
        (["1.250", "1.250.000"], ","),
        (["5.000"], ""),
        (["0,8", "0.8"], ""),
        (["1,2", "1,2,5"], ""),  # answers to a question of several choices
        (["2026-01-05", "1.2.2026", "Seoul", ""], ""),
    ],
)
def test_what_a_file_shows_of_its_decimals(texts, shown):
    assert decimal_shown(texts) == shown


def test_without_a_sign_the_usual_holds_unless_a_number_may_be_two():
    assert decimal_of(["4", "x"], ",") == ","
    assert decimal_of(["4", "1.204"], ",") == ""
    assert decimal_of(["4", "1.204"], ".", unclear=",") == "."
    assert decimal_of(["4", "1,204"], ".", unclear=",") == ""


@pytest.mark.parametrize("decimal", [".", ","])
@pytest.mark.parametrize("text", ["1.204", "1,204", "1,250", "0,5", "12", "x", "1,204.5"])
def test_a_number_made_unmistakable_is_the_same_alone(text, decimal):
    alone = unmistakable(text, decimal)
    assert readings(alone) == ()
    assert number(alone, decimal) == number(text, decimal)
