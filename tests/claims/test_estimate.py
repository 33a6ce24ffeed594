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
