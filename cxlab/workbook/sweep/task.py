"""One run of a sweep, done once: whole results are looked for first, and written last."""

import hashlib
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from cxlab.published import PUBLISHED, SURVEYS, fingerprint
from cxlab.words import LOCALE
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.own_files import default_file, is_own
from cxlab.workbook.pages.report import keep_failed, render, to_json, write
from cxlab.workbook.parameters import validate
from cxlab.workbook.passport import code_fingerprint, packages
from cxlab.workbook.run import run
from cxlab.workbook.whole_set import make_folder, place, remove, remove_set

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
    if is_whole(folder, notebook.name, task.digest):
        return Outcome(task.label, task.folder, "unchanged", 0.0)
    started = time.perf_counter()
    forget(folder, notebook.name)
    try:
        done = run(notebook, task.parameters, warm=task.warm)
        write(render(done, task.revision, task.about), done, folder)
        hashes = {name: fingerprint(folder / name) for name in results_of(notebook.name)}
        place(folder / MADE, to_json({"digest": task.digest, "files": hashes}))
    except Exception as error:  # a run that fails is a result; the others go on
        message = _said(error)
        keep_failed(notebook.name, error, folder)
        seconds = time.perf_counter() - started
        return Outcome(task.label, task.folder, "failed", seconds, message=message)
    return Outcome(task.label, task.folder, "done", time.perf_counter() - started)


def results_of(name: str) -> tuple[str, ...]:
    """Return the files of a notebook's report."""
    return f"{name}.html", f"{name}.json", f"{name}.ipynb"


def is_whole(folder: Path, name: str, digest: str) -> bool:
    """Say whether a folder holds the result of that digest, to the last byte."""
    try:
        made = json.loads((folder / MADE).read_text(encoding="utf-8"))
        return bool(
            made["digest"] == digest
            and set(made["files"]) == set(results_of(name))
            and all(fingerprint(folder / file) == digest for file, digest in made["files"].items())
        )
    except (OSError, ValueError, KeyError, TypeError):
        return False


def forget(folder: Path, name: str) -> None:
    """Remove an earlier result, so that a failed run cannot be taken for it."""
    make_folder(folder)
    remove(folder / MADE)
    remove_set(folder, name)
    for file in (*results_of(name), f"{name}.failed.ipynb"):
        remove(folder / file)


def fixed_part(notebook: Notebook) -> str:
    """Return what all results of a sweep depend on: code, versions, published data, words."""
    folders = (PUBLISHED, SURVEYS, LOCALE)
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    published = {path.name: fingerprint(path) for path in files}
    return json.dumps([code_fingerprint(notebook), packages(), published], sort_keys=True)


def digest(notebook: Notebook, parameters: Mapping[str, Any], fixed: str) -> str:
    """Return the digest of all that a run depends on: files by their content, not their place."""
    values = {
        name: value
        if (path := _file(notebook, name, value, parameters)) is None
        else _content(path)
        for name, value in validate(notebook, parameters).items()
    }
    text = json.dumps([notebook.name, values, fixed], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _file(notebook: Notebook, name: str, value: Any, given: Mapping[str, Any]) -> Path | None:
    """Return the file that a parameter names, if any: one given, or one beside the notebook."""
    if name not in given:
        return default_file(notebook, name, value)
    return Path(value) if is_own(name, value) else None


def _content(path: Path) -> list[Any]:
    """Return a file's name and fingerprint, or those of everything in a folder."""
    if path.is_dir():
        return [path.name, *(_content(each) for each in sorted(path.iterdir()))]
    return [path.name, fingerprint(path)]


def _said(error: Exception) -> str:
    text = str(error) or type(error).__name__
    return text.splitlines()[0][:500]
