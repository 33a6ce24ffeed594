from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlab.numbers import MEASURES, agrees, fixed, of_difference, p_text, percent, plural


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (-0.0004, 3, "0.000"),
        (-1.25, 1, "\N{MINUS SIGN}1.2"),
        (1234.5, 1, "1,234.5"),
        (inf, 2, "infinite"),
        (nan, 2, "not defined"),
    ],
)
def test_fixed(value, decimals, text):
    assert fixed(value, decimals) == text


@given(st.floats(0, 1))
def test_p_text_agrees_with_p(p):
    text = p_text(p)
    if text.startswith("p = "):
        assert abs(float(text[4:]) - p) <= 0.0005 + 1e-12
    else:
        assert text == ("p < .001" if p < 0.001 else "p > .999")


def test_agreement_is_at_the_printed_decimals():
    assert agrees("19.89", 19.8901)
    assert agrees("3.93", 3.926)
    assert not agrees("32.34", 36.680)
    assert not agrees("3.930", 3.926)
    assert agrees("192", 191.6)


def test_words():
    assert (percent(0.0843), plural(1, "row"), plural(1000, "row")) == (
        "8.4%",
        "1 row",
        "1,000 rows",
    )


def test_a_difference_of_shares_is_in_percentage_points():
    for measure in ("proportion", "probability", "share of variance", "risk difference"):
        shown = of_difference(measure)
        assert (shown.show(-0.0465), shown.unit) == ("\N{MINUS SIGN}4.7", "percentage points")
    assert of_difference("gap") == MEASURES["gap"]
    assert (of_difference("risk ratio").show(0.5), of_difference("risk ratio").unit) == ("0.50", "")


@pytest.mark.parametrize(
    ("p", "text"),
    [(0.0501025, "p = .0501"), (0.0499, "p = .0499"), (0.05, "p = .050"), (0.0511, "p = .051")],
)
def test_a_p_on_the_edge_says_on_which_side(p, text):
    assert p_text(p) == text
