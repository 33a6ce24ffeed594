from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm, t

from cxlab.claims.estimate import Estimate
from cxlab.claims.p_of_interval import p_of_limit, p_of_verdict
from cxlab.claims.verdict import Verdict, judge
from tests.tolerances import ROOT

ends = st.floats(0.01, 9)


@given(st.floats(-5, 5), ends, ends, st.sampled_from([0.8, 0.95, 0.99]), st.floats(0, 4))
def test_p_and_interval_say_the_same(value, below, above, level, smallest_effect):
    """A verdict is given exactly where its error rate is below one minus the level."""
    estimate = Estimate(value, value - below, value + above, "effect", level)
    verdict = judge(estimate, "different", smallest_effect)
    p = p_of_verdict(estimate, verdict, smallest_effect)
    assert (p is None) == (verdict is Verdict.INCONCLUSIVE)
    assert p is None or p <= 1 - level + ROOT
    if not estimate.lower <= 0 <= estimate.upper:
        assert p_of_limit(estimate, 0) <= 1 - level + ROOT
    else:
        assert p_of_limit(estimate, 0) >= 1 - level - ROOT


@pytest.mark.parametrize("df", [None, 9])
@pytest.mark.parametrize("statistic", [2.5, 20])
def test_where_errors_are_normal_or_t_it_is_their_p(df, statistic):
    law = norm if df is None else t(df)
    reach = law.ppf(0.975)
    estimate = Estimate(statistic, statistic - reach, statistic + reach, "effect", df=df)
    assert p_of_limit(estimate, 0) == pytest.approx(2 * law.sf(statistic), rel=ROOT, abs=0)


def test_a_side_without_an_end_says_nothing():
    estimate = Estimate(1.0, 0.5, inf, "effect")
    assert p_of_limit(estimate, 2.0) == p_of_limit(estimate, 1.0) == 1.0
    assert p_of_limit(Estimate(1.0, 1.0, 1.0, "effect"), 2.0) == 0.0
