import numpy as np
import pytest

from cxlab.statistics.people import CompletePeople
from cxlab.statistics.redraw import redraw, redrawn_interval, replicate_moments
from cxlab.statistics.sampling_design import SamplingDesign, design_covariance
from tests.tolerances import DRAWN, EXACT

RNG = np.random.default_rng(1)
DESIGNS = [
    SamplingDesign(),
    SamplingDesign(RNG.uniform(0.5, 2, 60)),
    SamplingDesign(clusters=np.arange(60) // 5),
    SamplingDesign(RNG.uniform(0.5, 2, 60), np.arange(60) // 20, np.arange(60) // 4),
]


@pytest.mark.parametrize("design", DESIGNS)
def test_the_spread_of_redrawn_totals_is_that_of_linearisation(design):
    """Rao and Wu's factor: without it draws of one cluster fewer would be too even."""
    answers = np.random.default_rng(2).normal(size=60)
    shares = design.shares(60)
    own = shares * (answers - shares @ answers)
    weights = redraw(design, 60, 20_000, np.random.default_rng(3))
    expected, _ = design_covariance(own[:, None], design)
    assert (weights @ own).var() == pytest.approx(expected[0, 0], rel=2 * DRAWN)
    assert weights.mean() == pytest.approx(1, abs=DRAWN)


def test_clusters_are_drawn_whole_and_strata_keep_their_size():
    weights = redraw(DESIGNS[3], 60, 50, np.random.default_rng(4)).reshape(50, 3, 5, 4)
    assert np.ptp(weights, axis=3).max() == 0
    assert weights.sum(axis=(2, 3)) == pytest.approx(np.full((50, 3), 20), abs=EXACT)


def test_redrawn_moments_are_those_of_the_people_drawn():
    table = np.random.default_rng(5).normal(size=(8, 2))
    means, covariances = replicate_moments(CompletePeople(table, SamplingDesign()), 7, seed=6)
    weights = redraw(SamplingDesign(), 8, 7, np.random.default_rng(6))
    for mean, covariance, weight in zip(means, covariances, weights, strict=True):
        people = np.repeat(table, np.round(weight * 7 / 8).astype(int), axis=0)
        assert mean == pytest.approx(people.mean(axis=0), abs=EXACT)
        assert covariance == pytest.approx(np.cov(people.T, ddof=0) * 8 / 7, abs=EXACT)


def test_few_degrees_of_freedom_reach_further_out():
    draws = np.random.default_rng(7).normal(size=100_000)
    wide, narrow = (redrawn_interval(0.0, draws, 0.95, df) for df in (5, 1e6))
    assert narrow == pytest.approx((-1.96, 1.96), abs=2 * DRAWN)
    assert wide == pytest.approx((-2.571, 2.571), abs=5 * DRAWN)
    assert redrawn_interval(9.0, draws, 0.95, 5)[1] == 9.0


def test_many_people_are_redrawn_in_groups_with_the_spread_of_single_ones():
    answers = np.random.default_rng(8).normal(size=(6_000, 1))
    means, covariances = replicate_moments(CompletePeople(answers, SamplingDesign()), 4_000, seed=9)
    assert means.std() == pytest.approx(1 / 6_000**0.5, rel=2 * DRAWN)
    assert covariances.std() == pytest.approx((2 / 6_000) ** 0.5, rel=2 * DRAWN)
