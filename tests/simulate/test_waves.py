import csv
import io

import pytest

from cxlab.published import ROOT
from cxlab.simulate.waves import HEAD, simulated_waves


def test_the_sample_is_what_the_seed_gives():
    sample = ROOT / "data" / "samples" / "simulated_waves.csv"
    assert sample.read_text(encoding="utf-8") == simulated_waves()


def test_whole_answers_on_the_scale_and_some_missing():
    rows = list(csv.reader(io.StringIO(simulated_waves(40, 3, seed=2))))
    assert tuple(rows[0]) == HEAD
    assert 90 <= len(rows) - 1 < 120
    assert {int(cell) for row in rows[1:] for cell in row[2:]} <= set(range(1, 11))
    assert len({tuple(row[:2]) for row in rows[1:]}) == len(rows) - 1


@pytest.mark.parametrize("seed", [1, 2])
def test_a_seed_gives_its_own_panel(seed):
    assert simulated_waves(5, 2, seed) == simulated_waves(5, 2, seed)
    assert simulated_waves(5, 2, seed) != simulated_waves(5, 2, seed + 10)
