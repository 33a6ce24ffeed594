import numpy as np
import pytest

from cxlab.statistics.moments import Moments
from cxlab.statistics.scales import reliability
from tests.statistics.kiosk import ITEMS, KIOSK, items
from tests.statistics.surveys import BB, ITEMS_22
from tests.statistics.test_meta import R
from tests.tolerances import R_JSON, SURVEY_PRINTED


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


def test_what_has_no_alpha():
    with pytest.raises(ValueError, match="needs at least 2"):
        reliability(KIOSK.select(["P01"]))
    flat = Moments.from_responses({"a": [1, 2, 3], "b": [4, 4, 4]})
    with pytest.raises(ValueError, match="item 'b' has no variance"):
        reliability(flat)
