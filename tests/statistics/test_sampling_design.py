import numpy as np
import pytest

from cxlab.statistics.sampling_design import (
    FEWEST,
    SamplingDesign,
    design_covariance,
    design_effect,
    freedom,
)
from tests.statistics.answers import DATA, DESIGNS, R
from tests.tolerances import EXACT, R_PRINTED


def contributions(design):
    gap = np.mean([DATA[f"P{i}"] for i in (1, 2, 3)], axis=0)
    gap = gap - np.mean([DATA[f"E{i}"] for i in (1, 2, 3)], axis=0)
    both, shares = np.column_stack([gap, DATA["sat"]]), design.shares(len(gap))
    return shares[:, None] * (both - shares @ both)


@pytest.mark.parametrize("name", DESIGNS)
def test_errors_of_means_as_the_survey_package_gives_them(name):
    """One stratum has a single cluster: centred at the mean of all, as lonely.psu = "adjust"."""
    design = DESIGNS[name]
    covariance, df = design_covariance(contributions(design), design)
    assert covariance == pytest.approx(np.array(R[name]["mean_cov"]), abs=R_PRINTED)
    assert df == R[name]["df"]
    assert design_effect(contributions(design), design)[0] == pytest.approx(R[name]["deff"])


def test_equal_weights_are_none_and_only_ratios_matter():
    assert SamplingDesign([3, 3, 3]).is_simple
    one, other = SamplingDesign([1, 2, 5]), SamplingDesign([10, 20, 50])
    assert one.shares(3) == pytest.approx(other.shares(3), abs=EXACT)
    assert one.effective_number(3) == pytest.approx(64 / 30)
    assert one.weighting_effect(3) == pytest.approx(1 + np.var([1, 2, 5]) / np.mean([1, 2, 5]) ** 2)


def test_cluster_names_count_within_their_stratum():
    design = SamplingDesign(strata=["a", "a", "b", "b"], clusters=[1, 2, 1, 2])
    assert design_covariance(np.eye(4), design)[1] == 2


def test_freedom_is_that_of_the_design_or_less_but_not_nothing():
    rng = np.random.default_rng(1)
    heavy = np.column_stack([rng.normal(size=300), rng.standard_t(3, 300), np.eye(300)[0]])
    even, tails, one = freedom(heavy - heavy.mean(axis=0), SamplingDesign())
    assert FEWEST == one < tails < even <= 299
    assert freedom(heavy[:4], SamplingDesign()).max() <= 3


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"weights": [1, -1]}, "finite, 0 or more"),
        ({"weights": [0, 0]}, "not all 0"),
        ({"weights": [1, 2], "clusters": [1, 2, 3]}, "different lengths"),
    ],
)
def test_designs_that_cannot_be(parts, message):
    with pytest.raises(ValueError, match=message):
        SamplingDesign(**parts)
    with pytest.raises(ValueError, match="a design of 2 respondents for 3"):
        design_covariance(np.ones((3, 1)), SamplingDesign([1, 2]))
