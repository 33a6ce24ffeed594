import numpy as np
import pytest
from scipy.stats import t

from cxlab.statistics.few_answers import mean_interval
from cxlab.statistics.one_proportion import proportion
from cxlab.statistics.sampling_design import SamplingDesign

SKEWED, SHARES = np.arange(1, 6.0), [0.02, 0.03, 0.08, 0.22, 0.65]


@pytest.mark.parametrize("count", [0, 1, 4, 10])
def test_of_two_answers_it_is_wilsons(count):
    ours, theirs = mean_interval([1] * count + [0] * (10 - count), (0, 1)), proportion(count, 10)
    assert (ours.lower, ours.upper) == pytest.approx((theirs.lower, theirs.upper), abs=1e-8)


def test_ten_skewed_answers_hold_the_truth_where_t_does_not():
    rng = np.random.default_rng(1)
    truth, held, plain = SHARES @ SKEWED, [], []
    for _ in range(200):
        answers = rng.choice(SKEWED, 10, p=SHARES)
        interval = mean_interval(answers, (1, 5))
        held.append(interval.lower <= truth <= interval.upper)
        reach = t.ppf(0.975, 9) * answers.std(ddof=1) / np.sqrt(10)
        plain.append(abs(answers.mean() - truth) <= reach)
    assert np.mean(held) > 0.93
    assert np.mean(plain) < 0.9


def test_all_alike_has_a_width_within_the_scale():
    for answers, scale in (([5] * 10, (1, 5)), ([1] * 4, (1, 7))):
        found = mean_interval(answers, scale)
        assert scale[0] <= found.lower < found.upper <= scale[1]


def test_many_answers_have_the_t_interval():
    answers = np.random.default_rng(2).choice(SKEWED, 4000, p=SHARES)
    found = mean_interval(answers, (1, 5))
    reach = t.ppf(0.975, 3999) * answers.std(ddof=1) / np.sqrt(4000)
    assert (found.lower, found.upper) == pytest.approx(
        (answers.mean() - reach, answers.mean() + reach), abs=2e-3
    )


def test_weights_and_clusters_make_answers_worth_less():
    answers = np.repeat([2.0, 4, 5, 5, 3, 5], 4)
    plain = mean_interval(answers, (1, 5))
    twins = mean_interval(answers, (1, 5), design=SamplingDesign(clusters=np.arange(24) // 4))
    weighted = mean_interval(answers, (1, 5), design=SamplingDesign(np.tile([1, 5], 12)))
    assert plain.worth == 24
    assert twins.worth < 8
    assert twins.upper - twins.lower > 1.5 * (plain.upper - plain.lower)
    assert weighted.worth < 20


def test_many_alike_do_not_round_beyond_the_scale():
    for n in range(10, 70):
        score = mean_interval([1.0] * n, (-1, 1))
        assert score.value <= score.upper == 1
