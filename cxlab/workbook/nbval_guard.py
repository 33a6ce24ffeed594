"""A pytest plugin that makes nbval honest: rendered pictures aside, and nothing compared is red.

nbval passes a notebook whose cells were never run, and one without outputs. Under ``--nbval`` this
plugin fails such notebooks, fails a run that collected no notebook at all, and leaves rendered
HTML and SVG out of the comparison on both sides (committed notebooks carry text only).
"""

from collections.abc import Generator
from typing import Any

import pytest
from nbval.plugin import IPyNbFile

RENDERED = ("text/html", "image/svg+xml", "text/markdown", "text/latex")
IGNORED_TAGS = {"nbval-ignore-output", "nbval-skip"}


def vacuity(notebook: Any) -> list[str]:
    """Return why nbval would compare nothing in a notebook, or in some of its cells."""
    code = [
        (place, cell)
        for place, cell in enumerate(
            (cell for cell in notebook.cells if cell.cell_type == "code"), start=1
        )
        if cell.source.strip()
    ]
    faults = [
        f"code cell {place} was never run" for place, cell in code if cell.execution_count is None
    ]
    compared = [
        output
        for _, cell in code
        if not IGNORED_TAGS & set(cell.metadata.get("tags", ()))
        for output in cell.outputs
        if "text/plain" in output.get("data", {}) or output.output_type == "stream"
    ]
    if not compared:
        faults.append("no code cell has an output to compare")
    return faults


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Fail the collection of a notebook in which nothing would be compared."""
    report = yield
    if isinstance(collector, IPyNbFile) and report.passed:
        collector.skip_compare = (*collector.skip_compare, *RENDERED)
        if faults := vacuity(collector.nb):
            report.outcome = "failed"
            report.longrepr = f"{collector.path.name}: {'; '.join(faults)}. Run: cxlab refresh"
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
