"""How often intervals of survey statistics hold the truth, on surveys as they are.

Writes ``data/calibration.csv``: a row a statistic, condition and number of people, and how often of
branches that are all alike none is said to differ. Truths are those
of ten populations of 100,000 people; 1,000 surveys of each kind take about an hour on two cores.
"""

import csv
import os
import sys
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from cxlab.errors import InputError
from cxlab.statistics.correlation import correlation
from cxlab.statistics.importance import lmg_of_covariances
from cxlab.statistics.moments import average
from cxlab.statistics.order import importance
from cxlab.statistics.paired_gap import paired_gap
from cxlab.statistics.person_scores import person_scores
from cxlab.statistics.ranking import rank, standard_error
from cxlab.statistics.response_surface import SURFACE, TERMS, quadratic_columns, response_surface
from cxlab.statistics.sampling_design import SamplingDesign
from cxlab.statistics.scales import reliability
from cxlab.statistics.survey_moments import survey_moments

TARGET = Path(__file__).parents[2] / "data" / "calibration.csv"
REPLICATIONS, DRAWS, LEVEL, CENTRE = 1000, 600, 0.95, 4.0
CONDITIONS = {
    "normal": "normal answers",
    "ceiling": "answers 1 to 5, piled up at 5",
    "straight": "the same, one in ten gives one answer to everything",
    "random": "15% of answers missing at random",
    "another": "answers missing by another answer (satisfaction)",
    "weights": "weights tied to answers",
    "clusters_20": "clusters of 20, ICC .05",
    "clusters_50": "clusters of 50, ICC .05",
}
SIZES = dict.fromkeys(CONDITIONS, (30, 100, 400)) | {
    "clusters_20": (100, 400),
    "clusters_50": (400, 1000),
}
DRIVERS = [f"D{d}" for d in range(4)]
ITEMS = {name: [f"{name}_{i}" for i in range(3)] for name in (*DRIVERS, "E")}
NAMES = [item for items in ITEMS.values() for item in items] + ["y"]
SUMS = {name: average(items) for name, items in ITEMS.items()} | {"y": {"y": 1.0}}
COLUMNS = ("statistic", "condition", "n", "coverage", "error", "replications", "truth",
           "bias_in_sd")  # fmt: skip


def people(condition, n, rng):
    """Return answers (n, 16) of people and their clusters: 4 x 3 perceptions, 3 expectations, y."""
    size = {"clusters_20": 20, "clusters_50": 50}.get(condition)
    clusters = None if size is None else np.arange(n) // size
    z = rng.normal(size=(n, 6))
    if clusters is not None:
        z = np.sqrt(0.05) * rng.normal(size=(clusters[-1] + 1, 6))[clusters] + np.sqrt(0.95) * z
    driver = np.sqrt(0.5) * (z[:, [0]] + z[:, 1:5])
    e = 0.4 * driver[:, 0] + np.sqrt(1 - 0.16) * z[:, 5]
    p = driver[:, 0]
    y = driver @ [0.5, 0.3, 0.15, 0.0] + 0.15 * e - 0.12 * (p - e) ** 2 + 0.06 * p * e
    y = y + 0.7 * rng.normal(size=n)
    factors = np.repeat(np.column_stack([driver, e]), 3, axis=1)
    answers = np.column_stack([factors + 0.8 * rng.normal(size=factors.shape), y])
    if condition == "normal":
        return 4 + answers, clusters
    if condition in ("ceiling", "straight"):
        shift = np.repeat([4.3, 4.7, 4.3], [12, 3, 1])
        answers = np.clip(np.round(shift + 0.9 * answers), 1, 5)
        if condition == "straight":
            line = rng.random(n) < 0.1
            answers[line] = rng.integers(1, 6, (line.sum(), 1))
        return answers, clusters
    return np.clip(np.round(4.6 + 1.1 * answers), 1, 7), clusters


def survey(condition, n, rng):
    """Return answers with gaps, and the design."""
    if condition == "weights":
        answers, _ = people(condition, 6 * n, rng)
        lean = 0.6 * (answers[:, 15] - 4) + 0.3 * rng.normal(size=6 * n)
        chance = 0.1 + 0.8 / (1 + np.exp(-lean))
        kept = np.nonzero(rng.random(6 * n) < chance)[0][:n]
        return answers[kept], SamplingDesign(weights=1 / chance[kept])
    answers, clusters = people(condition, n, rng)
    if condition == "random":
        answers[rng.random(answers.shape) < 0.15] = np.nan
    if condition == "another":
        chance = 0.35 / (1 + np.exp(answers[:, [15]] - 4))
        answers[:, :15][rng.random((n, 15)) < chance] = np.nan
    return answers, SamplingDesign(clusters=clusters)


def surface_of(answers, design):
    """Return the response surface of people who answered at least half of each side."""
    scores = [person_scores(answers[:, part]) for part in (slice(12, 15), slice(0, 3))]
    terms = quadratic_columns(*scores, CENTRE) | {"y": answers[:, 15]}
    return response_surface(survey_moments(terms, design), "y", CENTRE, LEVEL)


