"""Quantiles and tails against scipy's distributions."""

import pytest
from scipy.stats import norm, t

from cxlab.statistics.reference_distribution import quantile, upper_tail
from tests.tolerances import EXACT


@pytest.mark.parametrize("df", [None, 1, 4, 60])
def test_quantile_and_tail_are_those_of_scipy(df):
    law = norm if df is None else t(df)
    assert quantile(0.975, df) == pytest.approx(law.ppf(0.975), rel=EXACT)
    assert upper_tail(2.5, df) == pytest.approx(law.sf(2.5), rel=EXACT)
    assert upper_tail(quantile(0.9, df), df) == pytest.approx(0.1, rel=EXACT)
