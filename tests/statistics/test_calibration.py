"""The table of `tests/benchmarks/calibration_surveys.py`, and a short run of it."""

import csv

import numpy as np
import pytest

from tests.benchmarks.calibration_surveys import ALIKE, CONDITIONS, SIZES, TARGET, cell

with TARGET.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))
SURVEYS = [row for row in ROWS if row["condition"] in CONDITIONS]
ALIKE_ROWS = [row for row in ROWS if row["condition"] not in CONDITIONS]


def test_every_statistic_is_there_in_every_condition():
    cells = {(row["condition"], int(row["n"])) for row in SURVEYS}
    assert cells == {(condition, n) for condition in CONDITIONS for n in SIZES[condition]}
    assert len(SURVEYS) == len(cells) * len({row["statistic"] for row in SURVEYS})
    assert {row["statistic"] for row in ALIKE_ROWS} == {f"nobody listed ({n})" for n in ALIKE}


def test_of_branches_that_are_alike_few_are_listed():
    assert ALIKE_ROWS
    for row in ALIKE_ROWS:
        assert float(row["coverage"]) >= 0.95 - 2 * float(row["error"]), row


def test_intervals_hold_what_they_say():
    """Within the aim, give or take two Monte-Carlo errors."""
    for row in SURVEYS:
        low, high = (0.91, 0.98) if int(row["n"]) < 100 else (0.93, 0.97)
        held, error = float(row["coverage"]), float(row["error"])
        assert low - 2 * error <= held <= high + 2 * error, row
        assert int(row["replications"]) >= 990


@pytest.mark.parametrize("condition", ["straight", "another", "weights"])
def test_a_short_run_is_near(condition):
    rows = cell(condition, 100, 25)
    assert np.mean([row[3] for row in rows]) > 0.88
