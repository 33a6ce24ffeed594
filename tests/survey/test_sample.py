from cxlab.simulated import is_simulated
from cxlab.survey.sample import SAMPLE, sample_responses


def test_it_says_that_it_is_simulated_and_has_three_branches():
    assert is_simulated(SAMPLE.name)
    assert set(sample_responses().others["branch"]) == {"Centre", "Harbour", "Station"}
