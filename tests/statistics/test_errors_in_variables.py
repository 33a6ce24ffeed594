import numpy as np
import pytest

from cxlab.statistics.branch_means import BranchMeans
from cxlab.statistics.errors_in_variables import (
    between_regression,
    corrected,
    explained_share,
    fewest_branches,
)
from tests.tolerances import EXACT, PRINTED_4

RNG = np.random.default_rng(11)
# Fuller (1987), example 1.2.1: yields of corn on soil nitrogen, error variance 57.
CORN = np.array([[304.8545, 104.8818], [104.8818, 87.6727]])
SOIL = np.array([[57.0, 0.0], [0.0, 0.0]])


def exact(**columns):
    names = [f"b{place:03d}" for place in range(len(next(iter(columns.values()))))]
    return BranchMeans.from_answers([(names, columns)], exact=columns)


def test_with_many_branches_it_is_fullers_estimate():
    assert corrected(CORN, SOIL, 10**9) == pytest.approx([0.4232], abs=PRINTED_4)


def test_without_sampling_errors_it_is_ordinary_least_squares():
    x, z = RNG.normal(size=(2, 30))
    y = 1 + 0.5 * x - 0.2 * z + RNG.normal(0, 0.3, 30)
    fit = between_regression(exact(y=y, x=x, z=z), {"y": 1}, [{"x": 1}, {"z": 1}])
    design = np.column_stack([np.ones(30), x, z])
    plain = np.linalg.lstsq(design, y, rcond=None)[0][1:]
    assert fit.coefficients == pytest.approx(plain, abs=EXACT)
    assert fit.plain == pytest.approx(plain, abs=EXACT)
    residual = y - design @ np.linalg.lstsq(design, y, rcond=None)[0]
    adjusted = 1 - residual @ residual / 27 / y.var(ddof=1)
    assert fit.explained == pytest.approx(adjusted)
    assert fit.explained_lower < fit.explained < fit.explained_upper
    assert (fit.df, fit.reliability) == (27, pytest.approx(1))


def test_a_shared_side_feigns_a_connection_that_is_taken_out():
    """Two gaps with one side in common and nothing else: plain regression finds a slope."""
    branches = np.repeat([f"b{place:03d}" for place in range(300)], 3)
    common = RNG.normal(0, 1, 900)
    levels = {name: np.repeat(RNG.normal(0, 0.5, 300), 3) for name in ("v", "p")}
    means = BranchMeans.from_answers([(branches, levels | {"e": common})])
    fit = between_regression(means, {"p": 1, "e": -1}, [{"v": 1, "e": -1}])
    assert fit.plain[0] > 0.5
    assert fit.lower[0] < 0 < fit.upper[0]


def test_nothing_explained_and_everything_explained():
    nothing = np.diag([1.0, 1.0])
    share, low, high, p = explained_share(nothing, SOIL / 1000, 50, 0.95, np.random.default_rng(1))
    assert (share, low) == (0, 0)
    assert high < 0.3
    assert p == 1
    everything = np.array([[1.0, 0.99], [0.99, 1.0]])
    share, low, high, p = explained_share(
        everything, SOIL / 1000, 50, 0.95, np.random.default_rng(1)
    )
    assert low > 0.9
    assert p < 0.01


def test_what_cannot_be_told_is_refused():
    x = RNG.normal(size=5)
    with pytest.raises(ValueError, match="5 branches; 6 are needed"):
        between_regression(exact(y=x, x=x), {"y": 1}, [{"x": 1}])
    names = [f"b{place}" for place in range(9)]
    single = BranchMeans.from_answers([(names, {"x": RNG.normal(size=9), "y": range(9)})])
    with pytest.raises(ValueError, match="error of a level is unknown"):
        between_regression(single, {"y": 1}, [{"x": 1}])
    assert fewest_branches(4) == 15
