import numpy as np
import pytest

from cxlab.survey.big import cross_products
from cxlab.survey.big.cross_products import CrossProducts, exact_kind
from cxlab.survey.big.integer_sums import products_of

SETS = [(0, 1), (2, 0), (0, 1, 2, 3, 4, 5, 6, 7, 8), (8,), (3, 4, 5)]


def rows(share, n=3000, seed=1):
    """Answers of nine columns, and which are missing: some alone, some a block at a time."""
    rng = np.random.default_rng(seed)
    lacks = rng.random((9, n)) < share
    lacks[3:6, rng.random(n) < share] = True
    return np.where(lacks, 0, rng.integers(-7, 8, (9, n))), lacks


def counted(values, lacks, places):
    """Python's own whole numbers, from the rows that lack none of the columns."""
    whole = values[list(places)][:, ~lacks[list(places)].any(axis=0)].astype(object)
    products = [int((whole[i] * whole[j]).sum()) for i, j in products_of(len(places))]
    return whole.shape[1], [int(row.sum()) for row in whole], products


@pytest.mark.parametrize("share", [0, 0.01, 0.3, 0.9])
@pytest.mark.parametrize(("many", "most"), [(32, 1000), (2, 3), (10**9, 0)])
def test_each_set_is_summed_over_its_own_complete_rows(monkeypatch, share, many, most):
    """However rows are shared out between those alike and those that wait for each other."""
    monkeypatch.setattr(cross_products, "MANY", many)
    monkeypatch.setattr(cross_products, "MOST_CELLS", most * 10**2)
    values, lacks = rows(share)
    products = CrossProducts(SETS, columns=9, rows=700, kind=np.float32)
    for start in range(0, 3000, 700):
        part = slice(start, start + 700)
        ones = np.ones(values[:, part].shape[1], dtype=int)
        products.add(np.vstack([ones, values[:, part]]), lacks[:, part])
    for places in SETS:
        sums = products.sums(places, [str(place) for place in places])
        assert (sums.n, list(sums.sums), list(sums.products)) == counted(values, lacks, places)


def test_numbers_are_multiplied_in_a_kind_that_is_exact():
    for largest, rows in ((7, 50_000), (18, 50_000), (19, 50_000), (400_000, 50_000)):
        kind = exact_kind(largest, rows)
        at_most = kind(rows * largest**2)
        assert at_most - kind(1) != at_most  # one more or less is told apart
    assert exact_kind(500_000, 50_000) is None
