"""A sweep on Dask against the same on this machine's processes, and a larger cluster on paper."""

import contextlib
import heapq
import pickle
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from distributed import Client
from sweep import CODEBOOK, write
from timing import spread, timed

from cxlab.workbook.catalogue import find
from cxlab.workbook.sweep import cluster
from cxlab.workbook.sweep.task import Task

BIN = Path(sys.executable).parent
BRANCHES, PEOPLE = 60, 3_600
EMPTY = 1_000  # tasks that do nothing, by which the scheduler's own part is measured
RUNS = (200, 1_000)  # of the sweep on paper
WORKERS = 8  # each with two cores, as the machine measured here


@contextlib.contextmanager
def started(folder: Path, workers: int = 2) -> Iterator[tuple[str, float]]:
    """Start a scheduler and workers here; yield its address and how long a worker took to start."""
    file = folder / "scheduler.json"
    where = ["--host", "127.0.0.1", "--scheduler-file", str(file)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
    begin = [sys.executable, "-m"]
    processes = [
        subprocess.Popen(
            [*begin, "distributed.cli.dask_scheduler", "--no-dashboard", *where], **quiet
        )
    ]
    try:
        while not file.exists():
            time.sleep(0.1)
        began = time.perf_counter()
        worker = [*begin, "distributed.cli.dask_worker", "--nthreads", "1", "--no-nanny"]
        processes += [
            subprocess.Popen(
                [*worker, "--local-directory", str(folder / f"scratch{number}"),
                 "--scheduler-file", str(file), "--host", "127.0.0.1"], **quiet
            )
            for number in range(workers)
        ]  # fmt: skip
        with Client(scheduler_file=str(file)) as client:
            client.wait_for_workers(workers)
            yield client.scheduler.address, time.perf_counter() - began
    finally:
        for process in processes:
            process.kill()
            process.wait()


def sweep(data: Path, out: Path, *more: str) -> None:
    """Sweep all branches by the command."""
    words = [str(BIN / "cxlab"), "sweep", "service_quality", "--by", "branch", "-p",
             f"data={data}", "-p", f"codebook={CODEBOOK}", "--out", str(out), *more]  # fmt: skip
    subprocess.run(words, check=True, capture_output=True)


def empty_tasks(address: str) -> float:
    """Return the seconds that a task costs beside its run: to be sent, told of and answered."""
    tasks = [
        Task(
            f"Branch {n:03}",
            str(find("service_quality").path),
            f"/shared/runs/{n:03}",
            {},
            "d" * 64,
        )
        for n in range(EMPTY)
    ]
    with Client(address) as client:
        began = time.perf_counter()
        for answer in client.map(lambda task: task.label, tasks, pure=False):
            answer.result()
        return (time.perf_counter() - began) / EMPTY


def on_paper(run: Sequence[float], runs: int, overhead: float, start: float) -> float:
    """Return the seconds of runs on the cluster: each goes to the core that is free first.

    The scheduler hands out one after the other; the durations measured are gone through in turn.
    """
    free = [start] * (2 * WORKERS)
    heapq.heapify(free)
    handed = start
    for number in range(runs):
        handed += overhead
        begun = max(heapq.heappop(free), handed)
        heapq.heappush(free, begun + run[number % len(run)])
    return max(free)


def larger_cluster(run: Sequence[float], overhead: float, start: float) -> dict[str, dict]:
    """Return what such runs would take on a larger cluster, on paper."""
    seconds = {runs: on_paper(run, runs, overhead, start) for runs in RUNS}
    alone = statistics.mean(run) / 2  # seconds of a run where one worker does them all
    return {
        f"on paper, {WORKERS} workers of two cores, seconds": {
            f"{runs:,} branches": value for runs, value in seconds.items()
        },
        "on paper, times as fast as one such worker": {
            f"{runs:,} branches": runs * alone / value for runs, value in seconds.items()
        },
    }


def measure(branches: int = BRANCHES, people: int = PEOPLE) -> dict:
    """Return seconds here and on Dask in turn, a task's own part, and a larger cluster on paper."""
    seconds: dict[str, list[float]] = {"here": [], "on two Dask workers": []}
    costs: dict[str, float] = {}

    def act(folder: Path) -> None:
        data = write(folder, branches, people)
        with started(folder) as (address, start):
            costs.update(start=start, overhead=empty_tasks(address))
            for _ in range(2):
                seconds["here"].append(timed(lambda out: sweep(data, out)))
                there = timed(lambda out: sweep(data, out, "--scheduler", address))
                seconds["on two Dask workers"].append(there)
                print({name: round(values[-1], 1) for name, values in seconds.items()}, flush=True)

    timed(act)
    run = [2 * value / branches for value in seconds["on two Dask workers"]]  # on one core
    task = Task("Branch 001", str(find("service_quality").path), "/shared/runs/001", {}, "d" * 64)
    return {
        "branches": branches,
        "seconds": {name: spread(values) for name, values in seconds.items()},
        "times as long on Dask": spread(
            [there / here for here, there in zip(*seconds.values(), strict=True)]
        ),
        "seconds a task costs the scheduler": costs["overhead"],
        "bytes of a task": len(pickle.dumps((cluster.carry_out_there, task))),
        "seconds a worker takes to start": costs["start"],
        **larger_cluster(run, **costs),
    }
