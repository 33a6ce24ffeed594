from cxlab.questions.peak_end.printed import PAIN, RATING, trial_of
from tests.questions.peak_end.runs import FOUND


def test_a_bound_is_told_from_a_p_value():
    pain, rating = trial_of(PAIN), trial_of(RATING)
    assert (pain.is_bound, pain.p_value) == (True, 0.001)
    assert (rating.is_bound, rating.p_value, rating.n) == (False, 0.006, 682)
    assert FOUND.of("peak_end.trial_pain").estimate.p_value <= 0.001
    assert "widest" in FOUND.of("peak_end.trial_pain").note
    assert "standard deviation of 2.4" in FOUND.of("peak_end.trial_rating").note
