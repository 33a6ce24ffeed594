from math import inf, sqrt

import numpy as np
import pytest
from scipy.stats import norm, t

from cxlab.published import read
from cxlab.statistics.p_curve import p_curve, significant

ROWS = read("choice_overload_effects")
D = [float(row["d"]) for row in ROWS]
N = [int(row["n"]) for row in ROWS]


def results(d, n, sign):
    return significant(d, [k - 2 for k in n], [sqrt(k) / 2 for k in n], sign)


@pytest.mark.parametrize("sign", [1, -1])
def test_stouffer_by_hand(sign):
    kept = []
    for d, n in zip(D, N, strict=True):
        p = 2 * t.sf(sign * d * sqrt(n) / 2, n - 2)
        if p < 0.05:
            kept.append(norm.ppf(p / 0.05))
    z = sum(kept) / sqrt(len(kept))
    curve = p_curve(results(D, N, sign))
    assert curve.k == len(kept)
    assert curve.stouffer_z == pytest.approx(z, rel=1e-9)
    assert curve.right_skew_p == pytest.approx(norm.cdf(z), rel=1e-9)
    assert curve.lower <= curve.value <= curve.upper
    assert sum(curve.shares) == pytest.approx(1)


def simulated(effect, n, k, seed):
    """Draw t statistics of two-arm studies with a known effect until k are significant."""
    rng = np.random.default_rng(seed)
    found = []
    while len(found) < k:
        statistic = (rng.normal(effect * sqrt(n) / 2)) / sqrt(rng.chisquare(n - 2) / (n - 2))
        if 2 * t.sf(statistic, n - 2) < 0.05:
            found.append(2 * statistic / sqrt(n))
    return found


def test_a_known_effect_is_found_again_although_only_significant_results_were_seen():
    drawn = simulated(0.5, 60, 400, seed=1)
    curve = p_curve(results(drawn, [60] * 400, 1))
    assert np.mean(drawn) > 0.7  # what a naive mean would say
    assert curve.lower < 0.5 < curve.upper
    assert curve.value == pytest.approx(0.5, abs=0.1)


def test_selected_noise_holds_no_evidence():
    curve = p_curve(results(simulated(0.0, 60, 200, seed=2), [60] * 200, 1))
    assert curve.right_skew_p > 0.05
    assert curve.lower < 0 < curve.upper


def test_z_is_t_with_many_degrees_of_freedom():
    many = [10**7 + 2] * len(D)
    scales = [sqrt(n) / 2 for n in N]
    as_t = p_curve(significant(D, [n - 2 for n in many], scales, 1))
    as_z = p_curve(significant(D, [inf] * len(D), scales, 1))
    assert as_z.stouffer_z == pytest.approx(as_t.stouffer_z, abs=1e-4)
    assert as_z.upper == pytest.approx(as_t.upper, abs=1e-3)


def test_one_strong_result_is_told():
    curve = p_curve(results(D, N, 1))
    assert curve.p_without_strongest > curve.right_skew_p


def test_too_few_results():
    with pytest.raises(ValueError, match="2 significant results; a p-curve needs at least 3"):
        p_curve(results([1.0, 1.0], [50, 50], 1))
