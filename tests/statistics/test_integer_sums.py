import numpy as np
import pytest

from cxlab.errors import InputError
from cxlab.statistics.integer_sums import nobody, products_of, sums_of_counts
from cxlab.statistics.moments import Moments
from tests.statistics.test_moments import same
from tests.tolerances import EXACT

COUNTS = [((1, 7), 3), ((2, 5), 2), ((None, 4), 9), ((7, 7), 1), ((3, None), 1)]


def test_counted_answers_give_the_moments_of_the_answers():
    rows = np.array([answers for answers, n in COUNTS if None not in answers for _ in range(n)])
    found = sums_of_counts(["a", "b"], COUNTS)
    assert (found.n, found.sums) == (6, tuple(rows.sum(axis=0)))
    assert found.products == tuple((rows.T @ rows)[place] for place in products_of(2))
    expected = {"a": rows[:, 0].astype(float), "b": rows[:, 1].astype(float)}
    same(found.moments(), Moments.from_responses(expected), EXACT)


def test_too_few_complete_answers_have_no_moments():
    with pytest.raises(InputError, match="0 complete answers; at least 2 needed"):
        nobody(["a", "b"]).moments()
