import datetime as dt

import numpy as np

from cxlab.survey.files.grid import cell_of, plain_text, trimmed


def test_cells_of_every_kind():
    given = [None, "  ", "a", True, 3, np.int64(4), float("nan"), 2**60 + 1, dt.date(2024, 1, 2)]
    assert [cell_of(value) for value in given] == [
        *(None, None, "a", "TRUE", 3.0, 4.0, None),
        *("1152921504606846977", "2024-01-02"),
    ]
    assert cell_of(dt.datetime(2024, 1, 2, 3)) == "2024-01-02 03:00:00"
    assert [plain_text(cell) for cell in (None, "a", 3.0, 2.5)] == ["", "a", "3", "2.5"]


def test_empty_rows_between_others_are_counted_and_those_at_the_end_are_not():
    rows = [["a", None], [None, None], ["b", "c"], [None], []]
    assert trimmed(enumerate(rows, 1)) == ([1, 3], [["a", None], ["b", "c"]], 1)
