"""Time what users wait for: imports, the command line, every notebook run and rendered.

Each line gives the minimum, median and maximum of several runs, in seconds.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from cxlab.workbook.catalogue import catalogue
from cxlab.workbook.report import render
from cxlab.workbook.run import run

BIN = Path(sys.executable).parent


def timed(label: str, act: Callable[[], object], times: int) -> None:
    """Print how long an act takes."""
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        seconds.append(time.perf_counter() - start)
    low, middle, high = min(seconds), statistics.median(seconds), max(seconds)
    print(f"{label:<44}{low:8.2f}{middle:8.2f}{high:8.2f}")


def command(*words: str) -> Callable[[], object]:
    """Return an act that runs a command quietly."""
    return lambda: subprocess.run(words, check=True, capture_output=True)


if __name__ == "__main__":
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}")
    print(f"{'':<44}{'min':>8}{'median':>8}{'max':>8}")
    timed("python -c pass", command(sys.executable, "-c", "pass"), 5)
    timed("import cxlab", command(sys.executable, "-c", "import cxlab"), 5)
    timed("cxlab --help", command(str(BIN / "cxlab"), "--help"), 5)
    for notebook in catalogue():
        runs = [run(notebook)]
        timed(f"run {notebook.name}", lambda notebook=notebook: run(notebook), 3)
        timed(f"render {notebook.name}", lambda runs=runs: render(runs[0]), 3)
