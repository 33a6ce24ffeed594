"""200 branch reports: `cxlab sweep` against the same papermill commands in two shells."""

import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from timing import spread, timed

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


def ours(data: Path, out: Path) -> dict[str, float]:
    """Sweep all branches; return the most memory that it held at once, in MiB."""
    words = [str(BIN / "cxlab"), "sweep", "service_quality", "--by", "branch", "-p",
             f"data={data}", "-p", f"codebook={CODEBOOK}", "--out", str(out)]  # fmt: skip
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as command:
        peak = 0.0
        while command.returncode is None:
            try:
                command.wait(LOOK)
            except subprocess.TimeoutExpired:
                peak = max(peak, _memory(command.pid))
    if command.returncode:
        raise RuntimeError(f"the sweep ended with {command.returncode}")
    return {"peak memory in MiB": round(peak)}


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


def measure(branches: int = BRANCHES, people: int = PEOPLE, stock: int = STOCK) -> dict:
    """Return seconds a run of both ways, how many times as fast ours is, and its memory."""
    found: dict[str, Mapping[str, float]] = {}
    seconds: list[float] = []

    def act(folder: Path) -> None:
        data = write(folder, branches, people)
        files = sorted(folder.glob("Branch *.csv"))[:stock]
        for turn in range(2):  # before and after: a slow hour of the machine is seen
            seconds.append(timed(lambda out: in_two_shells(files, out)))
            print(f"{seconds[turn]:8.1f} s  papermill, {stock} branches", flush=True)
            if turn == 0:
                own = timed(lambda out: found.update(memory=ours(data, out)))
                found["own"] = {"seconds": own}
                print(f"{own:8.1f} s  cxlab sweep, {branches} branches", flush=True)

    timed(act)
    own = found["own"]["seconds"] / branches
    others = [each / stock for each in seconds]
    return {
        "branches": branches,
        "answers": people,
        "cxlab sweep, seconds": found["own"]["seconds"],
        "cxlab sweep, seconds a branch": own,
        f"papermill in two shells, seconds a branch (of {stock})": spread(others),
        "times as fast": spread([other / own for other in others]),
        **found["memory"],
    }
