import pytest

from cxlab.questions.service_quality.evidence import load
from cxlab.questions.service_quality.reproduction import ledger_rows

ROWS = {row.id: row for row in ledger_rows(load("published"))}


def test_one_printed_number_differs_and_the_ledger_says_why():
    differs = [row for row in ROWS.values() if row.status == "differs"]
    assert [row.id for row in differs] == ["pmc6131925.assurance.t"]
    assert differs[0].recomputed == pytest.approx(-7.08, abs=0.01)
    assert "contradicts its own interval" in differs[0].note


def test_the_rest_comes_out_to_rounding():
    assert {row.status for row in ROWS.values()} == {"differs", "reproduced"}
    assert ROWS["jonkisz_2023.hospital.tangibles.gap"].recomputed == pytest.approx(-4.8)
    assert ROWS["aghamolaei_2008.items.gap"].recomputed == 18


def test_own_data_have_no_ledger():
    assert ledger_rows(load("kiosk_kservqual2019")) == ()
