import numpy as np
import pytest

from cxlab.errors import LackError
from cxlab.statistics.two_scores import two_scores
from tests.tolerances import ROOT


def delong(scores, came):
    """The textbook: every pair of one who came and one who did not."""
    parts = []
    for score in scores:
        x, y = score[came][:, None], score[~came][None, :]
        parts.append((x > y) + 0.5 * (x == y))
    above, below = (np.array([p.mean(axis=side) for p in parts]) for side in (1, 0))
    spread = np.cov(above) / came.sum() + np.cov(below) / (~came).sum()
    return above.mean(axis=1), spread


def test_classes_give_what_all_pairs_give():
    rng = np.random.default_rng(3)
    k = 12
    scores = rng.integers(0, 5, k).astype(float), rng.random(k)
    came, away = rng.integers(1, 9, k), rng.integers(1, 9, k)
    people = [np.concatenate([np.repeat(s, came), np.repeat(s, away)]) for s in scores]
    areas, spread = delong(people, np.arange(len(people[0])) < came.sum())
    ours = two_scores(scores, came, away)
    assert (ours.first.value, ours.second.value) == pytest.approx(areas, abs=ROOT)
    error = (spread[0, 0] + spread[1, 1] - 2 * spread[0, 1]) ** 0.5
    reach = 1.959963984540054 * error
    assert ours.better.upper - ours.better.value == pytest.approx(reach, abs=ROOT)


def test_everybody_came_back():
    with pytest.raises(LackError, match="customers who came back: 5, who did not: 0"):
        two_scores((np.ones(1), np.ones(1)), np.array([5]), np.array([0]))


def test_an_area_lies_between_none_and_all_of_the_pairs():
    """As pROC gives it: 0.88333 (0.65120 to 1), the difference -0.09672 to 0.36339."""
    scores = np.array([1.0, 2, 3, 4]), np.array([1.0, 3, 2, 4])
    ours = two_scores(scores, np.array([1, 0, 2, 3]), np.array([3, 2, 0, 0]))
    assert ours.first.upper == 1
    assert ours.first.lower == pytest.approx(0.65120, abs=0.5e-5)
    assert (ours.better.lower, ours.better.upper) == pytest.approx((-0.09672, 0.36339), abs=0.5e-5)


@pytest.mark.parametrize("turn", [1, -1])
def test_four_customers_who_are_ranked_without_a_mistake_prove_nothing(turn):
    score = turn * np.array([1.0, 2])
    with pytest.raises(LackError, match="nobody can say how sure"):
        two_scores((score, score), np.array([0, 2]), np.array([2, 0]))
