import numpy as np
import pytest

from cxlab.statistics.held_ratings import hold
from tests.tolerances import EXACT


def test_even_steps_are_a_plain_mean_and_the_last_ratings_the_end():
    rng = np.random.default_rng(1)
    ratings = rng.uniform(0, 1, 50)
    stay = hold(np.arange(50) * 7, ratings, end=0.1)
    assert stay.mean == pytest.approx(ratings.mean(), abs=EXACT)
    assert stay.end == pytest.approx(ratings[-5:].mean(), abs=EXACT)
    assert (stay.best, stay.worst, stay.duration) == (ratings.max(), ratings.min(), 350)
    assert (stay.gaps, stay.even) == (0, True)


def test_unequal_steps_are_what_a_fine_grid_gives():
    """Each rating written down once a tenth of a second, as long as it holds."""
    rng = np.random.default_rng(2)
    steps = rng.integers(1, 30, 40)
    times, ratings = np.cumsum(steps), rng.uniform(0, 10, 40)
    usual = int(np.median(np.diff(times)))
    grid = np.repeat(ratings, np.append(np.diff(times), usual))
    stay = hold(times, ratings, end=0.25)
    cut = 0.25 * len(grid)
    whole, part = int(cut), cut - int(cut)
    end = (grid[-whole:].sum() + part * grid[-whole - 1]) / cut
    assert stay.mean == pytest.approx(grid.mean(), abs=1e3 * EXACT)
    assert stay.end == pytest.approx(end, abs=1e3 * EXACT)
    assert not stay.even


def test_an_hour_without_a_rating_is_one_gap():
    stay = hold([0, 1, 2, 3600, 3601, 3602], [1, 1, 1, 5, 5, 5], end=0.1)
    assert stay.gaps == 1
    assert stay.mean == pytest.approx((1 * 3600 + 5 * 3) / 3603)


@pytest.mark.parametrize(("times", "ratings"), [([1], [2]), ([1, 1], [2, 3]), ([1, 2], [2, 3, 4])])
def test_what_is_no_episode_is_refused(times, ratings):
    with pytest.raises(ValueError, match="two or more ratings"):
        hold(times, ratings, end=0.1)
