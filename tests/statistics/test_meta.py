import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxlab.published import read
from cxlab.statistics.heterogeneity import METHODS, TAU2
from cxlab.statistics.meta import TESTS, pool, regress, tau2_interval
from tests.tolerances import EXACT, R_JSON, R_META, R_TAU2

R = json.loads((Path(__file__).parent.parent / "reference" / "reference.json").read_text())
ROWS = read("choice_overload_effects")
D = [float(row["d"]) for row in ROWS]
V = [4 / int(row["n"]) + float(row["d"]) ** 2 / (2 * int(row["n"])) for row in ROWS]
MODELS = {
    "fe": ("fixed", "wald"),
    "dl": ("DL", "wald"),
    "pm": ("PM", "wald"),
    "reml": ("REML", "wald"),
    "reml_hksj": ("REML", "hartung-knapp"),
}


def quantities(result):
    return {
        "est": result.mean,
        "se": result.standard_error,
        "ci": [result.lower, result.upper],
        "p": result.p_value,
        "I2": 100 * result.i2,
        "H2": result.h2,
        "Q": result.q,
        "Qp": result.q_p,
        "k": result.k,
    } | ({} if result.tau2 == 0 else {"pi": [result.prediction_lower, result.prediction_upper]})


@pytest.mark.parametrize("name", MODELS)
def test_the_mean_and_tau2_as_metafor_gives_them(name):
    method, test = MODELS[name]
    result = pool(D, V, method, test)
    assert result.tau2 == pytest.approx(R["meta"][name]["tau2"], abs=R_TAU2)
    assert result.mean == pytest.approx(R["meta"][name]["est"], abs=R_META)
    assert result.standard_error == pytest.approx(R["meta"][name]["se"], abs=R_META)


@pytest.mark.parametrize("name", MODELS)
def test_everything_as_metafor_gives_it_at_metafors_tau2(name, monkeypatch):
    """R stops iterating tau2 near 1e-6: at R's own tau2 nothing is left to differ."""
    method, test = MODELS[name]
    monkeypatch.setitem(TAU2, method, lambda *_: R["meta"][name]["tau2"])
    for quantity, value in quantities(pool(D, V, method, test)).items():
        assert value == pytest.approx(R["meta"][name][quantity], abs=R_JSON), quantity


def test_q_profile_interval():
    assert tau2_interval(D, V) == pytest.approx(R["meta"]["tau2_ci_qprofile"], abs=R_TAU2)


@pytest.mark.parametrize("method", ["DL", "PM", "REML"])
def test_homogeneous_studies_give_no_negative_heterogeneity(method):
    reference = R["meta"]["homogeneous_dl"]
    result = pool(reference["yi"], reference["vi"], method)
    assert (result.tau2, result.i2) == (0, 0)
    assert result.mean == pytest.approx(reference["est"], abs=R_JSON)
    assert [result.lower, result.upper] == pytest.approx(reference["ci"], abs=R_JSON)


def bcg():
    y, v = (np.array(R["metareg_bcg"][name]) for name in ("yi", "vi"))
    return y, v, np.column_stack([np.ones(len(y)), R["metareg_bcg"]["ablat"]])


def test_meta_regression_as_metafor_gives_it(monkeypatch):
    y, v, design = bcg()
    ours = regress(y, v, design, "REML", "hartung-knapp")
    assert ours.tau2 == pytest.approx(R["metareg_bcg"]["tau2"], abs=R_TAU2)
    assert ours.omnibus == pytest.approx(R["metareg_bcg"]["QM"], abs=1e-3)  # moves with tau2
    monkeypatch.setitem(TAU2, "REML", lambda *_: R["metareg_bcg"]["tau2"])
    at_theirs = regress(y, v, design, "REML", "hartung-knapp")
    assert at_theirs.coefficients == pytest.approx(R["metareg_bcg"]["coef"], abs=R_JSON)
    assert at_theirs.standard_errors == pytest.approx(R["metareg_bcg"]["se"], abs=R_JSON)
    assert at_theirs.omnibus == pytest.approx(R["metareg_bcg"]["QM"], abs=R_JSON)
    assert at_theirs.omnibus_p == pytest.approx(R["metareg_bcg"]["QMp"], abs=R_JSON)


def test_studies_that_agree_by_luck_give_no_certainty():
    lucky = pool([0.3, 0.3, 0.3], [0.04, 0.04, 0.04], "REML", "hartung-knapp")
    assert lucky.standard_error == pytest.approx((0.04 / 3) ** 0.5)
    assert lucky.lower < 0 < lucky.upper


studies = st.integers(2, 12).flatmap(
    lambda k: st.tuples(
        st.lists(st.floats(-3, 3), min_size=k, max_size=k),
        st.lists(st.floats(1e-3, 2), min_size=k, max_size=k),
    )
)


@settings(max_examples=100)
@given(studies, st.sampled_from(METHODS), st.sampled_from(TESTS))
def test_nothing_is_ever_negative_or_outside(data, method, test):
    y, v = data
    result = pool(y, v, method, test)
    assert result.tau2 >= 0
    assert 0 <= result.i2 <= 1
    assert result.prediction_lower <= result.lower <= result.mean <= result.upper
    assert result.upper <= result.prediction_upper
    assert min(y) - EXACT <= result.mean <= max(y) + EXACT
    shifted = pool([value + 1 for value in y], v, method, test)
    assert shifted.mean == pytest.approx(result.mean + 1, abs=1e-6)


@pytest.mark.parametrize(
    ("effects", "variances", "message"),
    [
        ([1], [1], "1 studies; at least 2"),
        ([1, 2], [1, 0], "study 2: the variance is 0.0; it must be above 0"),
        ([1, 2], [1, -1], "must be above 0"),
        ([1, float("nan")], [1, 1], "study 2: the effect is nan"),
        ([1, 2], [1], "2 effects but 1 variances"),
    ],
)
def test_impossible_studies_are_refused(effects, variances, message):
    with pytest.raises(ValueError, match=message):
        pool(effects, variances)
