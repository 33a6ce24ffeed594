import numpy as np
import pytest

from cxlab.statistics.moments import Moments
from cxlab.statistics.response_surface import quadratic_columns, response_surface
from cxlab.statistics.sampling_design import SamplingDesign
from cxlab.statistics.sandwich import robust_regression
from cxlab.statistics.survey_moments import survey_moments
from tests.statistics.answers import DATA, EXPECTATION, PERCEPTION, R
from tests.tolerances import R_PRINTED

TERMS = quadratic_columns(EXPECTATION, PERCEPTION, 4.0) | {"sat": DATA["sat"]}
WAYS = {"hc3": (None, "coef"), "weighted_hc3": (DATA["weight"], "weighted")}


@pytest.mark.parametrize("name", WAYS)
def test_the_surface_has_the_hc3_errors_of_r(name):
    weights, coefficients = WAYS[name]
    moments = survey_moments(TERMS, SamplingDesign(weights))
    surface = response_surface(moments, "sat", 4.0)
    ours = [slope.error for slope in surface.parameters.values()]
    assert ours == pytest.approx(R["surface"][name], abs=R_PRINTED)
    theirs = R["surface"][coefficients][1:]
    assert [slope.value for slope in surface.coefficients] == pytest.approx(theirs, abs=R_PRINTED)
    assert surface.df == 150 - 6


def test_clusters_widen_and_leverage_is_allowed_for():
    """R's vcovCL without any correction is the smallest of its kind."""
    moments = survey_moments(TERMS, SamplingDesign(clusters=DATA["branch"]))
    surface = response_surface(moments, "sat", 4.0)
    ours = np.array([slope.error for slope in surface.parameters.values()])
    assert (ours > R["surface"]["cr0"]).all()
    assert (ours < 1.25 * np.array(R["surface"]["cr0"])).all()
    assert surface.df == 15


def test_a_few_gaps_change_the_surface_little():
    holed = TERMS | {"perception": TERMS["perception"].copy(), "sat": TERMS["sat"].copy()}
    holed["sat"][[3, 50]] = np.nan
    whole, ours = (response_surface(survey_moments(t), "sat", 4.0) for t in (TERMS, holed))
    for name, slope in ours.parameters.items():
        assert slope.value == pytest.approx(whole.parameters[name].value, abs=0.05)
        assert slope.error == pytest.approx(whole.parameters[name].error, rel=0.1)


def test_a_person_fitted_exactly_and_a_table_without_people():
    line = {"x": [0.0, 0, 0, 0, 1], "y": [1.0, 2, 3, 2, 9]}
    assert np.isfinite(robust_regression(survey_moments(line), "y", ["x"]).spread).all()
    table = Moments(("x", "y"), 9, np.zeros(2), np.eye(2))
    with pytest.raises(ValueError, match="no people"):
        robust_regression(table, "y", ["x"])
