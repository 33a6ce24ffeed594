"""How often the intervals of notebook 04 hold the truth: 2,000 simulated companies, two truths.

Writes ``data/calibration_five_gaps.csv``; takes some four minutes on two cores.
"""

import csv
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from cxlab.questions.five_gaps.model import GAPS
from cxlab.simulate.five_gaps import Company, Truth, five_gaps
from cxlab.statistics.branch_gap import branch_gap
from cxlab.statistics.branch_means import BranchMeans
from cxlab.statistics.errors_in_variables import between_regression

# 500 would do for coverage, but leave a rate of 5% uncertain by a whole point.
BRANCHES, COMPANIES, LEVEL = 40, 2000, 0.95
TARGET = Path(__file__).parents[2] / "data" / "calibration_five_gaps.csv"
NOTHING = (0.0, 0.0, 0.0, 0.0)
ZERO = replace(Truth(), gaps=NOTHING, intercept=0.0, coefficients=NOTHING, expectation=5.5)
COLUMNS = (
    "quantity",
    "truth",
    "companies",
    "branches",
    "mean",
    "bias",
    "bias_error",
    "coverage",
    "rejection",
)


def means_of(company: Company) -> BranchMeans:
    """Return the branches' means of a simulated company, without a detour through files."""

    def level(kind, letter):
        return np.mean([company.answers[kind][f"{letter}{item}"] for item in range(1, 6)], axis=0)

    customers = {
        "expectation": level("customers", "E"),
        "perception": level("customers", "P"),
        "promise": level("customers", "promise_"),
    }
    branch = {kind: columns["branch"] for kind, columns in company.answers.items()}
    return BranchMeans.from_answers(
        [
            (branch["customers"], customers),
            (branch["managers"], {"view": level("managers", "E")}),
            (branch["staff"], {"delivery": level("staff", "P")}),
            (branch["standards"], {"standard": level("standards", "E")}),
        ],
        exact=["standard"],
    )


def gaps_once(seed: int, truth: Truth, branches: int = BRANCHES) -> list[tuple[float, ...]]:
    """Return value, lower and upper end, p-value, and the share of branches held, of each gap."""
    company = five_gaps(branches, seed, truth)
    means, rows = means_of(company), []
    for gap in GAPS:
        found = branch_gap(means, gap.contrast, LEVEL)
        true = company.gaps[:, gap.number - 1]
        held = [b.lower <= value <= b.upper for b, value in zip(found.branches, true, strict=True)]
        rows.append((found.mean, found.lower, found.upper, found.p_value, float(np.mean(held))))
    return rows


def regression_once(seed: int, truth: Truth, branches: int = BRANCHES) -> list[tuple[float, ...]]:
    """Return value, lower and upper end of each coefficient, then of the explained share."""
    *four, five = (gap.contrast for gap in GAPS)
    means = means_of(five_gaps(branches, seed, truth))
    fit = between_regression(means, five, four, LEVEL, seed)
    share = (fit.explained, fit.explained_lower, fit.explained_upper)
    return [*zip(fit.coefficients, fit.lower, fit.upper, strict=True), share]


def _row(name: str, truth: float, found: np.ndarray, rejection: float | None = None) -> tuple:
    bias = found[:, 0].mean() - truth
    error = found[:, 0].std(ddof=1) / np.sqrt(len(found))
    held = ((found[:, 1] <= truth) & (truth <= found[:, 2])).mean()
    return (name, truth, len(found), BRANCHES, found[:, 0].mean(), bias, error, held, rejection)


def study(companies: int, map_=map) -> list[tuple]:
    """Return the rows of the table; ``map_`` may be that of a pool of processes."""
    truth, seeds = Truth(), range(1, companies + 1)
    gaps = np.array(list(map_(partial(gaps_once, truth=truth), seeds)))
    zero = np.array(list(map_(partial(gaps_once, truth=ZERO), seeds)))
    fits = np.array(list(map_(partial(regression_once, truth=truth), seeds)))
    true = (*truth.gaps, truth.gap5)
    rows = [
        _row(f"gap {g + 1}", true[g], gaps[:, g], float((zero[:, g, 3] < 0.05).mean()))
        for g in range(5)
    ]
    rows += [
        (f"gap {g + 1} in one branch", *rows[g][1:4], None, None, None, gaps[:, g, 4].mean(), None)
        for g in range(5)
    ]
    rows += [
        _row(f"gap 5 for a point of gap {g + 1}", truth.coefficients[g], fits[:, g])
        for g in range(4)
    ]
    rows.append(_row("share of gap 5 explained", truth.explained, fits[:, 4]))
    return rows


if __name__ == "__main__":
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # tiny matrices: threads only cost
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COMPANIES
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        table = study(count, partial(pool.map, chunksize=25))
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in table:
            writer.writerow(
                "" if v is None else f"{v:.6g}" if isinstance(v, float) else v for v in row
            )
    print(TARGET.read_text(encoding="utf-8"))
