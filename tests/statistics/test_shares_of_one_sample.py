import numpy as np
import pytest

from cxlab.statistics.shares_of_one_sample import difference_of_choices


def test_holds_the_truth_as_often_as_it_says():
    rng = np.random.default_rng(5)
    draws = rng.multinomial(60, [0.5, 0.3, 0.2], size=4000)
    made = [difference_of_choices(int(a), int(b), 60) for a, b, _ in draws]
    covered = np.mean([one.lower <= 0.2 <= one.upper for one in made])
    assert 0.94 < covered < 0.97


@pytest.mark.parametrize("counts", [(10, 0, 10), (0, 0, 10), (0, 10, 10)])
def test_an_interval_has_width_and_holds_its_value_where_all_chose_alike(counts):
    one = difference_of_choices(*counts, level=0.5)
    assert -1 <= one.lower <= one.value <= one.upper <= 1
    assert one.upper - one.lower > 0.05


def test_counts_that_are_no_parts_are_refused():
    with pytest.raises(ValueError, match="no parts"):
        difference_of_choices(6, 5, 10)
