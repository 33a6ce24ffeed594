from collections import Counter

import numpy as np
import pytest

from cxlab.evidence.small_groups import suppressed
from cxlab.evidence.withheld import Withheld, withheld
from tests.evidence.attacker import attack


def by_size_alone(answered, groups, sets, minimum, marks, weights):
    """The rule as it was: people are counted by group, whatever they answered."""
    sizes = Counter(groups)
    hidden = suppressed(sizes, minimum, sizes.pop("", 0))
    kept = answered.copy()
    kept[[name == "" or name in hidden for name in groups]] = False
    return Withheld(hidden, kept, 0, total=answered)


def without_weights(*args, weights, **kwargs):
    """The rule as it was: weighted sums were not thought of."""
    return withheld(*args, **kwargs)


@pytest.mark.parametrize("seed", range(16))
def test_no_combination_of_sums_isolates_fewer_than_the_minimum(seed):
    """Of everybody and of groups; plain and weighted (twelve of sixteen have weights)."""
    assert attack(seed, (3, 5, 10)[seed % 3], withheld).fewest is None


def test_the_attacker_finds_people_where_weighted_sums_are_not_thought_of():
    few = [attack(seed, (3, 5, 10)[seed % 3], without_weights).fewest for seed in range(8, 16)]
    assert sum(one is not None for one in few) >= 2


def test_the_attacker_finds_people_where_groups_are_counted_by_size_alone():
    few = [attack(seed, 10, by_size_alone).fewest for seed in range(4)]
    assert sum(one is not None for one in few) >= 3


def test_the_case_that_gave_one_person_away():
    # One person in A; nine in B, who all skipped the second question; C to E answered it.
    groups = ["A"] + ["B"] * 9 + ["C"] * 20 + ["D"] * 20 + ["E"] * 20
    answered = np.ones((70, 2), bool)
    answered[1:10, 1] = False
    taken = withheld(answered, groups, [(0, 1)], 10, hidden={"A", "B"})
    assert taken.groups == {"A", "B"}
    assert taken.told_by_total == 9  # all who answered the first and not the second
    others = answered & ~taken.kept
    assert others[:, 1].sum() == 10  # A's one, and nine who hide it
    assert not taken.kept[:10].any()


def test_what_all_answered_costs_nothing_and_rows_of_one_person_count_once():
    groups = ["A"] * 30 + ["B"] * 30
    assert withheld(np.ones((60, 3), bool), groups, [(0, 1, 2)], 10).kept.all()
    taken = withheld(np.ones((60, 3), bool), groups, [], 10, people=[n % 7 for n in range(60)])
    assert taken.groups == {"A", "B"}
