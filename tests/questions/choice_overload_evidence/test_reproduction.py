import pytest

from cxlab.evidence.studies import load
from cxlab.questions.choice_overload_evidence import ledger_rows
from cxlab.questions.choice_overload_evidence.reproduction import missing_effects, with_zeros
from tests.tolerances import PRINTED_3

STUDIES = load("choice_overload_effects")


def test_nine_effects_are_missing_and_zeros_in_their_place_are_computed():
    assert missing_effects(STUDIES) == (9, 631)
    zeros = with_zeros(STUDIES)
    assert (zeros.mean, zeros.lower, zeros.upper, zeros.tau2) == pytest.approx(
        (0.006, -0.094, 0.107, 0.100), abs=PRINTED_3
    )


def test_what_comes_out_and_what_cannot():
    rows = {row.statistic.partition(": ")[2]: row for row in ledger_rows(STUDIES)}
    assert rows["20% trimmed mean d"].status == "reproduced"
    assert rows["tau2"].status == rows["Q(62)"].status == "not recomputable"
    assert rows["Q(62)"].recomputed == pytest.approx(178.975, abs=PRINTED_3)
    mean = rows["mean d (random effects, REML)"]
    assert mean.status == "not recomputable"
    assert "9 effects with 631 people" in mean.note
    assert "[−0.094 to 0.107]" in mean.note
    assert len({row.id for row in rows.values()}) == len(rows)
