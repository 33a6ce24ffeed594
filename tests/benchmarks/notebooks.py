"""Every notebook run and rendered: `cxlab report` against what papermill's users have."""

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from timing import call, in_turn, ratios, spread

from cxlab.workbook.catalogue import catalogue

BIN = Path(sys.executable).parent
OURS, COMMANDS = "cxlab report", "papermill and jupyter nbconvert, commands in a loop"
API, CELLS = "papermill and nbconvert, API in two processes", "the cells alone, libraries imported"
# What a notebook's cells cost with libraries imported before, and cxlab's own modules not;
# outputs are made, not sent. One thread, as `cxlab report` has it.
COMPUTE = """
import importlib, os, sys, tempfile, time
from cxlab.workbook.kernels.libraries import ALL, KERNEL_PARTS
for name in (*KERNEL_PARTS, *ALL):
    importlib.import_module(name)
import nbformat
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
shell = InteractiveShell.instance()
cells = [c.source for c in nbformat.read(sys.argv[1], 4).cells if c.cell_type == "code"]
os.chdir(tempfile.mkdtemp())
for name in [name for name in sys.modules if name.partition(".")[0] == "cxlab"]:
    del sys.modules[name]
started = time.perf_counter()
with capture_output():
    ended = [shell.run_cell(source).success for source in cells]
assert all(ended)
sys.__stdout__.write(f"{time.perf_counter() - started}\\n")
"""


def ours(folder: Path) -> None:
    """Run and render everything: what `make report` does."""
    call(str(BIN / "cxlab"), "report", "--out", str(folder))


def commands(folder: Path) -> None:
    """Run and render with papermill's and nbconvert's commands, one after the other."""
    for notebook in catalogue():
        out = folder / notebook.path.name
        call(str(BIN / "papermill"), str(notebook.path), str(out))
        call(str(BIN / "jupyter"), "nbconvert", "--to", "html", str(out))


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


def cells() -> float:
    """Return the seconds of all notebooks' cells alone."""
    os.environ["OMP_NUM_THREADS"] = "1"
    try:
        return sum(
            float(call(sys.executable, "-Xfrozen_modules=off", "-c", COMPUTE, str(n.path)))
            for n in catalogue()
        )
    finally:
        del os.environ["OMP_NUM_THREADS"]


def measure(times: int = 3) -> dict[str, object]:
    """Return seconds of each way, and how many times as long as ours it took, turn by turn."""
    alone = []

    def compute(_: Path) -> None:
        alone.append(cells())

    ways = {OURS: ours, COMMANDS: commands, API: two_processes, CELLS: compute}
    seconds = in_turn(ways, times) | {CELLS: alone}
    return {
        "notebooks": len(catalogue()),
        "seconds": {name: spread(values) for name, values in seconds.items()},
        "times as fast as": {
            name: ratios(seconds[name], seconds[OURS]) for name in (COMMANDS, API)
        },
        "times the cells alone": ratios(seconds[OURS], seconds[CELLS]),
    }
