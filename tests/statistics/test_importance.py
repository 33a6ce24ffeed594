import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxlab.statistics.importance import lmg, regression
from cxlab.statistics.moments import Moments
from tests.statistics.kiosk import ITEMS, dimensions
from tests.statistics.test_meta import R
from tests.tolerances import SURVEY_PRINTED

PREDICTORS = [f"P.{name}" for name in ITEMS]


def test_regression_from_moments_as_lm_gives_it():
    reference = R["kiosk"]["importance_lm"]
    result = regression(dimensions(), "satisfaction", PREDICTORS)
    intercept, *coefficients = reference["coef"].values()
    intercept_error, *errors = reference["se"].values()
    assert result.coefficients == pytest.approx(coefficients, abs=SURVEY_PRINTED)
    assert result.standard_errors == pytest.approx(errors, abs=SURVEY_PRINTED)
    assert result.intercept == pytest.approx(intercept, abs=SURVEY_PRINTED)
    assert result.intercept_error == pytest.approx(intercept_error, abs=SURVEY_PRINTED)
    assert result.r2 == pytest.approx(reference["r2"], abs=SURVEY_PRINTED)
    assert result.adjusted_r2 == pytest.approx(reference["adj"], abs=SURVEY_PRINTED)


def test_lmg_as_r_gives_it():
    shares = lmg(dimensions(), "satisfaction", PREDICTORS)
    assert shares == pytest.approx(list(R["kiosk"]["lmg"].values()), abs=SURVEY_PRINTED)


@settings(max_examples=30)
@given(st.integers(2, 5), st.integers(0, 2**32 - 1))
def test_shares_are_none_negative_and_add_up_to_r2(p, seed):
    table = np.random.default_rng(seed).normal(size=(60, p + 1)) @ np.ones((p + 1, p + 1))
    table = table + np.random.default_rng(seed + 1).normal(size=table.shape)
    moments = Moments.from_responses({f"v{i}": table[:, i] for i in range(p + 1)})
    predictors = [f"v{i}" for i in range(1, p + 1)]
    shares = lmg(moments, "v0", predictors)
    assert sum(shares) == pytest.approx(regression(moments, "v0", predictors).r2)
    assert min(shares) >= -1e-12
    assert lmg(moments, "v0", predictors[::-1]) == pytest.approx(shares[::-1])


def test_what_cannot_be_regressed():
    moments = Moments.from_responses(
        {"y": [1, 2, 3, 5], "a": [1, 3, 2, 2], "b": [2, 6, 4, 4], "c": [1, 0, 0, 1]}
    )
    with pytest.raises(ValueError, match="sums of each other"):
        regression(moments, "y", ["a", "b"])
    with pytest.raises(ValueError, match="sums of each other"):
        lmg(moments, "y", ["a", "b"])
    with pytest.raises(ValueError, match="too few for 3"):
        regression(moments, "y", ["a", "b", "c"])
