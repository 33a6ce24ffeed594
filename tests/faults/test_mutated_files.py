"""The short form of ``python -m tests.faults.mutated_files 300``."""

from collections import Counter

from tests.faults.mutated_files import run


def test_no_way_of_writing_a_survey_changes_its_answers():
    outcomes = run(40)
    assert [one for one in outcomes if one.outcome in ("wrong", "traceback")] == []
    assert Counter(one.outcome for one in outcomes)["right"] >= 34
