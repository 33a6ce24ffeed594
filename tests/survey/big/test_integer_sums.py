import numpy as np
import pytest

from cxlab.errors import InputError
from cxlab.statistics.moments import Moments
from cxlab.survey.big.integer_sums import Sums, products_of
from tests.statistics.test_moments import same
from tests.tolerances import EXACT


def test_sums_give_the_moments_of_the_answers():
    rows = np.array([[1, 7], [1, 7], [2, 5], [7, 7]])
    products = tuple(int((rows.T @ rows)[place]) for place in products_of(2))
    found = Sums(("a", "b"), 4, tuple(map(int, rows.sum(axis=0))), products).moments()
    same(found, Moments.from_responses(dict(zip("ab", rows.T.astype(float), strict=True))), EXACT)


def test_too_few_complete_answers_have_no_moments():
    with pytest.raises(
        InputError, match="people who answered all of these questions: 0; at least 2"
    ):
        Sums(("a",), 0, (0,), (0,)).moments()


def test_weighted_sums_have_the_sums_of_weighted_answers():
    rng = np.random.default_rng(1)
    rows, weights = rng.integers(-9, 10, (50, 3)), np.array([[4, 0, -3], [0, 7, 2]])

    def summed(rows, names):
        products = tuple(int((rows.T @ rows)[place]) for place in products_of(len(names)))
        return Sums(tuple(names), len(rows), tuple(map(int, rows.sum(axis=0))), products)

    parts = {"x": {"a": 4, "c": -3}, "y": {"b": 7, "c": 2}}
    assert summed(rows, "abc").weighted(parts) == summed(rows @ weights.T, "xy")
