import numpy as np
import pytest

from cxlab.published import read
from cxlab.statistics.net_promoter import net_promoter, net_promoter_difference
from tests.tolerances import PRINTED_3


def test_the_airport_as_handed_over():
    rows = [(int(r["recommend"]), int(r["count"])) for r in read("sfo_recommend_counts")]
    promoters = sum(count for rating, count in rows if rating >= 9)
    detractors = sum(count for rating, count in rows if rating <= 6)
    score = net_promoter((promoters, detractors, sum(count for _, count in rows)))
    assert 100 * score.value == pytest.approx(39.84, abs=0.005)
    assert (score.upper - score.lower) / 2 / 1.959964 == pytest.approx(0.01334, abs=PRINTED_3)


def test_everybody_alike_is_no_certainty():
    score = net_promoter((5, 0, 5))
    assert (score.value, score.upper) == (1.0, 1.0)
    assert score.lower < 0.7


def test_the_difference_holds_the_truth_as_often_as_it_says():
    rng = np.random.default_rng(7)
    first, second = (rng.multinomial(80, p, 3000) for p in ([0.5, 0.3, 0.2], [0.6, 0.1, 0.3]))
    made = [
        net_promoter_difference((int(a[0]), int(a[1]), 80), (int(b[0]), int(b[1]), 80))
        for a, b in zip(first, second, strict=True)
    ]
    assert 0.935 < np.mean([one.lower <= -0.3 <= one.upper for one in made]) < 0.97


@pytest.mark.parametrize("n", [10, 30])
@pytest.mark.parametrize("shares", [[0.95, 0.05, 0.0], [0.8, 0.05, 0.15], [0.9, 0.02, 0.08]])
def test_few_skewed_answers_hold_the_truth(n, shares):
    counts, times = np.unique(
        np.random.default_rng(8).multinomial(n, shares, 3000)[:, :2], axis=0, return_counts=True
    )
    made = [net_promoter((int(p), int(d), n)) for p, d in counts]
    held = [one.lower <= shares[0] - shares[1] <= one.upper for one in made]
    assert np.average(held, weights=times) > 0.945
    assert min(one.upper - one.lower for one in made) > 0.1
