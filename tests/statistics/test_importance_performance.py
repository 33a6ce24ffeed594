import numpy as np
import pytest

from cxlab.errors import InputError
from cxlab.statistics.importance_performance import importance_performance
from cxlab.statistics.moments import Moments
from cxlab.statistics.order import importance
from tests.statistics.surveys import BLIEMEL, ITEMS_22
from tests.tolerances import DRAWS

FOUND = importance_performance(
    BLIEMEL, importance(BLIEMEL, "satisfaction", tuple(ITEMS_22), draws=1500)
)


def test_each_dimension_lies_somewhere_for_certain():
    for p in FOUND.positions:
        assert sum(p.probabilities.values()) == pytest.approx(1)
        assert p.performance_lower < p.performance < p.performance_upper
    places = {p.name: p.quadrant for p in FOUND.positions}
    assert places["empathy"] == "concentrate here"
    assert places["tangibles"] == "low priority"


def test_what_lies_on_the_line_is_even():
    """Two dimensions alike in everything: each is above the other half of the time."""
    alike = Moments(
        ("y", "a", "b"),
        300,
        np.array([4.0, 5.0, 5.0]),
        np.array([[1, 0.5, 0.5], [0.5, 1, 0.3], [0.5, 0.3, 1]]),
    )
    grid = importance_performance(alike, importance(alike, "y", ["a", "b"], draws=1500))
    assert len(grid.positions) == 2
    for p in grid.positions:
        assert list(p.probabilities.values()) == pytest.approx([0.25] * 4, abs=DRAWS)


def test_without_means_or_others_there_is_no_map():
    unknown = Moments(BLIEMEL.names, 411, np.full(6, np.nan), BLIEMEL.covariance)
    with pytest.raises(InputError, match="no means"):
        importance_performance(
            unknown, importance(unknown, "satisfaction", ["empathy", "assurance"], draws=50)
        )
    with pytest.raises(InputError, match="no others"):
        importance_performance(BLIEMEL, importance(BLIEMEL, "satisfaction", ["empathy"], draws=50))
