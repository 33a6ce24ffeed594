from collections import Counter

import numpy as np
import pytest

from cxlab.evidence.random_order import random_order

ALIKE = ["yes"] * 60 + ["no"] * 30 + ["perhaps"] * 10  # few answers, so that many are alike


def first(rows, groups, count=20):
    order = random_order(range(len(rows)), rows, groups)
    return Counter((rows[who], groups[who]) for who in order if order[who] < count)


@pytest.mark.parametrize("seed", range(3))
def test_rows_in_another_order_are_the_same_people(seed):
    groups = [("A", "B", "")[n % 3] for n in range(100)]
    moved = np.random.default_rng(seed).permutation(100)
    assert first([ALIKE[n] for n in moved], [groups[n] for n in moved]) == first(ALIKE, groups)
    ids = [f"id {n}" for n in range(100)]
    assert random_order([ids[n] for n in moved], None, groups) == random_order(ids, None, groups)


def test_the_order_has_nothing_to_do_with_what_is_answered():
    """Over many files those who come first are a fair draw: as many of an answer as there are."""
    files = [first([*ALIKE, f"{n}"], ["A"] * 101) for n in range(400)]
    shares = np.array([[one[answer, "A"] for one in files] for answer in ("yes", "no", "perhaps")])
    # Of 101 rows twenty are drawn without replacement: hypergeometric means, 4 standard errors.
    expected = np.array([60, 30, 10]) * 20 / 101
    assert np.abs(shares.mean(axis=1) - expected).max() < 4 * np.sqrt(20 * 0.24 / 400)
    assert (shares.var(axis=1) > 1).all()  # alike rows do not go together, nor always the same


def test_one_row_otherwise_and_nobody_can_tell_the_order():
    orders = [random_order(range(101), [*ALIKE, last], ["A"] * 101) for last in ("yes", "no")]
    places = np.array([[order[who] for who in range(100)] for order in orders])
    assert abs(np.corrcoef(places)[0, 1]) < 0.4  # chance: 0.1
