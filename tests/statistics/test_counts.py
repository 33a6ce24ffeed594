import numpy as np
import pytest

from cxlab.statistics.counts import chi2_statistics, counts_that_give
from cxlab.statistics.proportions import chi2
from tests.tolerances import EXACT, PRINTED_3


def test_the_printed_jam_statistic_needs_one_buyer_moved():
    found = counts_that_give("32.34", 4, 145, 31, 104)
    assert [(pair.count_1, pair.count_2, pair.test) for pair in found] == [(5, 30, "Pearson")]
    assert found[0].statistic == pytest.approx(32.338, abs=PRINTED_3)


def test_a_right_statistic_is_found_at_its_own_counts_first():
    best = counts_that_give("19.89", 145, 242, 104, 260)[0]
    assert (best.count_1, best.count_2, best.test) == (145, 104, "Pearson")


def test_a_statistic_that_no_counts_nearby_give():
    assert counts_that_give("999.99", 4, 145, 31, 104) == ()


def test_statistics_as_scipy_gives_them_one_by_one():
    tables = np.array([[31, 73, 4, 141], [5, 5, 5, 5], [1, 9, 3, 3], [104, 156, 145, 97]])
    found = chi2_statistics(tables)
    for place, table in enumerate(tables.reshape(-1, 2, 2).tolist()):
        for name, kind in (("Pearson", "pearson"), ("Yates", "yates"), ("likelihood ratio", "g")):
            assert found[name][place] == pytest.approx(chi2(table, kind)[0], abs=EXACT)
