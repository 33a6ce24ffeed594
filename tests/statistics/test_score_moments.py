import numpy as np
import pytest

from cxlab.statistics.moments import average
from cxlab.statistics.person_scores import person_scores
from cxlab.statistics.score_moments import ENOUGH, score_moments
from cxlab.statistics.survey_moments import survey_moments
from tests.tolerances import EXACT

SCORES = {"P": ["p0", "p1", "p2"], "E": ["e0", "e1"]}
NAMES = [name for items in SCORES.values() for name in items]


def answers(n, missing):
    rng = np.random.default_rng(n)
    table = rng.normal(size=(n, 1)) + rng.normal(size=(n, 5))
    table[rng.random(table.shape) < missing] = np.nan
    return dict(zip(NAMES, table.T, strict=True))


def test_without_gaps_scores_are_scores():
    data = answers(12, 0)
    ours = score_moments(data, SCORES)
    plain = survey_moments(data).composites({k: average(v) for k, v in SCORES.items()})
    assert ours.mean == pytest.approx(plain.mean, abs=EXACT)
    assert ours.covariance == pytest.approx(plain.covariance, abs=EXACT)


def test_many_people_are_filled_in_question_by_question_and_few_score_by_score():
    many, few = answers(5 * ENOUGH + 5, 0.15), answers(5 * ENOUGH - 5, 0.15)
    all_of_them = survey_moments(many).composites({k: average(v) for k, v in SCORES.items()})
    assert np.array_equal(score_moments(many, SCORES).covariance, all_of_them.covariance)
    own = {k: person_scores(np.column_stack([few[i] for i in v])) for k, v in SCORES.items()}
    assert np.array_equal(score_moments(few, SCORES).mean, survey_moments(own).mean)
