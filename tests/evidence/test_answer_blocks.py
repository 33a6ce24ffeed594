import numpy as np

from cxlab.evidence.answer_blocks import apart_by_weight, blocks_of, told_apart
from cxlab.evidence.enough_people import Enough


def test_answers_that_no_set_joins_are_blocks_of_their_own():
    answered = np.array([[1, 1, 1], [1, 1, 0], [1, 0, 1]], bool)
    held = blocks_of(answered, [(0, 1)], [None] * 3)
    # The third person answered no set of two columns: each answer is a block.
    assert sorted(sorted(holders) for holders in held.values()) == [
        [(0, (0, 1)), (1, (0, 1))],
        [(0, (2,)), (2, (2,))],
        [(2, (0,))],
    ]


def test_what_weights_of_all_give_away_is_a_block_of_its_own():
    weights = dict.fromkeys(range(30), 1.0) | {29: 2.0}
    blocks = blocks_of(np.ones((30, 1), bool), [], [None] * 30)
    people, rule = range(30), Enough(10, weights)
    assert len(told_apart(blocks, people, rule)) == 1  # all of them: one stands out
    apart = apart_by_weight(blocks, people, rule)
    assert sorted(map(len, apart.values())) == [1, 29]
    assert [len(holders) for holders in told_apart(apart, people, rule)] == [1]
