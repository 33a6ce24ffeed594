"""One run of a sweep, done once: whole results are looked for first, and written last."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.made import is_whole, mark, results_of
from cxlab.workbook.pages.report import keep_failed, render, write
from cxlab.workbook.run import run
from cxlab.workbook.whole_set import make_folder, remove, remove_set

MADE = "made.json"
State = Literal["done", "unchanged", "failed"]


@dataclass(frozen=True)
class Task:
    """A run with all that a worker, here or elsewhere, needs to do it.

    Attributes
    ----------
    label : str
    notebook : str
        Path of the notebook.
    folder : str
        Where its results go: a path that is the same for every worker.
    parameters : mapping of str to any
        As given to the notebook.
    digest : str
        Of all that its result depends on.
    revision : str
        As its passport says it.
    warm : bool
        Whether kernels are forked.
    about : str
        What its report says it is about, such as "branch: Harbour".
    """

    label: str
    notebook: str
    folder: str
    parameters: Mapping[str, Any] = field(repr=False)
    digest: str
    revision: str = "unknown"
    warm: bool = False
    about: str = ""


@dataclass(frozen=True)
class Outcome:
    """What became of a task; ``message`` says what went wrong, with the cell."""

    label: str
    folder: str
    state: State
    seconds: float
    message: str = ""


def carry_out(task: Task) -> Outcome:
    """Do a task unless its result is there, whole and of the same digest; never raise.

    A worker that dies leaves no ``made.json``, so its task is done again; one that dies after it
    leaves a result that is found.
    """
    notebook, folder = Notebook(Path(task.notebook)), Path(task.folder)
    if is_whole(folder / MADE, results_of(notebook.name), task.digest):
        return Outcome(task.label, task.folder, "unchanged", 0.0)
    started = time.perf_counter()
    forget(folder, notebook.name)
    try:
        done = run(notebook, task.parameters, warm=task.warm)
        write(render(done, task.revision, task.about), done, folder)
        mark(folder / MADE, results_of(notebook.name), task.digest)
    except Exception as error:  # a run that fails is a result; the others go on
        message = _said(error)
        keep_failed(notebook.name, error, folder)
        seconds = time.perf_counter() - started
        return Outcome(task.label, task.folder, "failed", seconds, message=message)
    return Outcome(task.label, task.folder, "done", time.perf_counter() - started)


def forget(folder: Path, name: str) -> None:
    """Remove an earlier result, so that a failed run cannot be taken for it."""
    make_folder(folder)
    remove(folder / MADE)
    remove_set(folder, name)
    for file in (*results_of(name), f"{name}.failed.ipynb"):
        remove(folder / file)


def _said(error: Exception) -> str:
    text = str(error) or type(error).__name__
    return text.splitlines()[0][:500]
