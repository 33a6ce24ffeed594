"""A pytest plugin that makes nbval honest: rendered pictures aside, and nothing compared is red.

nbval passes a notebook whose cells were never run, one without outputs, and cells that a comment
or a tag takes out of the comparison. Under ``--nbval`` this plugin fails such notebooks, fails a
run that collected no notebook at all, and leaves rendered HTML and SVG out of the comparison on
both sides (committed notebooks carry text only; `cxlab check` compares their digests).
"""

from collections.abc import Generator, Iterator
from typing import Any

import pytest
from nbval.plugin import IPyNbFile, comment_markers, metadata_tags

RENDERED = ("text/html", "image/svg+xml", "text/markdown", "text/latex")
ASKS_FOR_IT = "NBVAL_CHECK_OUTPUT"  # the one marker that switches a comparison on
MARKERS = {marker for marker in comment_markers if marker != ASKS_FOR_IT}
TAGS = {tag for tag in metadata_tags if tag != ASKS_FOR_IT.lower().replace("_", "-")}


def vacuity(notebook: Any) -> list[str]:
    """Return why nbval would compare nothing in a notebook, or in some of its cells."""
    code = _code_cells(notebook)
    faults = [
        f"code cell {place} was never run" for place, cell in code if cell.execution_count is None
    ]
    compared = [
        output
        for _, cell in code
        for output in cell.outputs
        if "text/plain" in output.get("data", {}) or output.output_type == "stream"
    ]
    if not compared:
        faults.append("no code cell has an output to compare")
    return faults


def switches(notebook: Any) -> list[str]:
    """Return what in a notebook would switch nbval's comparison off, or let a cell fail."""
    return [
        f"code cell {place} says '{switch}', which switches its comparison off"
        for place, cell in _code_cells(notebook)
        for switch in _switches_of(cell)
    ]


def _switches_of(cell: Any) -> Iterator[str]:
    for line in map(str.strip, cell.source.splitlines()):
        if line.startswith("#") and line.lstrip("#").strip() in MARKERS:
            yield line
    tags = cell.metadata.get("tags", ())
    if isinstance(tags, list):
        yield from (f"tag {tag}" for tag in tags if tag in TAGS)


def _code_cells(notebook: Any) -> list[tuple[int, Any]]:
    """Return the code cells that are not empty, each with its place, counted from 1."""
    code = (cell for cell in notebook.cells if cell.cell_type == "code")
    return [(place, cell) for place, cell in enumerate(code, start=1) if cell.source.strip()]


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Fail the collection of a notebook in which something would not be compared."""
    report = yield
    if isinstance(collector, IPyNbFile) and report.passed:
        collector.skip_compare = (*collector.skip_compare, *RENDERED)
        faults, advice = switches(collector.nb), "Take it out"
        if not faults:
            faults, advice = vacuity(collector.nb), "Run: cxlab refresh"
        if faults:
            report.outcome = "failed"
            report.longrepr = f"{collector.path.name}: {'; '.join(faults)}. {advice}"
            report.result = []
    return report


class NotebookCount:
    """Counts the notebook cells that were tested, also when workers test them."""

    def __init__(self) -> None:
        """Start at zero."""
        self.cells = 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count a cell that was run."""
        if report.when == "call" and ".ipynb::" in report.nodeid:
            self.cells += 1

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Say how many cells were compared."""
        terminalreporter.write_line(f"nbval compared {self.cells} notebook cells")

    @pytest.hookimpl(wrapper=True)
    def pytest_sessionfinish(
        self, session: pytest.Session, exitstatus: int
    ) -> Generator[None, None, None]:
        """Turn a run without any notebook red."""
        yield
        if self.cells == 0 and session.exitstatus in (
            pytest.ExitCode.OK,
            pytest.ExitCode.NO_TESTS_COLLECTED,
        ):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_configure(config: pytest.Config) -> None:
    """Count notebooks in the process that reports, if notebooks were asked for."""
    if config.getoption("nbval") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(NotebookCount(), "cxlab-notebook-count")
