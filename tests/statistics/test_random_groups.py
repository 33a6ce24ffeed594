import numpy as np
import pytest

from cxlab.statistics.people import CompletePeople
from cxlab.statistics.random_groups import random_groups
from cxlab.statistics.redraw import redraw
from cxlab.statistics.sampling_design import SamplingDesign, design_covariance, sums_by
from tests.tolerances import EXACT

N = 6_000
STRATA = np.arange(N) % 3
DESIGNS = [
    SamplingDesign(),
    SamplingDesign(strata=STRATA),
    SamplingDesign(strata=STRATA, clusters=np.arange(N) // 6 * 3 + STRATA),
]
GROUPS_VARY = 0.1  # errors from 500 groups: 1 / sqrt(2 * 500), three times


@pytest.mark.parametrize("design", DESIGNS)
def test_groups_stay_in_their_stratum_and_give_the_errors_of_single_people(design):
    rng = np.random.default_rng(1)
    groups, of_groups = random_groups(design, N, rng, most=500)
    sizes = np.bincount(groups)
    assert len(sizes) == pytest.approx(500, abs=3)
    assert sizes.max() - sizes.min() <= 2  # clusters of two stay whole
    assert len(set(zip(groups.tolist(), STRATA.tolist(), strict=True))) == len(sizes) or (
        design.strata is None
    )
    values = (rng.normal(size=N) + design_effect(design, rng))[:, None] / N
    values -= values.mean()
    alone, _ = design_covariance(values, design)
    together, _ = design_covariance(sums_by(values, groups, len(sizes)), of_groups)
    assert together[0, 0] ** 0.5 == pytest.approx(alone[0, 0] ** 0.5, rel=GROUPS_VARY)


def design_effect(design, rng):
    """What people of one cluster have in common."""
    return 0 if design.clusters is None else rng.normal(size=N)[design.clusters]


def test_moments_of_groups_are_those_of_their_people():
    rng = np.random.default_rng(2)
    answers, groups = rng.normal(size=(50, 2)), np.arange(50) // 5
    people = CompletePeople(answers, SamplingDesign(rng.uniform(0.5, 2, 50)))
    weights = redraw(SamplingDesign(), 10, 4, rng)
    for one, other in zip(
        people.replicates(weights, groups), people.replicates(weights[:, groups]), strict=True
    ):
        assert one == pytest.approx(other, abs=EXACT)
