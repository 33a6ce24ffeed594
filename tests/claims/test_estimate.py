from math import inf, nan

import pytest

from cxlab.claims.estimate import Estimate


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((0.5, 0.6, 0.7, "risk difference"), "not inside its interval"),
        ((nan, 0, 1, "risk difference"), "not inside its interval"),
        ((0.5, 0.4, 0.6, "riskdifference"), "measure is 'riskdifference'"),
        ((0.5, 0.4, 0.6, "risk difference", 95), "level is 95"),
    ],
)
def test_nonsense_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        Estimate(*arguments)


@pytest.mark.parametrize(
    ("lower", "upper", "text"),
    [
        (0.06, 0.149, "6.0 to 14.9 percentage points"),
        (0.06, inf, "6.0 percentage points or more"),
        (-inf, 0.149, "14.9 percentage points or less"),
        (-inf, inf, "anything"),
    ],
)
def test_intervals_in_words(lower, upper, text):
    assert Estimate(0.1, lower, upper, "risk difference").interval_text() == text


@pytest.mark.parametrize(
    ("numbers", "measure", "text"),
    [
        ((0.0024, 0.0004, 0.0044), "risk difference", "0.24 (0.04 to 0.44 percentage points)"),
        ((0.1875, -0.0001, 0.3388), "risk difference", "18.75 (-0.01 to 33.88 percentage points)"),
        ((0.0062, -0.0040, 0.0164), "slope", "0.006 (-0.004 to 0.016)"),
        ((0.0034, -0.12, 0.13), "slope", "0.00 (-0.12 to 0.13)"),  # no decimal of it is known
        ((0.0, 0.0, 0.1936), "proportion", "0.0% (0.0% to 19.4%)"),  # a zero is one
        ((0.2, 1e-9, 0.4), "correlation", "0.20 (0.00 to 0.40)"),
    ],
)
def test_what_is_not_zero_does_not_look_like_it(numbers, measure, text):
    assert Estimate(*numbers, measure).text() == text.replace("-", "\N{MINUS SIGN}")


def test_what_was_chosen_is_never_shown_as_nothing():
    estimate = Estimate(0.1, 0.05, 0.2, "risk difference")
    assert estimate.chosen(0.0002) == "0.02 percentage points"
    assert estimate.chosen(0.05) == "5.0 percentage points"


def test_a_percentage_for_a_share_is_refused_and_a_share_of_more_than_all_is_not():
    assert Estimate(1.05, 0.9, 1.2, "proportion").text().startswith("105.0%")
    with pytest.raises(
        ValueError, match=r"value of a proportion is 10.0; it must be 0 to 1: 10% is"
    ):
        Estimate(10, 6, 15, "proportion")
