import numpy as np
import pytest
from statsmodels.regression.linear_model import OLS

from cxlab.questions.satisfaction import surface_of
from tests.questions.satisfaction.surveys import own, rows
from tests.tolerances import ROOT


def test_three_columns_are_enough_and_the_surface_is_that_of_statsmodels(tmp_path):
    answers = own(tmp_path, rows())
    assert (answers.scale, answers.centre, answers.whole.n) == ((1, 7), 4, 60)
    e, p, y = np.array(rows(), dtype=float).T
    u, v = e - 4, p - 4
    fit = OLS(y, np.column_stack([np.ones(len(y)), u, v, u * u, u * v, v * v])).fit()
    ours = surface_of(answers, 0.95).coefficients
    assert [s.value for s in ours] == pytest.approx(fit.params[1:].tolist(), rel=ROOT)
    # Errors hold however answers are spread.
    assert [s.error for s in ours] == pytest.approx(fit.HC3_se[1:].tolist(), rel=ROOT)
    assert "60, of whom 60 answered half or more of both sides" in repr(answers.account)
    assert answers.account.extra["files"].keys() == {"mine.csv", "mine.yml"}


def test_an_item_asked_in_the_first_wave_only_leaves_the_last_with_its_pair(tmp_path):
    """Else the perceptions of two items would be compared with the expectation of one."""
    book = """
scale: [1, 7]
columns:
  E1: {role: expectation, item: 1}
  E2: {role: expectation, item: 2}
  P1: {role: perception, item: 1}
  P2: {role: perception, item: 2}
  satisfied: {role: outcome}
  wave: {role: wave}
"""
    last = [[e, "", p, 7, s, 2024] for e, p, s in rows()]
    first = [[4, 4, 4, 4, 4, 2023]] * 30
    answers = own(tmp_path, first + last, book, "E1,E2,P1,P2,satisfied,wave")
    alone = own(tmp_path, rows())
    assert answers.whole.mean[:2].tolist() == alone.whole.mean[:2].tolist()
    assert "no answers to E2" in repr(answers.account)
    assert "E2" not in answers.account.extra["asked"]
