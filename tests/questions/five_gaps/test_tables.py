from dataclasses import replace

import pytest

from cxlab.questions.five_gaps.evidence import load, simulated
from cxlab.questions.five_gaps.tables import (
    branches,
    calibration,
    drawn_branches,
    drivers,
    methods,
    shown_branches,
    spread,
    surveys,
    truth_and_estimate,
)

PUBLIC, COMPANY = load("published", "", "refuse", 0.95), simulated(0.95)


def with_customers(**counts):
    linked = COMPANY.linked
    customers = dict(linked.sheets["customer"]) | {
        k.replace("_", " "): n for k, n in counts.items()
    }
    return replace(COMPANY, linked=replace(linked, sheets=linked.sheets | {"customer": customers}))


def test_small_branches_are_hidden_and_never_one_alone():
    assert len(shown_branches(COMPANY.linked, 10)) == 40
    one = with_customers(branch_07=3)
    hidden = set(one.linked.means.branches) - set(shown_branches(one.linked, 10))
    smallest = min(COMPANY.linked.sheets["customer"].values())
    assert len(hidden) == 2
    assert "branch 07" in hidden
    assert COMPANY.linked.sheets["customer"][(hidden - {"branch 07"}).pop()] == smallest
    table = branches(one, 10)
    assert len(table.rows) == 38
    assert "branch 07" not in repr(table)
    assert "2 branches not shown" in table.note
    assert "branch 07" not in drawn_branches(one, 10)[1]
    three = with_customers(branch_07=3, branch_08=9, branch_09=1)
    assert len(shown_branches(three.linked, 10)) == 37


def test_everything_simulated_says_so():
    for table in (branches(COMPANY, 10), spread(COMPANY), drivers(COMPANY),
                  truth_and_estimate(COMPANY), calibration()):  # fmt: skip
        assert table.caption.startswith("SIMULATED")
        assert table.rows


def test_public_data_have_surveys_but_no_branches():
    assert len(surveys(PUBLIC).rows) == 5
    for table in (branches(PUBLIC, 10), spread(PUBLIC), drivers(PUBLIC)):
        assert table.rows == ()
    assert drawn_branches(PUBLIC, 10) == ({}, ())
    assert surveys(COMPANY).rows == ()


def test_counting_customers_instead_of_industries_would_find_a_gap():
    strip = methods(PUBLIC)
    assert "Gap 5 is fragile: 1 of 4" in strip.note
    assert "yes (−0.17" in repr(strip)  # all 7,422 customers: 8.114929 - 8.287658
    assert len(methods(COMPANY).columns) == 6


def test_the_calibration_keeps_what_it_promises():
    rows = {row[0]: row for row in calibration().rows}
    for number in range(1, 6):
        *_, coverage, rejection = rows[f"gap {number}"]
        assert 0.93 <= coverage <= 0.97
        assert 0.04 <= rejection <= 0.06
        assert 0.93 <= rows[f"gap {number} in one branch"][4] <= 0.97
    for number in range(1, 5):
        row = rows[f"gap 5 for a point of gap {number}"]
        assert row[4] >= 0.93
        assert row[3] == pytest.approx(0, abs=0.01)
    assert "9 of 10 biases" in calibration().note
