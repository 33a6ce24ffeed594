import numpy as np

from cxlab.questions.loyalty import branches_table, load
from cxlab.questions.loyalty.ranked import _error, ranking
from cxlab.statistics.net_promoter import net_promoter
from tests.questions.loyalty.surveys import customers, write


def test_no_area_of_the_airport_has_a_rank_of_its_own():
    ranked = ranking(load("published"), 0.95)
    assert {(b.highest, b.lowest) for b in ranked.branches} == {(1, 7)}
    for branch in ranked.branches:
        assert abs(branch.shrunken - ranked.mean) <= abs(branch.value - ranked.mean)


def test_a_shop_that_all_recommend_has_an_error_and_is_first(tmp_path):
    rows = [f"{n},2024,{'AB'[n % 2]},{9 if n % 2 else n % 11},6,5,4,4,0" for n in range(200)]
    own = load(*write(tmp_path, rows))
    ranked = ranking(own, 0.95)
    best = ranked.branches[1]
    assert (best.value, best.highest, best.lowest) == (1.0, 1, 1)
    assert best.lower < 1
    assert [row[1] for row in branches_table(own, 0.95).rows] == [100, 100]


def test_scores_of_branches_have_the_error_of_their_interval(tmp_path):
    own = load(*write(tmp_path, customers(300, blank=0)))
    assert len(own.branches) > 1
    for branch in own.branches:
        both = branch.sd**2 * (branch.n - 1) / branch.n + branch.mean**2
        promoters, detractors = (round(branch.n * (both + s * branch.mean) / 2) for s in (1, -1))
        interval = net_promoter((promoters, detractors, branch.n))
        half = (interval.upper - interval.lower) / 2 / 1.959964
        assert np.isclose(_error(branch, 1.0, by_score=True), half, rtol=1e-6)


def test_one_branch_is_none_to_rank(tmp_path):
    rows = [f"{n},2024,A,9,6,5,4,4,0" for n in range(30)]
    own = load(*write(tmp_path, rows))
    assert ranking(own, 0.95) is None
    assert branches_table(own, 0.95).rows == ()