def statistics_of(answers, design):
    """Return (value, lower, upper) of every statistic."""
    items = survey_moments(dict(zip(NAMES, answers.T, strict=True)), design)
    scores = items.composites(SUMS)
    gap = paired_gap(scores, "D0", "E", LEVEL)
    shares = importance(scores, "y", DRIVERS, level=LEVEL, draws=DRAWS)
    surface = surface_of(answers, design)
    single = {
        "gap": gap,
        "d_z": gap.standardised,
        "r": correlation(scores, "D0", "y", LEVEL),
        "alpha": reliability(items.select(ITEMS["D0"]), LEVEL),
        **surface.parameters,
    }
    estimates = {name: (one.value, one.lower, one.upper) for name, one in single.items()}
    for place, ends in enumerate(zip(shares.shares, shares.lower, shares.upper, strict=True)):
        estimates[f"LMG share {place + 1}"] = ends
    return estimates


def skewed_means(n, rng):
    """Return the mean of a branch's skewed answers, its error, its degrees of freedom."""
    answers = np.clip(np.round(4.3 + 0.9 * rng.normal(size=n)), 1, 5)
    return answers.mean(), max(answers.std(ddof=1), 1e-3) / np.sqrt(n), n - 1


def alphas(n, rng):
    """Return the alpha of four questions to a branch, its error on its scale, and freedom."""
    answers = rng.normal(size=(n, 1)) + 0.9 * rng.normal(size=(n, 4))
    found = reliability(survey_moments({str(i): answers[:, i] for i in range(4)}), LEVEL)
    return found.value, standard_error(found.lower, found.upper, LEVEL, found.df, "rest"), found.df


# Companies whose branches are all alike: how many, how each is drawn, and on which scale.
ALIKE = {"means": (100, skewed_means, "plain"), "alpha": (10, alphas, "rest")}


def nobody_listed(seed, name):
    """Say whether no branch of a company is said to differ; all are alike, of 10 to 30 people."""
    k, draw, scale = ALIKE[name]
    rng = np.random.default_rng([seed, k])
    people = rng.integers(10, 31, k)
    values, errors, dfs = zip(*(draw(n, rng) for n in people), strict=True)
    names = [str(place) for place in range(k)]
    found = rank(names, values, errors, LEVEL, rng, 10, dfs=dfs, people=people, scale=scale)
    return not any(branch.adjusted <= 1 - LEVEL for branch in found.branches)


def alike(name, replications, map_=map):
    """Return the row of companies whose branches are all alike; ``n`` is the mean of a branch."""
    held = float(np.mean(list(map_(partial(nobody_listed, name=name), range(replications)))))
    error = np.sqrt(max(held * (1 - held), 1 / replications) / replications)
    what = f"{ALIKE[name][0]} branches alike"
    return (f"nobody listed ({name})", what, 20, held, error, replications, LEVEL, 0.0)


@cache
def truths(condition):
    """Return what a million people of the population give."""
    rng = np.random.default_rng(99)
    answers = np.vstack([people(condition, 100_000, rng)[0] for _ in range(10)])
    score = answers[:, :15].reshape(-1, 5, 3).mean(axis=2)
    y, gap = answers[:, 15], score[:, 0] - score[:, 4]
    between = np.cov(answers[:, :3], rowvar=False)
    shares = lmg_of_covariances(np.cov(np.column_stack([y, score[:, :4]]), rowvar=False)[None])[0]
    terms = quadratic_columns(score[:, 4], score[:, 0], CENTRE)
    x = np.column_stack([np.ones(len(y)), *(terms[name] for name in TERMS)])
    b = np.linalg.lstsq(x, y, rcond=None)[0][1:]
    return {
        "gap": gap.mean(),
        "d_z": gap.mean() / gap.std(),
        "r": np.corrcoef(score[:, 0], y)[0, 1],
        "alpha": 1.5 * (1 - np.trace(between) / between.sum()),
        "R2": shares.sum(),
        **{name: np.array(weights) @ b for name, weights in SURFACE.items()},
        **{f"LMG share {d + 1}": share for d, share in enumerate(shares)},
    }


def once(seed, condition, n):
    """Return the statistics of one survey; nothing where it cannot be analysed."""
    try:
        return statistics_of(*survey(condition, n, np.random.default_rng([seed, n])))
    except InputError:
        return {}


def cell(condition, n, replications, map_=map):
    """Return the rows of one condition and number of people."""
    truth, estimates = truths(condition), defaultdict(list)
    for one in map_(partial(once, condition=condition, n=n), range(replications)):
        for name, ends in one.items():
            estimates[name].append(ends)
    rows = []
    for name, ends in estimates.items():
        value, lower, upper = np.array(ends).T
        held = float(((lower <= truth[name]) & (truth[name] <= upper)).mean())
        error = np.sqrt(max(held * (1 - held), 1 / len(ends)) / len(ends))
        bias = (value.mean() - truth[name]) / value.std()
        rows.append((name, condition, n, held, error, len(ends), float(truth[name]), bias))
    return rows


def write(rows, target=TARGET):
    """Write the table, statistics together."""
    order = list(dict.fromkeys(row[0] for row in rows))
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in sorted(rows, key=lambda row: order.index(row[0])):
            writer.writerow(f"{v:.4g}" if isinstance(v, float) else v for v in row)


if __name__ == "__main__":
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # tiny matrices: threads only cost
    count = int(sys.argv[1]) if len(sys.argv) > 1 else REPLICATIONS
    chosen = sys.argv[2].split(",") if len(sys.argv) > 2 else list(CONDITIONS)
    table = []
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        for condition in chosen:
            for n in SIZES[condition]:
                table += cell(condition, n, count, partial(pool.map, chunksize=10))
                write(table)
                print(condition, n, [f"{row[0]} {row[3]:.1%}" for row in table[-14:]], flush=True)
        table += [alike(name, count, partial(pool.map, chunksize=10)) for name in ALIKE]
        write(table)
