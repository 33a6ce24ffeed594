from tests.faults.filled_means import TOLD, attack, worst_survey


def test_filled_means_tell_no_answer_of_somebody_hidden():
    """Beside what answers are like; sums over ten people would leave 0.9 of the spread."""
    error = attack(*worst_survey())
    assert error is not None
    assert TOLD < error < 0.9
