import pytest

from cxlab.questions.peak_end import (
    ledger_rows,
    predictors,
    predictors_table,
    touchpoints_table,
    trial_table,
)
from tests.questions.peak_end.runs import PUBLISHED, stays
from tests.tolerances import PRINTED_3


def test_predictors_stand_in_order_the_mean_without_a_gain():
    told = predictors(PUBLISHED, "highest", 0.95, 1)
    assert [p.r2 for p in told[:3]] == pytest.approx([0.438, 0.400, 0.381], abs=PRINTED_3)
    assert [p.gain is None for p in told] == [False, False, True, False, False, False]
    assert predictors_table(told).rows[2][2:] == (None, None, None)


def test_touchpoints_explain_no_more_with_the_worst():
    table = touchpoints_table(PUBLISHED, 0.95)
    assert table.rows[0][1] == pytest.approx(0.0062, abs=0.5e-4)
    assert table.note.count("0.5635") == 2


def test_the_pooled_correlation_comes_out_of_its_interval():
    (row,) = ledger_rows(PUBLISHED)
    assert (row.published, row.status) == ("0.581", "reproduced")


def test_a_users_file_has_no_printed_figures(tmp_path):
    mine = stays(tmp_path, lambda ratings: ratings[-1])
    assert ledger_rows(mine) == ()
    assert trial_table(mine).rows == touchpoints_table(mine, 0.95).rows == ()
    assert len(trial_table(PUBLISHED).rows) == 3
    named = [p.name for p in predictors(mine, "highest", 0.95, 1)]
    assert "how long it lasted" not in named  # it never varies
