import csv
from collections import defaultdict

import numpy as np
import pytest

from cxlab.claims.cautions import cautions
from cxlab.claims.estimate import Estimate
from cxlab.statistics.response_surface import SURFACE
from cxlab.statistics.sampling_design import SamplingDesign
from tests.benchmarks.calibration_surveys import CONDITIONS, TARGET

SHARES = "LMG share"


@pytest.mark.parametrize(
    ("n", "more", "few"),
    [
        (29, {}, True),
        (30, {}, False),
        (99, {"out_of": 500}, True),
        (100, {"out_of": 500}, False),
        (3, {"n_is_people": False}, False),
    ],
)
def test_few_people_are_said_to_be_few(n, more, few):
    said = cautions(Estimate(0.5, 0.1, 0.9, "correlation", n=n, **more), None, None)
    assert len(said) == few
    assert not few or f"Only {n} " in said[0]


def test_nothing_is_said_of_what_stands():
    estimate = Estimate(0.5, 0.1, 0.9, "correlation", n=300)
    assert cautions(estimate, survives_family=True, family=9) == ()
    assert cautions(None, None, None) == ()
    assert "9 claims were tested" in cautions(estimate, survives_family=False, family=9)[0]


def test_few_clusters_are_said_and_intervals_of_redrawn_people_called_too_narrow():
    narrow = []
    for measure in ("share of variance", "correlation"):
        for few in (None, 5, 8):
            estimate = Estimate(0.5, 0.1, 0.9, measure, n=300, few_clusters=few)
            said = cautions(estimate, None, None)
            assert len(said) == (few is not None)
            narrow.append(any("too narrow" in one for one in said))
    assert narrow == [False, True, False, False, False, False]


def _as_simulated(row):
    """The estimate of a user whose data are like a row of the table."""
    statistic, n = row["statistic"], int(row["n"])
    measure = "slope" if statistic in SURFACE else "correlation"
    size = {"clusters_20": 20, "clusters_50": 50}.get(row["condition"])
    design = SamplingDesign(clusters=None if size is None else np.arange(n) // size)
    return Estimate(
        0.5,
        0.1,
        0.9,
        "share of variance" if statistic == SHARES else measure,
        n=n,
        few_clusters=design.few_clusters,
        missing=0.15 if row["condition"] == "random" else None,
    )


def test_what_misses_its_aim_in_the_table_is_said():
    held = defaultdict(list)
    with TARGET.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["condition"] in CONDITIONS:
                statistic = SHARES if SHARES in row["statistic"] else row["statistic"]
                held[statistic, row["condition"], row["n"]].append(float(row["coverage"]))
    missed = 0
    for (statistic, condition, n), coverages in held.items():
        low, high = (0.91, 0.98) if int(n) < 100 else (0.93, 0.97)
        if low <= np.mean(coverages) <= high:
            continue
        missed += 1
        row = {"statistic": statistic, "condition": condition, "n": n}
        sentences = cautions(_as_simulated(row), None, None)
        assert any("too narrow" in one for one in sentences), row
    assert missed
