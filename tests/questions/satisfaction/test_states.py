from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as tries
from hypothesis import strategies as st
from scipy.stats import t

from cxlab.claims.findings import Settings
from cxlab.questions.satisfaction.answers import Group
from cxlab.questions.satisfaction.cuts import Cuts
from cxlab.questions.satisfaction.states import BETWEEN, margins, named_state, state_of
from cxlab.statistics.moments import Moments
from tests.tolerances import DRAWN

THIRDS = Cuts(4, 7, 4, 7, why="thirds")


def group(performance, expectation, n=50, name="A"):
    covariance = np.array([[2.0, 0.8], [0.8, 1.5]])
    mean = np.array([performance, expectation])
    return Group(name, Moments(("perception", "expectation"), n, mean, covariance))


@pytest.mark.parametrize(
    ("performance", "expectation", "state"),
    [
        (9, 9, "satisfied"),
        (9, 2, "slightly satisfied or indifferent"),
        (2, 2, "slightly dissatisfied or indifferent"),
        (2, 9, "dissatisfied"),
        (5.5, 9, BETWEEN),
        (9, 5.5, BETWEEN),
    ],
)
def test_each_corner_is_the_state_of_the_articles(performance, expectation, state):
    found = state_of(group(performance, expectation), THIRDS, 0.9, seed=1)
    assert (found.state, found.known) == (state, True)
    assert found.margin > 0


def test_with_one_border_only_the_probability_is_that_of_the_t_test():
    found = state_of(group(7.2, 9.9), THIRDS, 0.9, seed=2)
    chance = t.cdf(0.2 / np.sqrt(2 / 50), 49)
    assert found.probabilities["satisfied"] == pytest.approx(chance, abs=DRAWN)


def test_probabilities_of_all_states_add_up_to_one():
    found = state_of(group(7.1, 6.9, n=12), THIRDS, 0.9, seed=3)
    assert sum(found.probabilities.values()) == pytest.approx(1)


@tries(max_examples=60)
@given(st.floats(1, 10), st.floats(1, 10), st.floats(0.55, 0.99), st.integers(10, 200))
def test_a_state_is_known_exactly_where_its_probability_reaches_the_certainty(p, e, certainty, n):
    found = state_of(group(p, e, n), THIRDS, certainty, seed=4)
    if found.margin > 0:
        assert found.known == (found.probability > certainty) or found.probability == pytest.approx(
            certainty, abs=1e-4
        )


def test_the_answer_says_cannot_tell_below_the_certainty():
    groups = {"near": group(7.1, 9), "sure": group(9, 9)}
    answers = SimpleNamespace(group=groups.get)
    settings = Settings(cuts=THIRDS, certainty=0.9, level=0.95, seed=5)
    unsure, named = (named_state(answers, settings, name) for name in groups)
    assert unsure.decided_by.lower <= 0 < named.decided_by.lower
    assert "No state reaches 90%" in unsure.note
    assert "No strategy is recommended" in unsure.note
    assert "keep improving" in named.note
    state = state_of(groups["near"], THIRDS, 0.9, seed=5)
    assert unsure.estimate.value == state.probability


def test_margins_are_distances_to_the_nearest_border():
    inside = margins(np.array([[8.0, 7.5], [5.0, 9.0]]), THIRDS)
    assert inside["satisfied"].tolist() == [0.5, -2.0]
    assert inside[BETWEEN].tolist() == [-0.5, 1.0]
    relative = replace(THIRDS, performance_low=6, performance_high=6)
    assert margins(np.array([[5.0, 2.0]]), relative)["slightly dissatisfied or indifferent"] == [1]
