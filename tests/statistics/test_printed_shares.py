import pytest

from cxlab.statistics.one_proportion import proportion
from cxlab.statistics.printed_shares import difference_of_printed, printed_share
from cxlab.statistics.proportions import compare_proportions
from tests.tolerances import EXACT


@pytest.mark.parametrize("counts", [(56, 70, 48, 80), (9, 10, 3, 10), (0, 10, 0, 20)])
def test_of_whole_counts_it_is_the_interval_of_counts(counts):
    count_1, n_1, count_2, n_2 = counts
    ours = difference_of_printed((count_1 / n_1, n_1), (count_2 / n_2, n_2))
    theirs = compare_proportions(*counts).risk_difference
    assert (ours.value, ours.lower, ours.upper) == pytest.approx(
        (theirs.value, theirs.lower, theirs.upper), abs=EXACT
    )
    assert ours.lower < ours.upper


def test_a_share_that_no_count_gives_has_the_interval_of_the_counts_beside_it():
    ours = printed_share(0.5, 3)
    assert (ours.lower, ours.upper) == (proportion(1, 3).lower, proportion(2, 3).upper)
