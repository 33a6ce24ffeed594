import numpy as np
import pytest

from cxlab.statistics.jackknife import MOST, is_few, jackknifed
from cxlab.statistics.people import CompletePeople
from cxlab.statistics.sampling_design import SamplingDesign, design_covariance

TABLE = np.random.default_rng(1).normal(size=(24, 2))


def of_mean(mean, covariance):
    return mean[:, 0]


@pytest.mark.parametrize(
    "design",
    [
        SamplingDesign(),
        SamplingDesign(clusters=np.arange(24) // 4),
        SamplingDesign(strata=np.arange(24) // 12, clusters=np.arange(24) // 3),
    ],
)
def test_of_a_mean_it_is_linearisation(design):
    people = CompletePeople(TABLE, design)
    contributions = people.contributions(np.array([[1.0, 0.0]]), np.zeros((1, 2, 2)))
    expected, df = design_covariance(contributions, design)
    variance, own, freedom = jackknifed(of_mean, people)
    assert (variance, own) == (pytest.approx(expected[0, 0]), df)
    assert freedom <= df


def test_of_a_correlation_it_is_what_leaving_out_each_gives():
    people = CompletePeople(TABLE, SamplingDesign())
    left_out = [np.corrcoef(np.delete(TABLE, i, axis=0).T)[0, 1] for i in range(24)]
    variance, _, _ = jackknifed(lambda _, c: c[:, 0, 1] / np.sqrt(c[:, 0, 0] * c[:, 1, 1]), people)
    assert variance == pytest.approx(23 / 24 * np.sum((left_out - np.mean(left_out)) ** 2))


def test_many_people_or_a_single_cluster_in_a_stratum_are_left_to_influence():
    assert is_few(CompletePeople(TABLE, SamplingDesign()))
    assert not is_few(CompletePeople(np.zeros((MOST + 1, 1)), SamplingDesign()))
    lonely = SamplingDesign(strata=[0] * 12 + [1] * 12, clusters=[*range(12), *[99] * 12])
    assert not is_few(CompletePeople(TABLE, lonely))


def test_a_value_that_is_none_without_somebody_has_no_jackknife():
    people = CompletePeople(TABLE[:3], SamplingDesign())
    variance, _, _ = jackknifed(lambda mean, _: np.full(len(mean), np.inf), people)
    assert np.isnan(variance)
