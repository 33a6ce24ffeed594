import numpy as np
import pandas as pd
import pytest

from cxlab.statistics.branch_means import BranchMeans
from tests.tolerances import EXACT

RNG = np.random.default_rng(3)
BRANCH = np.repeat(["a", "b", "c"], [5, 9, 4])
SCORES = pd.DataFrame({"x": RNG.normal(5, 1, 18), "y": RNG.normal(4, 1, 18)})
MANAGERS = (["a", "a", "b"], {"view": [4.0, 6.0, 3.0]})


def means(**columns):
    return BranchMeans.from_answers([(BRANCH, columns or dict(SCORES))])


def test_means_and_pooled_spread_are_those_of_an_analysis_of_variance():
    found = means()
    by = SCORES.groupby(BRANCH)
    assert found.means == pytest.approx(by.mean().to_numpy(), abs=EXACT)
    residual = SCORES - by.transform("mean")
    assert found.within() == pytest.approx((residual.T @ residual / 15).to_numpy(), abs=EXACT)
    assert found.people("x") == (5, 9, 4)


def test_a_difference_of_the_same_people_has_the_error_of_their_differences():
    found = means().contrasts([{"x": 1, "y": -1}])
    difference = SCORES["x"] - SCORES["y"]
    residual = difference - difference.groupby(BRANCH).transform("mean")
    pooled = (residual**2).sum() / 15
    assert found.errors[:, 0, 0] == pytest.approx(pooled / np.array([5, 9, 4]), abs=EXACT)


def test_gaps_that_share_a_side_have_correlated_errors():
    found = BranchMeans.from_answers([(BRANCH, {"x": SCORES["x"]}), MANAGERS])
    gaps = found.contrasts([{"view": 1, "x": -1}, {"x": 1}])
    assert gaps.branches == ("a", "b")  # nobody asked managers of c
    assert gaps.errors[0, 0, 1] == pytest.approx(-gaps.errors[0, 1, 1])
    assert gaps.errors[0, 0, 0] == pytest.approx(2 / 2 + gaps.errors[0, 1, 1])


def test_missing_answers_are_left_out_pair_by_pair():
    holes = SCORES.copy()
    holes.loc[0, "x"] = np.nan
    found = means(**dict(holes))
    assert found.means[0, 0] == pytest.approx(SCORES["x"][1:5].mean())
    assert found.counts[0].tolist() == [[4, 4], [4, 5]]
    both = SCORES[1:5]
    centred = both - both.mean()
    assert found.scatter[0, 0, 1] == pytest.approx((centred["x"] * centred["y"]).sum())


def test_one_person_a_branch_leaves_the_error_unknown_unless_it_is_exact():
    single = (["a", "b"], {"standard": [4.0, 5.0]})
    unknown = BranchMeans.from_answers([single])
    assert np.isnan(unknown.contrasts([{"standard": 1}]).errors).all()
    exact = BranchMeans.from_answers([single], exact=["standard"])
    assert (exact.contrasts([{"standard": 1}]).errors == 0).all()


def test_a_level_comes_once():
    with pytest.raises(ValueError, match="comes twice"):
        BranchMeans.from_answers([MANAGERS, MANAGERS])


def test_weights_count_within_a_branch_and_equal_ones_change_nothing():
    rng = np.random.default_rng(9)
    weights = rng.uniform(0.5, 2, 18)
    weighted = BranchMeans.from_answers([(BRANCH, dict(SCORES))], weights={0: weights})
    first = BRANCH == "a"
    assert weighted.means[0, 0] == pytest.approx(
        np.average(SCORES["x"][first], weights=weights[first])
    )
    share = weights[first] / weights[first].sum()
    within, errors = weighted.within(), weighted.contrasts([{"x": 1}]).errors
    assert errors[0, 0, 0] == pytest.approx(within[0, 0] * (share**2).sum())
    alike = BranchMeans.from_answers([(BRANCH, dict(SCORES))], weights={0: np.full(18, 3.0)})
    assert alike.contrasts([{"x": 1}]).errors == pytest.approx(means().contrasts([{"x": 1}]).errors)


def test_the_weighted_spread_within_branches_is_unbiased():
    rng = np.random.default_rng(10)
    weights, spreads = rng.uniform(0.2, 3, 18), []
    for _ in range(4000):
        kind = (BRANCH, {"x": rng.normal(0, 2, 18)})
        spreads.append(BranchMeans.from_answers([kind], weights={0: weights}).within()[0, 0])
    assert np.mean(spreads) == pytest.approx(4, abs=4 * np.std(spreads) / np.sqrt(4000))
