import pytest

from cxlab.questions.peak_end.predictions import gain, slope_of_worst
from tests.questions.peak_end.runs import PUBLISHED, stays
from tests.tolerances import EXACT


def test_the_mean_gains_nothing_over_itself():
    even = gain(PUBLISHED.episodes, ("mean",), peak="highest", level=0.95, seed=1)
    assert (even.value, even.lower, even.upper) == (0, 0, 0)


def test_peak_and_end_with_their_own_weights_find_what_was_put_in(tmp_path):
    stayed = stays(tmp_path, lambda ratings: 0.7 * ratings.max() + 0.3 * ratings[-1])
    apart = gain(stayed.episodes, ("best", "end"), peak="highest", level=0.95, seed=1)
    assert apart.first == pytest.approx(1, abs=1e-6)  # overall ratings have three decimals


def test_years_of_their_own_change_little():
    touchpoints = PUBLISHED.touchpoints
    beside = ("mean", "best")
    whole, within = (
        slope_of_worst(moments, beside, 0.95)
        for moments in (touchpoints.whole, touchpoints.within_waves)
    )
    assert whole.lower < within.value < whole.upper
    assert within.value != pytest.approx(whole.value, abs=1e6 * EXACT)
