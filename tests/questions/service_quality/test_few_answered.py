"""Hardly anybody answered one side: the number says so, whoever else is counted."""

import pytest

from tests.questions.service_quality.surveys import analysis, answers, findings, write
from tests.tolerances import EXACT


def blanked(kept, *beginnings, n=160):
    """A survey of which all but the first few left some columns blank."""
    return {
        name: [*values[:kept], *[""] * (n - kept)] if name.startswith(beginnings) else list(values)
        for name, values in answers(n).items()
    }


def run(folder, columns):
    return findings(analysis(*write(folder, columns), draws=200))


@pytest.mark.parametrize("kept", [2, 5])
def test_expectations_of_two_people_are_not_those_of_all(tmp_path, kept):
    found = run(tmp_path, blanked(kept, "E_care"))
    care, speed = found.of("quality.gap.care"), found.of("quality.gap.speed")
    assert (care.estimate.n, care.estimate.out_of) == (kept, 160)
    assert care.rests_on_few
    assert str(kept) in care.cautions[0]
    assert care.note.startswith(f"{kept} of 160 people said what they expect of care")
    assert found.of("quality.gap.overall").rests_on_few
    assert (speed.estimate.n, speed.rests_on_few, speed.cautions) == (160, False, ())
    assert "filled in" not in speed.note


def test_a_fifth_of_many_is_few_and_a_third_is_not(tmp_path):
    found = run(tmp_path, blanked(70, "E_care", n=400))
    assert (found.of("quality.gap.care").estimate.n, found.of("quality.gap.care").rests_on_few) == (
        70,
        True,
    )
    third = run(tmp_path, blanked(140, "E_care", n=400)).of("quality.gap.care")
    assert (third.estimate.n, third.rests_on_few) == (400, False)


def test_one_answer_in_eight_missing_changes_nothing(tmp_path):
    columns = {name: list(values) for name, values in answers(160).items()}
    for place, values in enumerate(columns.values()):
        values[place % 8 :: 8] = [""] * 20
    shown = run(tmp_path, columns).starting("quality.gap.", "quality.importance.")
    assert shown
    for finding in shown:
        assert not finding.rests_on_few
        assert "filled in" not in finding.note


def test_an_outcome_of_few_weakens_what_it_is_explained_by(tmp_path):
    found = run(tmp_path, blanked(12, "satisfaction"))
    for finding in found.starting("quality.importance.", "quality.performance_beats_gap"):
        if finding.estimate is not None:
            assert finding.estimate.n == 12
            assert "12 of 160 people rated satisfaction" in finding.note
    of_care = run(tmp_path, blanked(25, "P_care"))
    shares = {f.id: f.estimate for f in of_care.starting("quality.importance.")}
    assert shares["quality.importance.care"].n == 25
    assert shares["quality.importance.speed"].n == 160


def test_the_number_itself_is_not_touched(tmp_path):
    """Only who is behind it: the estimate stays that of maximum likelihood."""
    analysed = analysis(*write(tmp_path, blanked(5, "E_care")), draws=200)
    care = findings(analysed).of("quality.gap.care").estimate
    known = analysed.gaps.of("care").survey
    assert care.value == pytest.approx(known.gap.d_z, abs=EXACT)
    assert known.n == 160
