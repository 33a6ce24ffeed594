from itertools import combinations

import numpy as np
import pytest

from cxlab.evidence.enough_people import POWERS, Enough


def fewest_weighed(weights):
    """By trial: the fewest people that a combination of 1, w and w squared is not nothing on."""
    values = sorted(set(weights))
    zeros = [c for n in range(min(POWERS, len(values) - 1) + 1) for c in combinations(values, n)]
    return min(sum(w not in zero for w in weights) for zero in zeros)


@pytest.mark.parametrize("seed", range(20))
def test_enough_is_what_no_polynomial_of_weights_undercuts(seed):
    draw = np.random.default_rng(seed)
    people = int(draw.integers(1, 30))
    weights = draw.choice([1.0, 1.5, 2.0, 2.5, 3.0][: int(draw.integers(1, 6))], people).tolist()
    rule = Enough(6, dict(enumerate(weights)))
    assert rule.are(range(people)) is (fewest_weighed(weights) >= 6)
    kept = rule.those(range(people))
    assert not kept or fewest_weighed([weights[who] for who in kept]) >= 6


def test_one_person_of_another_weight_is_left_out_and_the_others_stay():
    rule = Enough(10, dict.fromkeys(range(40), 1.0) | {40: 3.0})
    assert not rule.are(range(41))
    assert rule.those(range(41)) == set(range(40))
