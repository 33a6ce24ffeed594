import numpy as np
import pytest
from scipy.stats import pearsonr

from cxlab.errors import InputError
from cxlab.statistics.correlation import correlation
from cxlab.statistics.moments import Moments
from tests.tolerances import ROOT


def test_as_scipy_gives_it_from_raw_answers():
    rng = np.random.default_rng(3)
    a = rng.normal(size=40)
    b = a + rng.normal(size=40)
    theirs = pearsonr(a, b)
    ours = correlation(Moments.from_responses({"a": a, "b": b}), "a", "b", 0.9)
    interval = theirs.confidence_interval(0.9)
    assert (ours.value, ours.p_value) == pytest.approx((theirs.statistic, theirs.pvalue), rel=ROOT)
    assert (ours.lower, ours.upper) == pytest.approx((interval.low, interval.high), rel=ROOT)


def test_what_has_no_correlation():
    with pytest.raises(InputError, match="does not vary"):
        correlation(Moments.from_responses({"a": [1, 2, 3, 4], "b": [5, 5, 5, 5]}), "a", "b")
    with pytest.raises(InputError, match="at least 4"):
        correlation(Moments.from_responses({"a": [1, 2, 3], "b": [5, 6, 5]}), "a", "b")
    same = correlation(Moments.from_responses({"a": [1, 2, 3, 4], "b": [2, 4, 6, 8]}), "a", "b")
    assert (same.value, same.lower, same.upper) == pytest.approx((1, 1, 1))
