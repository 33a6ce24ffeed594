"""Answers whose statistics R has worked out: `tests/reference/uncertainty.R`."""

import csv
import json
from pathlib import Path

import numpy as np

from cxlab.statistics.sampling_design import SamplingDesign

REFERENCE = Path(__file__).parents[1] / "reference"
R = json.loads((REFERENCE / "uncertainty.json").read_text(encoding="utf-8"))
ITEMS = ("E1", "E2", "E3", "P1", "P2", "P3", "P4", "sat")
GAPS = ("G1", "G2", "G3", "G4", "G5")


def _read():
    with (REFERENCE / "uncertainty_data.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    numbers = {
        name: np.array([float(row[name] or "nan") for row in rows])
        for name in (*ITEMS, *GAPS, "weight")
    }
    return numbers | {name: [row[name] for row in rows] for name in ("stratum", "branch")}


DATA = _read()
N = len(DATA["sat"])
EXPECTATION = np.mean([DATA[f"E{i}"] for i in (1, 2, 3)], axis=0)
PERCEPTION = np.mean([DATA[f"P{i}"] for i in (1, 2, 3)], axis=0)
DESIGNS = {
    "simple": SamplingDesign(),
    "weighted": SamplingDesign(DATA["weight"]),
    "clusters": SamplingDesign(clusters=DATA["branch"]),
    "strata": SamplingDesign(DATA["weight"], DATA["stratum"]),
    "all": SamplingDesign(DATA["weight"], DATA["stratum"], DATA["branch"]),
}
