import numpy as np
import pytest

from cxlab.statistics.people import CompletePeople
from cxlab.statistics.sampling_design import SamplingDesign
from tests.tolerances import EXACT


@pytest.fixture
def people():
    rng = np.random.default_rng(2)
    return CompletePeople(rng.normal(size=(40, 3)), SamplingDesign(rng.uniform(0.5, 2, 40)))


def test_contributions_are_the_change_when_a_person_counts_a_little_more(people):
    """The derivative of reweighted moments, by small steps."""
    of_mean, of_covariance = np.zeros((2, 3)), np.zeros((2, 3, 3))
    of_mean[0, 1] = 1
    of_covariance[1, 0, 2] = of_covariance[1, 2, 0] = 0.5
    weights = 1 + 1e-6 * np.vstack([np.eye(40), -np.eye(40)])
    mean, covariance = people.replicates(weights)
    moved = np.column_stack([mean[:, 1], covariance[:, 0, 2]])
    slopes = (moved[:40] - moved[40:]) / 2e-6
    assert people.contributions(of_mean, of_covariance) == pytest.approx(slopes, abs=1e-8)


def test_replicates_with_everybody_as_he_is_are_the_moments(people):
    mean, covariance = people.replicates(np.ones((1, 40)))
    assert mean[0] == pytest.approx(people.mean, abs=EXACT)
    assert covariance[0] == pytest.approx(people.covariance, abs=EXACT)


def test_sums_of_people_are_people(people):
    matrix = np.array([[0.5, 0.5, 0.0], [0.0, 1.0, -1.0]])
    sums = people.through(matrix)
    assert sums.covariance == pytest.approx(matrix @ people.covariance @ matrix.T, abs=EXACT)
    assert (sums.n, sums.complete) == (40, 40)
