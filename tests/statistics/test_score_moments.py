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
    ours = score_moments(many, SCORES).covariance
    assert ours == pytest.approx(all_of_them.covariance, abs=EXACT)
    own = {k: person_scores(np.column_stack([few[i] for i in v])) for k, v in SCORES.items()}
    assert np.array_equal(score_moments(few, SCORES).mean, survey_moments(own).mean)


def test_answers_missing_by_another_leave_no_bias_where_that_one_helps():
    rng = np.random.default_rng(8)
    y = rng.normal(size=20_000)
    p = y[:, None] + rng.normal(size=(20_000, 2))
    p[rng.random(p.shape) < 1 / (1 + np.exp(2 * y[:, None]))] = np.nan
    data = {"p0": p[:, 0], "p1": p[:, 1], "y": y}
    scores, known = {"P": ["p0", "p1"]}, {}
    assert score_moments(data, scores).mean[0] > 0.15
    helped = score_moments(data, scores, also=["y"], known=known)
    assert helped.mean[0] == pytest.approx(0, abs=0.03)
    assert helped.names == ("P",)
    assert score_moments(data, {"p1": ["p1"], "p0": ["p0"]}, also=["y"], known=known).n < 20_000
    assert list(known) == [("p0", "p1", "y")]  # worked out once


def test_a_question_asked_of_others_does_not_help_and_does_no_harm():
    data = answers(40, 0.15)
    apart = {name: np.append(values, np.full(40, np.nan)) for name, values in data.items()}
    apart["y"] = np.append(np.full(40, np.nan), np.arange(40.0))
    ours = score_moments(apart, SCORES, also=["y"])
    assert ours.mean == pytest.approx(score_moments(data, SCORES).mean, abs=EXACT)
