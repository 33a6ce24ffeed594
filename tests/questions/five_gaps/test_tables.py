from dataclasses import replace

from cxlab.questions.five_gaps.tables import (
    branches,
    drawn_branches,
    firms_and_customers,
    spread,
    surveys,
)
from tests.evidence.test_linked import linked_with_skips
from tests.questions.five_gaps.surveys import COMPANY, PUBLIC


def test_a_hidden_branch_is_nowhere_and_counted():
    linked = COMPANY.linked
    sizes = {"customer": dict(linked.sheets["customer"]) | {"branch 07": 3}}
    company = replace(COMPANY, linked=replace(linked, sheets=linked.sheets | sizes))
    table = branches(company, 0.95, 10)
    assert len(table.rows) == 38
    assert "branch 07" not in repr(table)
    assert "2 branches not shown" in table.note
    assert "branch 07" not in drawn_branches(company, 0.95, 10)[1]
    assert "not shown" not in branches(COMPANY, 0.95, 10).note


def test_everything_simulated_says_so():
    for table in (branches(COMPANY, 0.95, 10), spread(COMPANY, 0.95)):
        assert table.caption.startswith("SIMULATED")
        assert table.rows


def test_public_data_have_surveys_but_no_branches():
    assert len(surveys(PUBLIC, 0.95).rows) == 5
    assert [row[0] for row in firms_and_customers(PUBLIC, 0.95, 0.1).rows][:2] == [12, 25]
    for table in (branches(PUBLIC, 0.95, 10), spread(PUBLIC, 0.95), surveys(COMPANY, 0.95)):
        assert table.rows == ()
    assert firms_and_customers(COMPANY, 0.95, 0.1).rows == ()
    assert drawn_branches(PUBLIC, 0.95, 10) == ({}, ())


def test_a_gap_of_few_is_not_shown_though_the_branch_is(tmp_path):
    company = linked_with_skips(tmp_path)
    table = branches(company, 0.95, 10)
    of_b = next(dict(zip(table.columns, row, strict=True)) for row in table.rows if row[0] == "B")
    assert of_b["Gap 4"] is None
    assert of_b["Gap 5"] is not None
    assert "Of 10 people not every answer is used" in table.note
    drawn, _ = drawn_branches(company, 0.95, 10)
    assert "B" not in {one.branch for one in drawn[4].branches}
    assert "B" in {one.branch for one in drawn[5].branches}
