"""Running notebooks: parameters checked, files staged, one result a run, many in parallel."""

import json
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import count
from pathlib import Path
from typing import Any

from cxlab.errors import InputError
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.clean import anonymous
from cxlab.workbook.kernels.forking import warmed_up
from cxlab.workbook.kernels.warm_process import NoKernelError, is_over
from cxlab.workbook.kernels.workers import workers
from cxlab.workbook.own_files import EXECUTED
from cxlab.workbook.parameters import contract, validate
from cxlab.workbook.stage import stage_folder
from cxlab.workbook.staging import own_paths, stage_files
from cxlab.workbook.unchanged import unchanged

CELL_TIMEOUT = 600
KERNEL = "python3"
DIED = "its kernel died (out of memory, or killed)"


class NotebookError(Exception):
    """A cell of a notebook raised; ``copy`` is the executed notebook with that cell marked."""

    def __init__(self, message: str, copy: Any) -> None:
        """Keep the message and the failed copy, also when sent between processes."""
        super().__init__(message, copy)
        self.copy = copy

    def __str__(self) -> str:
        """Return the message."""
        return str(self.args[0])


@dataclass(frozen=True)
class Run:
    """An executed notebook.

    Attributes
    ----------
    notebook : Notebook
    parameters : dict
        All of them, defaults included; paths as bare file names.
    changed : tuple of str
        The parameters that differ from their default.
    executed : nbformat notebook
        With all outputs, free of times and of paths.
    seconds : float
    """

    notebook: Notebook
    parameters: dict[str, Any]
    changed: tuple[str, ...]
    executed: Any = field(repr=False)
    seconds: float


def run(
    notebook: Notebook,
    given: Mapping[str, Any] | None = None,
    progress: bool = False,
    warm: bool = False,
) -> Run:
    """Run a notebook with the given parameters in a fresh kernel of this environment.

    Parameters
    ----------
    notebook : Notebook
    given : mapping of str to any, optional
        Parameters that differ from the defaults.
    progress : bool
        Whether to show a bar.
    warm : bool
        Whether the kernel is forked from this process's warm parent or started anew.

    Raises
    ------
    InputError
        If the parameters or the data are wrong, or the data change meanwhile.
    NotebookError
        If a cell fails for any other reason.
    """
    started = time.perf_counter()
    given = given or {}
    values = validate(notebook, given)
    defaults = {name: parameter.default for name, parameter in contract(notebook).items()}
    paths = own_paths(notebook, values, given)
    with stage_folder() as stage, unchanged(paths):
        staged = stage_files(notebook, values, given, stage)
        changed = tuple(name for name in staged if staged[name] != defaults[name])
        new_values = {name: staged[name] for name in changed}
        executed = _execute(notebook, new_values, stage, progress=progress, warm=warm)
    executed.metadata["title"] = notebook.question
    seconds = time.perf_counter() - started
    return Run(notebook, staged, changed, executed, seconds=seconds)


def run_all(
    notebooks: Iterable[Notebook],
    tell: Callable[[str], None],
    cold: bool = False,
    given: Mapping[str, Any] | None = None,
) -> Iterator[Run | NotebookError | InputError]:
    """Start to run notebooks with their defaults, as many at once as there are cores.

    Parameters
    ----------
    notebooks : iterable of Notebook
    tell : callable
        Told one line as each notebook ends.
    cold : bool
        Whether every kernel is started anew, as papermill does, not forked from a warm parent.

    given : mapping of str to any, optional
        Parameters of those that have them, e.g. ``language``.

    Returns
    -------
    iterator of Run or NotebookError or InputError
        A run or what went wrong with it, in the order of the notebooks, while others still run.
    """
    todo, ended = list(notebooks), count(1)

    def told(future: Future[Run | NotebookError | InputError], notebook: Notebook) -> None:
        """Say that a notebook has ended, unless the command ended it."""
        if not (future.cancelled() or future.exception() or is_over()):
            tell(_line(next(ended), len(todo), notebook, future.result()))

    warm = warmed_up(cold, todo)
    pool = workers(len(todo), warm or len(todo) == 1)
    futures = [pool.submit(attempt, notebook, warm, given) for notebook in todo]
    for notebook, future in zip(todo, futures, strict=True):
        future.add_done_callback(partial(told, notebook=notebook))
    pool.shutdown(wait=False)
    return (future.result() for future in futures)


def attempt(
    notebook: Notebook, warm: bool = False, given: Mapping[str, Any] | None = None
) -> Run | NotebookError | InputError:
    """Run a notebook with what it takes of some parameters; return what went wrong instead."""
    try:
        return run(notebook, taken(notebook, given), warm=warm)
    except (NotebookError, InputError) as error:
        return error


