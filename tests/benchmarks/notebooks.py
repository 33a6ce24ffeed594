"""Every notebook run and rendered: warm kernels here against what papermill's users have.

Both sides in one run, ratios of medians; ``make bench`` writes data/benchmarks.json.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from cxlab.workbook.catalogue import catalogue

BIN = Path(sys.executable).parent
COMPUTE = """
import json, os, sys, tempfile, time
import IPython.core.display, matplotlib.backends.backend_svg, matplotlib.figure, pandas, semopy
import scipy.optimize, scipy.stats, statsmodels.stats.contingency_tables
import statsmodels.stats.proportion
import nbformat
from IPython.display import display
from pathlib import Path
cells = [c.source for c in nbformat.read(sys.argv[1], 4).cells if c.cell_type == "code"]
os.chdir(tempfile.mkdtemp())
started = time.perf_counter()
scope = {"__name__": "__main__", "display": lambda *a, **k: None}
for source in cells:
    exec(source, scope)
print(time.perf_counter() - started)
"""


def timed(act: Callable[[Path], object], times: int) -> list[float]:
    """Return the seconds an act takes in a new folder, several times."""
    seconds = []
    for _ in range(times):
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            act(Path(folder))
            seconds.append(time.perf_counter() - start)
    return seconds


def ours(folder: Path) -> None:
    """Run and render everything: what `make report` does."""
    _call(str(BIN / "cxlab"), "report", "--out", str(folder))


def commands(folder: Path) -> None:
    """Run and render with papermill's and nbconvert's commands, one after the other."""
    for notebook in catalogue():
        out = folder / notebook.path.name
        _call(str(BIN / "papermill"), str(notebook.path), str(out))
        _call(str(BIN / "jupyter"), "nbconvert", "--to", "html", str(out))


def two_processes(folder: Path) -> None:
    """Run with papermill's API and render with nbconvert's, in two processes."""
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        list(pool.map(_by_api, [(str(n.path), str(folder)) for n in catalogue()]))


def _by_api(job: tuple[str, str]) -> None:
    import nbformat
    import papermill
    from nbconvert import HTMLExporter

    path, folder = Path(job[0]), Path(job[1])
    out = folder / path.name
    papermill.execute_notebook(str(path), str(out), progress_bar=False)
    html, _ = HTMLExporter().from_notebook_node(nbformat.read(out, as_version=4))
    out.with_suffix(".html").write_text(html, encoding="utf-8")


def compute(_: Path) -> float:
    """Return the seconds of all cells alone, libraries imported before, cxlab's own not."""
    return sum(
        float(_call(sys.executable, "-c", COMPUTE, str(n.path)).split()[-1]) for n in catalogue()
    )


def _call(*words: str) -> str:
    environment = os.environ | {"PYTHONWARNINGS": "ignore"}
    done = subprocess.run(words, check=True, capture_output=True, text=True, env=environment)
    return done.stdout


def measure(times: int = 3) -> dict[str, object]:
    """Return seconds of each way, and how many times faster ours is."""
    seconds = {
        "cxlab report": timed(ours, times),
        "papermill and jupyter nbconvert, commands in a loop": timed(commands, times),
        "papermill and nbconvert, API in two processes": timed(two_processes, times),
        "the cells alone, one after the other": [compute(Path()) for _ in range(times)],
    }
    middle = {name: statistics.median(values) for name, values in seconds.items()}
    mine = middle["cxlab report"]
    return {
        "notebooks": len(catalogue()),
        "seconds": {
            name: {"min": min(v), "median": statistics.median(v), "max": max(v)}
            for name, v in seconds.items()
        },
        "times faster": {name: value / mine for name, value in middle.items()},
    }


if __name__ == "__main__":
    import json

    found = {"cores": os.cpu_count(), "python": sys.version.split()[0], "reports": measure()}
    text = json.dumps(found, indent=1)
    print(text)
    (Path(__file__).parents[2] / "data" / "benchmarks.json").write_text(text + "\n")
