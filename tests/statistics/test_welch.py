import numpy as np
import pytest
from scipy.stats import ttest_ind

from cxlab.errors import LackError
from cxlab.statistics.welch import welch
from tests.tolerances import EXACT


def test_agrees_with_scipy_on_raw_values():
    rng = np.random.default_rng(2)
    a, b = rng.normal(1, 2, 30), rng.normal(0, 1, 50)
    ours = welch(*((len(x), x.mean(), x.std(ddof=1)) for x in (a, b)), level=0.9)
    theirs = ttest_ind(a, b, equal_var=False)
    interval = theirs.confidence_interval(0.9)
    assert (ours.lower, ours.upper, ours.p_value) == pytest.approx(
        (interval.low, interval.high, theirs.pvalue), abs=EXACT
    )


@pytest.mark.parametrize("first", [(1, 3.0, 0.0), (5, 3.0, 0.0)])
def test_no_interval_of_no_width(first):
    with pytest.raises(LackError):
        welch(first, (9, 1.0, 0.0))
