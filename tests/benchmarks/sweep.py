"""200 branch reports: `cxlab sweep` against the same papermill commands in two shells.

And against an earlier build, where ``CXLAB_BEFORE`` names a checkout of one, installed.
"""

import os
import resource
import shlex
import subprocess
import sys
from pathlib import Path

import numpy as np
from timing import ratios, spread, timed

from cxlab.published import ROOT
from cxlab.simulate.servqual import servqual
from cxlab.workbook.catalogue import find

BIN = Path(sys.executable).parent
BRANCHES, PEOPLE = 200, 12_000
LOOK = 3.0  # seconds between looks at the memory: each costs the sweep a twentieth of one
STOCK = 16  # runs of papermill that are timed, eight a shell; all 200 would take half an hour
CODEBOOK = ROOT / "data" / "samples" / "simulated_servqual.yml"


def write(folder: Path, branches: int, people: int) -> Path:
    """Write simulated answers of branches that differ a little, and a file of each branch."""
    shifts = np.random.default_rng(1).normal(0, 0.3, branches)
    names = {f"Branch {i:03}": float(shift) for i, shift in enumerate(shifts, start=1)}
    answers = servqual(people, 1, names)
    path = folder / "simulated_branches.csv"
    answers.to_csv(path, index=False)
    for name, own in answers.groupby("branch"):
        own.to_csv(folder / f"{name}.csv", index=False)
    return path


def sweep(data: Path, out: Path, root: Path = ROOT) -> dict[str, float]:
    """Sweep all branches by the build at ``root``; return CPU seconds and the most MiB held."""
    words = [str(root / ".venv" / "bin" / "cxlab"), "sweep", "service_quality", "--by", "branch",
             "-p", f"data={data}", "-p", f"codebook={CODEBOOK}", "--out", str(out)]  # fmt: skip
    before = _cpu()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(words, cwd=root, **quiet) as command:
        peak = 0.0
        while command.returncode is None:
            try:
                command.wait(LOOK)
            except subprocess.TimeoutExpired:
                peak = max(peak, _memory(command.pid))
    if command.returncode:
        raise RuntimeError(f"the sweep ended with {command.returncode}")
    return {"CPU seconds": _cpu() - before, "peak memory in MiB": round(peak)}


def _cpu() -> float:
    """Return the CPU seconds of all processes that were started from here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory(root: int) -> float:
    """Return the proportional set size of a process and all below it."""
    total, waiting = 0.0, [root]
    while waiting:
        process = Path("/proc") / str(waiting.pop())
        try:
            rollup = (process / "smaps_rollup").read_text()
            total += next(int(line.split()[1]) for line in rollup.splitlines() if "Pss:" in line)
            for thread in (process / "task").iterdir():
                waiting += [int(child) for child in (thread / "children").read_text().split()]
        except (OSError, StopIteration):
            continue  # it has just ended
    return total / 1024


def in_two_shells(files: list[Path], out: Path) -> None:
    """Run papermill's command for each file, half of them in each of two shells."""
    notebook = find("service_quality").path
    shells = []
    for half in (files[::2], files[1::2]):
        commands = [
            shlex.join([str(BIN / "papermill"), str(notebook), str(out / f"{file.stem}.ipynb"),
                        "-p", "data", str(file), "-p", "codebook", str(CODEBOOK)])
            for file in half
        ]  # fmt: skip
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        # Now and then two of its kernels take one port, and a command fails: it is repeated.
        lines = "\n".join(f"{command} || {command}" for command in commands)
        shells.append(subprocess.Popen(["sh", "-ec", lines], **quiet))
    if any(shell.wait() for shell in shells):
        raise RuntimeError("a command of papermill failed")


def take_turns(builds: dict[str, Path], branches: int, people: int, stock: int) -> tuple:
    """Return the seconds a run of all ways, and by build what its sweeps used, of two turns."""
    seconds: dict[str, list[float]] = {name: [] for name in (*builds, "papermill")}
    used: dict[str, list[dict[str, float]]] = {name: [] for name in builds}

    def act(folder: Path) -> None:
        data = write(folder, branches, people)
        files = sorted(folder.glob("Branch *.csv"))[:stock]
        for _ in range(2):  # in turn: a slow hour of the machine is seen by all
            seconds["papermill"].append(timed(lambda out: in_two_shells(files, out)) / stock)
            for name, root in builds.items():
                one = timed(lambda out, r=root, n=name: used[n].append(sweep(data, out, r)))
                seconds[name].append(one / branches)
                print(f"{one:8.1f} s  {name}, {branches} branches {used[name][-1]}", flush=True)

    timed(act)
    return seconds, used


def measure(branches: int = BRANCHES, people: int = PEOPLE, stock: int = STOCK) -> dict:
    """Return seconds a run of all ways, how many times as fast ours is, and its memory."""
    builds = {"this build": ROOT}
    if before := os.environ.get("CXLAB_BEFORE"):
        builds["the build before"] = Path(before)
    seconds, used = take_turns(builds, branches, people, stock)
    result = {
        "branches": branches,
        "answers": people,
        f"seconds a branch (papermill in two shells: of {stock})": {
            name: spread(values) for name, values in seconds.items()
        },
        "CPU seconds a branch": {
            name: spread([one["CPU seconds"] / branches for one in values])
            for name, values in used.items()
        },
        "times as fast as papermill": ratios(seconds["papermill"], seconds["this build"]),
        "peak memory in MiB": max(one["peak memory in MiB"] for one in used["this build"]),
    }
    if before:
        shares = ratios(seconds["this build"], seconds["the build before"])
        result["of the seconds of the build before"] = shares
    return result
