import pytest

from cxlab.statistics.small_study import egger, trim_and_fill
from tests.statistics.test_meta import D, R, V
from tests.tolerances import R_JSON, R_META


def test_egger_as_metafor_gives_it():
    test = egger(D, V)
    assert test.statistic == pytest.approx(R["meta"]["egger"]["stat"], abs=R_JSON)
    assert test.p_value == pytest.approx(R["meta"]["egger"]["p"], abs=R_JSON)
    assert test.df == R["meta"]["egger"]["df"]
    assert test.lower < test.value < test.upper


def test_trim_and_fill_as_metafor_gives_it():
    reference, result = R["meta"]["trimfill"], trim_and_fill(D, V)
    assert (result.missing, result.side) == (reference["k0"], reference["side"])
    assert result.pooled.mean == pytest.approx(reference["est"], abs=R_META)
    assert [result.pooled.lower, result.pooled.upper] == pytest.approx(reference["ci"], abs=R_META)
    assert len(result.filled_effects) == result.missing


def test_turning_the_funnel_round_turns_the_side_round():
    turned = trim_and_fill([-d for d in D], V)
    assert (turned.missing, turned.side) == (6, "left")
    assert turned.pooled.mean == pytest.approx(-trim_and_fill(D, V).pooled.mean)


def test_studies_of_one_size_are_filled_too():
    assert trim_and_fill([0.1, 0.2, 0.9, 0.15], [0.01] * 4).side == "left"


def test_what_cannot_be_tested_is_refused():
    with pytest.raises(ValueError, match="same variance"):
        egger([1, 2, 3], [1, 1, 1])
    with pytest.raises(ValueError, match="allowed are 'L0', 'R0'"):
        trim_and_fill(D, V, estimator="Q0")
