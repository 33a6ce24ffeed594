import numpy as np
import pytest

from cxlab.questions.loyalty.loyalty import Rated, kinds
from cxlab.statistics.net_promoter import counted, net_promoter


def test_kinds_are_those_of_the_score():
    answers = np.array([0.0, 6, 7, 8, 9, 10, np.nan])
    assert np.nanmean(kinds(answers)) == pytest.approx(net_promoter(counted(answers)).value)


def test_nobody_and_one_have_no_spread():
    assert (Rated.of("A", np.array([np.nan])).n, Rated.of("A", np.array([3.0])).sd) == (0, 0.0)
