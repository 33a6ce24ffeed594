import numpy as np
import pytest

from cxlab.errors import LackError
from cxlab.published import read
from cxlab.statistics.survival import Stay, kept
from tests.tolerances import EXACT, PRINTED_3

# R 4.2.2, survival: survfit(Surv(t, s) ~ 1, weights, conf.type = "log-log"), quarters 4, 20, 40.
FROM_R = [
    (4, 0.920, 0.00158, 0.917, 0.923),
    (20, 0.757, 0.00256, 0.752, 0.762),
    (40, 0.621, 0.00312, 0.615, 0.627),
]


def life_table():
    rows = read("churn_life_insurance_us")
    quarters = np.array([float(r["quarter"]) + 1 for r in rows] * 2)
    counts = [int(r["left"]) for r in rows] + [int(r["otherwise_ended"]) for r in rows]
    return rows, Stay(quarters, np.repeat([True, False], len(rows)), np.array(counts))


def test_the_life_table_as_r_gives_it():
    _, stay = life_table()
    for share, (_, *theirs) in zip(kept(stay, [4, 20, 40]), FROM_R, strict=True):
        ours = (share.value, share.error, share.lower, share.upper)
        assert ours == pytest.approx(theirs, abs=PRINTED_3)
        assert share.error == pytest.approx(theirs[1], abs=5e-6)


def test_the_product_limit_and_greenwood_in_closed_form():
    rows, stay = life_table()
    share = kept(stay, [20])[0]
    risk, left = (np.array([float(r[name]) for r in rows[:20]]) for name in ("at_risk", "left"))
    product = np.prod(1 - left / risk)
    assert share.value == pytest.approx(product, abs=EXACT)
    greenwood = product * np.sqrt((left / (risk * (risk - left))).sum())
    assert share.error == pytest.approx(greenwood, abs=EXACT)
    assert share.at_risk == int(rows[19]["at_risk"])


def test_nobody_left_is_no_certainty():
    stay = Stay(np.full(12, 5.0), np.zeros(12, dtype=bool), np.ones(12, dtype=int))
    share = kept(stay, [3])[0]
    assert (share.value, share.upper) == (1.0, 1.0)
    assert share.lower < 0.8
    gone = kept(Stay(np.full(12, 5.0), np.ones(12, dtype=bool), np.ones(12, dtype=int)), [5])[0]
    assert gone.value == 0
    assert gone.upper > 0.2


def test_a_time_that_nobody_was_watched_has_no_share():
    stay = Stay(np.array([1.0, 2.0]), np.array([True, False]), np.array([1, 1]))
    with pytest.raises(LackError, match="longest"):
        kept(stay, [2.5])


def test_the_interval_holds_the_truth_as_often_as_it_says():
    rng, held = np.random.default_rng(3), 0
    for _ in range(500):
        life, watched = rng.exponential(2, 80), rng.uniform(0.5, 4, 80)
        stay = Stay(np.minimum(life, watched), life <= watched, np.ones(80, dtype=int))
        share = kept(stay, [1.0])[0]
        held += share.lower <= np.exp(-0.5) <= share.upper
    assert 0.93 < held / 500 < 0.97
