"""Time and memory of 10 million simulated answers: ours against pandas and polars doing the same.

Each task is the same sums (n, means, variances, covariance) over the same complete cases, each
measurement a process of its own: seconds with imports until it has the answer, and the most memory
it ever held. What Python then takes to clear away its modules is left out, on all sides.
"""

import itertools
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from timing import ratios, spread

from cxlab.simulate.servqual import ITEMS, servqual

E = [f"E{item:02}" for item in range(1, 23)]
P = [f"P{item:02}" for item in range(1, 23)]
PART = 250_000
TOP = 7  # of the answer scale, as a codebook says it
MISSING = 0.01  # of the answers to every question, at random: a third of all people miss one
SIZES = (2_000_000, 10_000_000)
TASKS = ("gaps", "alpha", "branches")
HUNDREDFOLD = 100_000_000  # answers, through the notebook only, once
ON_DISK = 20  # bytes of an answer sheet in Parquet, at most


def write(path, n, missing, seed=1):
    """Write simulated answers in row groups: 44 items and satisfaction as int8, 1,000 branches."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rng, writer = np.random.default_rng(seed), None
    # Rows are drawn again from 100,000 simulated respondents; what is missing is drawn anew.
    people = servqual(100_000, seed)
    for start in range(0, n, PART):
        count = min(PART, n - start)
        rows = rng.integers(0, len(people), count)
        columns = {
            name: pa.array(
                people[name].to_numpy(dtype=np.int8)[rows],
                mask=rng.random(count, dtype=np.float32) < missing,
            )
            for name in (*E, *P, "satisfaction")
        }
        columns["branch"] = pa.array(rng.integers(0, 1000, count).astype(np.int16))
        table = pa.table(columns)
        writer = writer or pq.ParquetWriter(path, table.schema, compression="zstd")
        writer.write_table(table)
    writer.close()


def ours(task, path):
    from cxlab.survey.big.dataset import sum_of_columns, sums_of_dataset
    from cxlab.survey.big.dataset_source import open_dataset

    table = open_dataset(path)
    if task == "gaps":
        sums = sums_of_dataset(table, list(zip(P, E, strict=True)), largest=TOP)
        return sums[None][0].moments().mean.tolist()
    if task == "alpha":
        return sums_of_dataset(table, [P], largest=TOP)[None][0].moments().mean.tolist()
    sides = {
        side: sum_of_columns([table[name] for name in names], TOP, 22 * TOP)
        for side, names in (("p", P), ("e", E))
    }
    sums = sums_of_dataset(
        table.select("branch", **sides), [["p", "e"]], "branch", largest=22 * TOP
    )
    return sums[0][0].moments().mean.tolist()


def pair(p, e, name):
    """Return what a gap needs of two columns of Polars: how many, sums and products."""
    both, apart = p + e, p - e
    terms = (both, apart, both * both, apart * apart, both * apart)
    sums = [term.cast(int).sum().alias(f"{name}{i}") for i, term in enumerate(terms)]
    return [both.count().alias(f"{name}n"), *sums]


def means_with_polars(whole):
    """Return the means of all perceptions, for which their squares and products are summed, too."""
    import polars as pl

    asked = [pl.len().alias("n")] + [pl.col(a).cast(pl.Int64).sum() for a in P]
    asked += [
        (pl.col(a) * pl.col(b)).cast(pl.Int64).sum().alias(a + b)
        for i, a in enumerate(P)
        for b in P[i:]
    ]
    row = whole.select(asked).collect(engine="streaming").row(0)
    return [total / row[0] for total in row[1:23]]


def with_polars(task, path):
    import polars as pl

    data = pl.scan_parquet(path)

    def col(name):
        return pl.col(name).cast(pl.Int16)

    if task == "gaps":
        query = data.select(x for p, e in zip(P, E, strict=True) for x in pair(col(p), col(e), p))
        row = query.collect(engine="streaming").row(0)
        return [(row[1] + row[2]) / 2 / row[0], (row[1] - row[2]) / 2 / row[0]]
    if task == "alpha":
        return means_with_polars(data.select(col(name) for name in P).drop_nulls())
    sums = {
        side: pl.sum_horizontal((col(name) for name in names), ignore_nulls=False)
        for side, names in (("p", P), ("e", E))
    }
    totals = data.select("branch", **sums)
    p, e = pl.col("p").cast(pl.Int32), pl.col("e").cast(pl.Int32)
    branches = totals.group_by("branch").agg(pair(p, e, "")).collect(engine="streaming")
    row = branches.filter(pl.col("branch") == 0).row(0)
    return [(row[2] + row[3]) / 2 / row[1], (row[2] - row[3]) / 2 / row[1]]


def with_pandas(task, path):
    import pandas as pd

    if task == "gaps":
        data = pd.read_parquet(path, columns=[*E, *P])
        moments = []
        for p, e in zip(P, E, strict=True):
            pair = data[[p, e]].dropna()
            moments.append((pair.mean(), pair.cov()))
        return moments[0][0].tolist()
    if task == "alpha":
        whole = pd.read_parquet(path, columns=P).dropna()
        whole.cov()
        return whole.mean().tolist()
    data = pd.read_parquet(path, columns=["branch", *E, *P])
    sides = {"p": data[P].sum(axis=1, skipna=False), "e": data[E].sum(axis=1, skipna=False)}
    totals = pd.DataFrame(sides | {"branch": data["branch"]}).dropna()
    groups = totals.groupby("branch")
    groups.cov()
    return groups.mean().loc[0].tolist()


def notebook(_, path):
    from cxlab.workbook.kernels.forking import warmed_up
    from cxlab.workbook.kernels.warm_process import warm_parent

    warm = warmed_up(cold=False)  # as the command has it
    from cxlab.workbook.catalogue import find
    from cxlab.workbook.run import run

    book = Path(path).with_suffix(".yml")
    lines, item = ["columns:"], 0
    for dimension, count in ITEMS.items():
        for _place in range(count):
            item += 1
            for side, role in (("E", "expectation"), ("P", "perception")):
                lines.append(
                    f"  {side}{item:02}: {{role: {role}, item: {item}, dimension: {dimension}}}"
                )
    book.write_text("\n".join([*lines, "  satisfaction: {role: outcome}", "  branch: group", ""]))
    run(find("service_quality"), {"data": path, "codebook": str(book)}, warm=warm)
    if warm:
        warm_parent().close()  # so that its kernel's memory counts as our children's
    return []


WAYS = {"ours": ours, "polars": with_polars, "pandas": with_pandas, "notebook": notebook}


def one(way, task, path):
    """Run one task in a process of its own; return seconds, peak MiB and its first means."""
    started = time.perf_counter()
    words = [sys.executable, __file__, way, task, str(path)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        said = json.loads(process.stdout.readline())
        seconds = time.perf_counter() - started
    if process.returncode:
        raise RuntimeError(f"{way} of {task} ended with {process.returncode}")
    return {"seconds": seconds, **said}


def summary(runs):
    return {
        "seconds": spread([run["seconds"] for run in runs]),
        "CPU seconds": spread([run["cpu"] for run in runs]),
        "peak memory in MiB": round(max(run["mebibytes"] for run in runs)),
    }


def against(path, times):
    """Return every way's times for every task; the ways take turns, so that all see the same load.

    Raises
    ------
    AssertionError
        If the ways do not find the same means.
    """
    measured = {}
    for task in TASKS:
        runs = {way: [] for way in ("ours", "polars", "pandas")}
        for _ in range(times):
            for way, repeats in runs.items():
                repeats.append(one(way, task, path))
        for repeats in runs.values():
            np.testing.assert_allclose(repeats[0]["means"], runs["ours"][0]["means"], rtol=1e-9)
        measured[task] = {way: summary(repeats) for way, repeats in runs.items()}
        seconds = {way: [run["seconds"] for run in repeats] for way, repeats in runs.items()}
        most = {way: max(run["mebibytes"] for run in repeats) for way, repeats in runs.items()}
        measured[task]["times polars' seconds"] = ratios(seconds["ours"], seconds["polars"])
        measured[task]["share of pandas' memory"] = round(most["ours"] / most["pandas"], 3)
        print(task, measured[task], flush=True)
    return measured


def growth(seconds):
    """Return seconds by size as a fixed part and a part for each million, by least squares.

    Each further million costs the same where growth is linear.
    """
    sizes = sorted(seconds)
    slope, fixed = np.polyfit([n / 1e6 for n in sizes], [seconds[n] for n in sizes], 1)
    return {
        "seconds": {f"{n:,} answers": round(seconds[n], 2) for n in sizes},
        "seconds, fixed": round(float(fixed), 2),
        "seconds a million": round(float(slope), 3),
        "seconds a further million": {
            f"{a:,} to {b:,}": round((seconds[b] - seconds[a]) / (b - a) * 1e6, 3)
            for a, b in itertools.pairwise(sizes)
        },
    }


def hundredfold(folder, ten):
    """Return a hundred million answers' time and memory, and times those of ten million.

    Ten times as long is linear; less, since the notebook's own part stays the same.
    """
    if (free := shutil.disk_usage(folder).free) < ON_DISK * HUNDREDFOLD:
        return {"left out": f"{free:,} bytes of disk are free, {ON_DISK * HUNDREDFOLD:,} needed"}
    path = Path(folder) / "hundredfold.parquet"
    write(path, HUNDREDFOLD, MISSING)
    run = one("notebook", "-", path)
    path.unlink()
    return {
        "seconds": run["seconds"],
        "CPU seconds": run["cpu"],
        "peak memory in MiB": round(run["mebibytes"]),
        "times the CPU seconds of ten million": run["cpu"] / min(r["cpu"] for r in ten),
    }


def measure(sizes=SIZES, times=2) -> dict:
    """Return minimum, median and maximum seconds and peak memory of every way and task.

    All ways at the largest size, with and without missing answers; ours at every size, to show
    how it grows.
    """
    seconds, measured = {task: {} for task in TASKS}, {}
    with tempfile.TemporaryDirectory() as folder:
        for n in sizes:
            path = Path(folder) / f"simulated_{n}.parquet"
            write(path, n, MISSING)
            for task in TASKS:
                # The quickest of a few: what else the machine does only ever adds.
                seconds[task][n] = min(one("ours", task, path)["seconds"] for _ in range(times))
        for missing in (0, MISSING):
            write(path, n, missing)
            case = f"{n:,} answers, {missing:.0%} missing"
            measured[case] = against(path, times)
            runs = [one("notebook", "-", path) for _ in range(min(times, 2))]
            measured[f"service-quality notebook, {case}"] = summary(runs)
        case = f"service-quality notebook, {HUNDREDFOLD:,} answers, {MISSING:.0%} missing"
        measured[case] = hundredfold(folder, runs)
    measured["growth"] = {task: growth(by_size) for task, by_size in seconds.items()}
    return measured


if __name__ == "__main__":
    if len(sys.argv) == 4:
        result = WAYS[sys.argv[1]](*sys.argv[2:])
        # On Linux in KiB; children are the warm parent and the notebook's kernel.
        used = [resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        most = max(usage.ru_maxrss for usage in used)
        cpu = sum(usage.ru_utime + usage.ru_stime for usage in used)
        found = {"means": result, "mebibytes": most / 1024, "cpu": cpu}
        print(json.dumps(found), flush=True)
    else:
        print(json.dumps(measure(), indent=1))
