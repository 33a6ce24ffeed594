import numpy as np
import pytest

from cxlab.errors import InputError
from cxlab.statistics.moments import Moments
from cxlab.survey.big.integer_sums import Sums, nobody, products_of
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
        nobody(["a", "b"]).moments()
