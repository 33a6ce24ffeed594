import numpy as np
import pytest
from scipy.stats import t

from cxlab.statistics.few_answers import FEW, mean_interval
from cxlab.statistics.mean_on_scale import mean_on_scale
from cxlab.statistics.sampling_design import SamplingDesign
from tests.tolerances import EXACT


def test_thirty_answers_have_the_t_interval_and_fewer_the_score_interval():
    answers = np.random.default_rng(1).integers(1, 8, FEW).astype(float)
    found = mean_on_scale(answers, (1, 7))
    reach = t.ppf(0.975, FEW - 1) * answers.std(ddof=1) / np.sqrt(FEW)
    assert found.upper - found.value == pytest.approx(reach, abs=EXACT)
    few, score = mean_on_scale(answers[1:], (1, 7)), mean_interval(answers[1:], (1, 7))
    assert (few.lower, few.upper) == (score.lower, score.upper)


def test_many_alike_are_not_certain_and_stay_on_the_scale():
    for end in (1.0, 7.0):
        found = mean_on_scale(np.full(80, end), (1, 7))
        assert 1 <= found.lower < found.upper <= 7
        assert found.value == end


def test_what_was_sampled_as_a_whole_counts_as_one():
    """Four shops whose people are all of one mind: a t interval of four means."""
    shops = np.repeat(np.arange(4), 10)
    answers = np.array([3.0, 4, 4, 6])[shops]
    found = mean_on_scale(answers, (1, 7), design=SamplingDesign(clusters=shops))
    means = np.array([3.0, 4, 4, 6])
    reach = t.ppf(0.975, 3) * means.std(ddof=1) / 2
    assert found.upper - found.value == pytest.approx(reach, abs=EXACT)
