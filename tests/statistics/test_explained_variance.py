import numpy as np
import pytest

from cxlab.statistics.explained_variance import r2_difference
from cxlab.statistics.importance import regression
from cxlab.statistics.moments import Moments
from tests.statistics.kiosk import ITEMS, dimensions
from tests.statistics.test_meta import R
from tests.tolerances import DRAWS, SURVEY_PRINTED

P = [f"P.{name}" for name in ITEMS]
GAPS = [f"gap.{name}" for name in ITEMS]
DIMENSIONS = dimensions()
BOTH = DIMENSIONS.composites(
    {name: {name: 1.0} for name in DIMENSIONS.names}
    | {f"gap.{name}": {f"P.{name}": 1.0, f"E.{name}": -1.0} for name in ITEMS}
)


def test_perceptions_against_gaps_in_the_kiosk_survey():
    found = r2_difference(BOTH, "satisfaction", P, GAPS, draws=1000)
    assert found.first == pytest.approx(R["kiosk"]["importance_lm"]["r2"], abs=SURVEY_PRINTED)
    assert found.second == pytest.approx(regression(BOTH, "satisfaction", GAPS).r2)
    assert found.lower < found.difference == found.first - found.second < found.upper
    assert found.n == 207


def test_the_other_way_round_turns_the_sign():
    there = r2_difference(BOTH, "satisfaction", P, GAPS, draws=500)
    back = r2_difference(BOTH, "satisfaction", GAPS, P, draws=500)
    assert back.difference == pytest.approx(-there.difference)


def test_the_interval_is_as_wide_as_samples_spread():
    """The interval of the draws against the spread of real samples."""
    truth = np.array([[1, 0.6, 0.2], [0.6, 1, 0], [0.2, 0, 1]])
    moments = Moments(("y", "a", "b"), 400, np.zeros(3), truth)
    interval = r2_difference(moments, "y", ["a"], ["b"], draws=3000)
    rng = np.random.default_rng(5)
    samples = rng.multivariate_normal(np.zeros(3), truth, size=(800, 400))
    other = [np.corrcoef(sample, rowvar=False)[0] for sample in samples]
    differences = [r[1] ** 2 - r[2] ** 2 for r in other]
    low, high = np.quantile(differences, [0.025, 0.975])
    assert (interval.lower, interval.upper) == pytest.approx((low, high), abs=0.02)


def test_sets_of_unequal_size_are_refused():
    with pytest.raises(ValueError, match="2 predictors against 1"):
        r2_difference(BOTH, "satisfaction", P[:2], GAPS[:1])


def test_intervals_cover_what_they_should():
    """Perception alone against the gap, as the satisfaction notebook asks: 95% of intervals."""
    truth = np.array([[1.0, 0.3, 0.6], [0.3, 1.0, 0.5], [0.6, 0.5, 1.0]])
    weights = {"y": {"y": 1.0}, "p": {"p": 1.0}, "gap": {"p": 1.0, "e": -1.0}}
    true = 0.6**2 - (0.6 - 0.3) ** 2 / (2 - 2 * 0.5)
    rng = np.random.default_rng(5)
    inside = 0
    for sample in rng.multivariate_normal(np.zeros(3), truth, size=(400, 60)):
        answers = Moments.from_responses(dict(zip("yep", sample.T, strict=True)))
        interval = r2_difference(answers.composites(weights), "y", ["p"], ["gap"], draws=400)
        inside += interval.lower <= true <= interval.upper
    assert inside / 400 == pytest.approx(0.95, abs=DRAWS)
