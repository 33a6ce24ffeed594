import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxlab.statistics.moments import Moments
from cxlab.statistics.scales import reliability, reversed_items
from tests.statistics.kiosk import ITEMS, KIOSK, items
from tests.statistics.surveys import BB, ITEMS_22
from tests.statistics.test_meta import R
from tests.tolerances import EXACT, R_JSON, SURVEY_PRINTED


@pytest.mark.parametrize("side", ["E", "P"])
@pytest.mark.parametrize("dimension", ITEMS)
def test_alpha_and_item_statistics_as_psych_gives_them(dimension, side):
    reference = R["kiosk"][dimension][side]
    result = reliability(KIOSK.select(items(side, dimension)))
    assert result.alpha == pytest.approx(reference["alpha"], abs=SURVEY_PRINTED)
    assert result.standardised_alpha == pytest.approx(reference["std_alpha"], abs=SURVEY_PRINTED)
    assert (result.lower, result.upper) == pytest.approx(reference["feldt_ci"], abs=SURVEY_PRINTED)
    assert result.item_rest == pytest.approx(reference["item_rest"], abs=SURVEY_PRINTED)
    assert result.alpha_if_dropped == pytest.approx(reference["alpha_drop"], abs=SURVEY_PRINTED)
    assert result.reversed_items == ()


@pytest.mark.parametrize("dimension", ITEMS_22)
def test_alpha_from_correlations_alone(dimension):
    assert reliability(BB.select(ITEMS_22[dimension])).alpha == pytest.approx(
        R["bb1992"]["alpha"][dimension], abs=R_JSON
    )


def test_a_reversed_item_is_named_not_averaged_away():
    rng = np.random.default_rng(3)
    common = rng.normal(size=200)
    answers = {name: common + rng.normal(size=200) for name in "abc"}
    answers["d"] = -(common + rng.normal(size=200))
    result = reliability(Moments.from_responses(answers))
    assert result.reversed_items == ("d",)
    assert result.alpha_if_dropped[3] > result.alpha


@settings(max_examples=60)
@given(st.integers(2, 8), st.data())
def test_the_reversed_items_are_those_that_were_reversed(k, data):
    """Of one factor, whichever are turned: those, or the others where those are more than half."""
    turned = data.draw(st.lists(st.booleans(), min_size=k, max_size=k))
    loadings = np.array(data.draw(st.lists(st.floats(0.3, 0.9), min_size=k, max_size=k)))
    signs = np.where(turned, -1.0, 1.0)
    covariance = np.outer(loadings, loadings) * np.outer(signs, signs)
    np.fill_diagonal(covariance, 1.0)
    names = tuple(f"v{place}" for place in range(k))
    flagged = reversed_items(Moments(names, 99, np.zeros(k), covariance))
    minus = tuple(name for name, sign in zip(names, signs, strict=True) if sign < 0)
    plus = tuple(name for name in names if name not in minus)
    smaller = minus if 2 * len(minus) < k or (2 * len(minus) == k and not turned[0]) else plus
    assert flagged == smaller


@settings(max_examples=60)
@given(st.integers(2, 8), st.integers(0, 2**32 - 1))
def test_once_turned_every_item_goes_with_the_rest(k, seed):
    """Whatever the answers, noise included."""
    table = np.random.default_rng(seed).normal(size=(30, k))
    answers = {f"v{place}": table[:, place] for place in range(k)}
    flagged = reversed_items(Moments.from_responses(answers))
    assert len(flagged) <= k / 2
    mended = {name: -values if name in flagged else values for name, values in answers.items()}
    moments = Moments.from_responses(mended)
    rest = moments.covariance.sum(axis=1) - np.diag(moments.covariance)
    assert rest.min() > -EXACT * k
    assert reversed_items(moments) == ()


def test_what_has_no_alpha():
    with pytest.raises(ValueError, match="needs at least 2"):
        reliability(KIOSK.select(["P01"]))
    flat = Moments.from_responses({"a": [1, 2, 3], "b": [4, 4, 4]})
    with pytest.raises(ValueError, match="item 'b' has no variance"):
        reliability(flat)