def taken(notebook: Notebook, given: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return those of some parameters that a notebook has."""
    known = contract(notebook) if given else {}
    return {name: value for name, value in (given or {}).items() if name in known}


def _line(done: int, total: int, notebook: Notebook, outcome: object) -> str:
    state = f"{outcome.seconds:.1f} s" if isinstance(outcome, Run) else "FAILED"
    return f"[{done}/{total}] {notebook.name}  {state}"


def _execute(
    notebook: Notebook, values: dict[str, Any], stage: Path, progress: bool, warm: bool
) -> Any:
    from nbclient.exceptions import CellTimeoutError
    from papermill.exceptions import PapermillExecutionError

    from cxlab.workbook.kernels.cold_kernels import end_cold_kernels

    output = stage / EXECUTED / notebook.path.name
    output.parent.mkdir()
    try:
        executed = _by_papermill(notebook, values, output, progress=progress, warm=warm)
    except PapermillExecutionError as error:
        if error.ename == InputError.__name__:
            raise InputError(error.evalue) from None
        message = f"{notebook.name}, cell {error.exec_count}: {error.ename}: {error.evalue}"
        raise NotebookError(message, _read(output)) from None
    except (CellTimeoutError, RuntimeError) as error:
        raise NotebookError(f"{notebook.name}: {_why(error)}", _read(output)) from None
    except (KeyboardInterrupt, SystemExit):
        if not warm:
            end_cold_kernels()  # before its folder goes
        raise
    finally:
        _close_loop()
    return anonymous(executed)


def _why(error: Exception) -> str:
    """Say what became of the kernel; raise again what is no error of one."""
    if isinstance(error, TimeoutError):
        return f"a cell took longer than {CELL_TIMEOUT} seconds"
    if isinstance(error, NoKernelError):
        return str(error)
    if "Kernel died" in str(error):  # in a cell, or before it could answer at all
        return DIED
    raise error


def _by_papermill(
    notebook: Notebook, values: dict[str, Any], output: Path, progress: bool, warm: bool
) -> Any:
    """Do what ``papermill.execute_notebook`` does, but for its writing of a copy nobody reads."""
    from papermill.engines import papermill_engines
    from papermill.execute import raise_for_execution_errors

    engine = "cxlab" if warm else None
    executed = papermill_engines.execute_notebook_with_engine(
        engine,
        _prepared(notebook, values, output, engine),
        kernel_name=KERNEL,
        input_path=str(notebook.path),
        # Twice a cell, papermill would write the whole notebook.
        output_path=None if warm else str(output),
        # papermill's own cwd= moves the whole process, and with it every other thread.
        resources={"metadata": {"path": str(output.parent.parent)}},
        progress_bar=progress and sys.stderr.isatty(),
        execution_timeout=CELL_TIMEOUT,
        config=_kernel_config(output.parent.parent),
        shutdown_kernel="immediate",
    )
    raise_for_execution_errors(executed, str(output))
    return executed


def _prepared(notebook: Notebook, values: dict[str, Any], output: Path, engine: str | None) -> Any:
    """Return a notebook with its parameters and with what papermill notes down in it."""
    import nbformat
    from papermill.execute import prepare_notebook_metadata
    from papermill.parameterize import parameterize_notebook

    path, seen = str(notebook.path), notebook.path.stat()
    loaded = nbformat.from_dict(json.loads(_loaded(path, seen.st_mtime_ns, seen.st_size)))
    if values:
        loaded = parameterize_notebook(
            loaded, values, kernel_name=KERNEL, language="python", engine_name=engine
        )
    return prepare_notebook_metadata(loaded, path, str(output), report_mode=False)


@lru_cache(maxsize=32)
def _loaded(path: str, changed: int, size: int) -> str:
    """Load a notebook for papermill, anew whenever its file has changed.

    Returns
    -------
    str
        Its JSON, without outputs: the quickest of all ways to a copy of one's own.
    """
    from papermill.iorw import load_notebook_node

    loaded = load_notebook_node(path)
    for cell in loaded.cells:
        if cell.cell_type == "code":
            cell.outputs = []
    return json.dumps(loaded)


def _close_loop() -> None:
    """Close the event loop that Jupyter opened for this thread and would leave open."""
    from jupyter_core.utils import ensure_event_loop

    if threading.current_thread() is not threading.main_thread():
        ensure_event_loop().close()


def _kernel_config(stage: Path) -> Any:
    """Let the kernel speak over sockets in the run's own folder: no ports, no races for them."""
    from traitlets.config import Config

    if sys.platform == "win32":
        return Config()
    return Config({"KernelManager": {"transport": "ipc", "ip": str(stage / "kernel")}})


def _read(path: Path) -> Any:
    import nbformat

    return anonymous(nbformat.read(path, as_version=4))
