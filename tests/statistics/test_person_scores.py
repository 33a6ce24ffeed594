import numpy as np
import pytest

from cxlab.statistics.person_scores import filled_answers, person_scores
from tests.tolerances import EXACT

NAN = np.nan


def test_half_of_the_items_is_enough_and_less_is_not():
    table = [[1.0, 2, 3], [1, 2, NAN], [NAN, NAN, 3], [NAN] * 3]
    assert np.isnan(person_scores(table)).tolist() == [False, False, True, True]
    assert np.isnan(person_scores(table, least=1 / 3)).tolist() == [False, False, False, True]
    assert np.isnan(person_scores(table, least=1)).tolist() == [False, True, True, True]


def test_who_skips_the_item_rated_low_does_not_score_high():
    table = np.array([[5.0, 5, 2], [4, 4, 1], [5, 5, NAN]])
    assert person_scores(table)[2] == pytest.approx(person_scores(table)[0], abs=0.4)
    assert np.nanmean(table[2]) == 5


def test_whole_answers_give_plain_means_to_the_last_digit():
    table = np.random.default_rng(1).integers(1, 8, (50, 4)).astype(float)
    assert np.array_equal(person_scores(table), table.mean(axis=1))
    holed = table.copy()
    holed[::7, 1] = NAN
    assert person_scores(holed)[1] == pytest.approx(table[1].mean(), abs=EXACT)


def test_a_share_that_is_none_is_refused():
    with pytest.raises(ValueError, match="least is 0"):
        person_scores([[1.0]], least=0)


def test_filled_answers_average_to_the_scores_of_their_people():
    rng = np.random.default_rng(5)
    answers = rng.integers(1, 8, (80, 6)) + np.arange(6.0)
    answers[rng.random((80, 6)) < 0.3] = np.nan
    filled, scores = filled_answers(answers), person_scores(answers)
    told = ~np.isnan(scores)
    assert filled[told].mean(axis=1) == pytest.approx(scores[told])
    assert np.isnan(filled[~told]).any(axis=1).all()
    given = ~np.isnan(answers)
    assert (filled[given] == answers[given]).all()
