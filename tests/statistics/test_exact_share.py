from math import comb

import pytest
from scipy.stats import binom

from cxlab.statistics.exact_share import exact_share
from tests.tolerances import EXACT, PRINTED_4, ROOT


def test_the_longer_trial_as_handed_over():
    chosen = exact_share(22, 32)
    assert chosen.two_sided_p == pytest.approx(0.0501, abs=PRINTED_4)
    tail = sum(comb(32, k) for k in range(22, 33)) / 2**32
    assert chosen.one_sided_p == pytest.approx(tail, abs=EXACT)
    assert chosen.two_sided_p == pytest.approx(2 * tail, abs=EXACT)


@pytest.mark.parametrize(("count", "n"), [(22, 32), (17, 21), (1, 9)])
def test_each_end_leaves_half_of_the_rest_in_its_tail(count, n):
    share = exact_share(count, n, level=0.9)
    assert binom.sf(count - 1, n, share.lower) == pytest.approx(0.05, abs=ROOT)
    assert binom.cdf(count, n, share.upper) == pytest.approx(0.05, abs=ROOT)


def test_nobody_and_everybody():
    assert exact_share(0, 5).lower == 0
    assert exact_share(5, 5).upper == 1
    with pytest.raises(ValueError, match="must lie between 0 and n = 5"):
        exact_share(6, 5)
