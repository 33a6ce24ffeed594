"""Statistics take numbers as people have them, and give plain ones back."""

import numpy as np
import pandas as pd
import pytest

from cxlab.statistics.arrays import numbers, table_of_numbers
from cxlab.statistics.correlation import correlation
from cxlab.statistics.exact_share import exact_share
from cxlab.statistics.intraclass import intraclass
from cxlab.statistics.moments import Moments
from cxlab.statistics.multiplicity import benjamini_hochberg, holm
from cxlab.statistics.proportions import compare_proportions
from cxlab.statistics.ranking import rank
from cxlab.statistics.slope import slope
from cxlab.statistics.survival import Stay, kept
from cxlab.statistics.top_share import Top, top_share


def test_numbers_come_in_as_people_have_them():
    held = np.arange(10.0)[::2]
    held.flags.writeable = False
    for given in (held, held.tolist(), iter(held), pd.Series(held, index=[9, 7, 5, 3, 1])):
        assert numbers("x", given).tolist() == [0, 2, 4, 6, 8]
    missing = numbers("x", pd.array([1, None, 3], dtype="Int64"), missing=True)
    assert missing == pytest.approx([1, np.nan, 3], nan_ok=True)
    frame = pd.DataFrame({"a": pd.array([1, None], "Int64"), "b": [0.5, 1]})
    assert table_of_numbers("x", frame)[:, 0] == pytest.approx([1, np.nan], nan_ok=True)


def test_an_index_does_not_turn_adjusted_p_values_around():
    p_values = [0.01, 0.04, 0.03]
    for index in ([2, 0, 1], ["x", "y", "z"]):
        series = pd.Series(p_values, index=index)
        assert holm(series) == holm(p_values)
        assert benjamini_hochberg(series) == benjamini_hochberg(p_values)


def test_whole_amounts_do_not_overflow():
    amounts = [4_000_000_000, 3_000_000_000, 5, 7]
    exact = top_share(Top.of(np.array(amounts, float), 0.5), Top.of(np.array(amounts, float), 1))
    given = np.array(amounts)
    assert top_share(Top.of(given, 0.5), Top.of(given, 1)) == exact


def test_moments_leave_the_arrays_of_the_caller_alone():
    mean, covariance = np.array([1.0, 2.0]), np.array([[1, 0.5], [0.5, 1]])
    moments = Moments(["a", "b"], 100, mean, covariance)
    mean[0] = covariance[0, 1] = 9
    assert moments.mean.tolist() == [1, 2]
    assert correlation(moments, "a", "b").value == 0.5


def test_a_value_of_exactly_nothing_without_error_is_not_significant():
    assert np.isnan(slope(0, 0, df=9).p_value)
    assert slope(1, 0, df=9).p_value == 0
    assert np.isnan(slope(np.nan, np.nan, df=9).p_value)


def test_a_branch_of_one_person_has_no_spread_of_its_own():
    # Closed form: the one person adds to the variance between branches alone.
    found = intraclass([1, 10, 10], [4, 5, 6], [np.nan, 1, 1])
    between = (1 * (4 - 114 / 21) ** 2 + 10 * (5 - 114 / 21) ** 2 + 10 * (6 - 114 / 21) ** 2) / 2
    assert found.f == pytest.approx(between)


def test_results_of_numpy_counts_are_plain_numbers():
    share = exact_share(np.int64(3), np.int64(10))
    assert "np." not in repr(share)
    assert "np." not in repr(compare_proportions(*map(np.int64, (3, 10, 5, 20))))


def test_a_seed_is_as_good_as_a_generator():
    given = ("abcd", [1, 2, 3, 4], [0.5] * 4, 0.9)
    assert rank(*given, 3, 200) == rank(*given, np.random.default_rng(3), 200)


def test_stays_may_be_lists():
    share = kept(Stay([1, 2, 3], [1, 0, 1], [3, 4, 2]), [1])[0]
    assert share.value == pytest.approx(2 / 3)
