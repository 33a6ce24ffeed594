"""A sweep: one notebook, many runs, here or on a cluster; stopped, it goes on where it was."""

import json
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, as_completed
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path

from cxlab.errors import InputError
from cxlab.words import say
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.kernels.forking import can_fork
from cxlab.workbook.kernels.workers import beside, workers
from cxlab.workbook.made import digest, fixed_part
from cxlab.workbook.own_files import is_own
from cxlab.workbook.passport import current_revision
from cxlab.workbook.sweep.plan import LABEL, Plan, PlannedRun
from cxlab.workbook.sweep.task import Outcome, Task, carry_out
from cxlab.workbook.whole_set import make_folder, place, remove, remove_set

RUNS, NAMED = "runs", "name.txt"  # a folder with a file of that name is a run's
PAGES, PAGE, JSON, CLAIM = "sweep", "sweep.html", "sweep.json", "sweep_of.txt"
FOR_THE_PAGE = (  # and for each run's report
    "cxlab.workbook.pages.page_exporter",
    "cxlab.figures.branches",
    "scipy.stats",
)
LONGEST = 500  # characters of what a report says it is about
HEAD = f"{'run':<34}{'state':<11}{'seconds':>8}  rest"


def sweep(
    notebook: Notebook,
    plan: Plan,
    out: Path,
    tell: Callable[[str], None],
    cold: bool = False,
    scheduler: str = "",
) -> tuple[Outcome, ...]:
    """Do all runs of a plan that are not done yet, each into a folder of its own.

    Parameters
    ----------
    notebook : Notebook
    plan : Plan
    out : Path
        Folder of the sweep. What an earlier sweep left of runs that are not planned is removed.
    tell : callable
        Told one line as each run ends: run, state, seconds, the rest estimated.
    cold : bool
        Whether every kernel is started anew, not forked from a warm parent.
    scheduler : str
        Address of a Dask scheduler whose workers see ``out`` under the same path; "" for here.

    Returns
    -------
    tuple of Outcome
        In the plan's order; a run that failed is one of them.

    Raises
    ------
    InputError
        If the folder cannot be made or holds another sweep, or the scheduler is not reached.
    """
    if scheduler:
        from cxlab.workbook.sweep.cluster import check_scheduler

        check_scheduler(scheduler)
    claim(out, f"{notebook.name} {plan.of}")
    warm = can_fork() and not cold
    tasks = _tasks(notebook, plan, out, warm)
    by_folder: dict[str, Outcome] = {}
    started = time.perf_counter()
    tell(HEAD)
    try:
        for outcome in _elsewhere(scheduler, tasks) if scheduler else _here(tasks, warm):
            by_folder[outcome.folder] = outcome
            tell(_line(list(by_folder.values()), len(tasks), time.perf_counter() - started))
    except KeyboardInterrupt:
        tell(
            f"stopped after {len(by_folder)} of {len(tasks)}; start the sweep again and it goes on"
        )
        raise
    return tuple(by_folder[task.folder] for task in tasks)


def _tasks(notebook: Notebook, plan: Plan, out: Path, warm: bool) -> list[Task]:
    """Return the tasks of a plan; remove what an earlier sweep left that may not stay."""
    remove_set(out, PAGES)  # it may show what may not be shown any more
    for page in (PAGE, JSON):
        remove(out / page)  # it may show what may not be shown any more
    remove_others(out / RUNS, {run.file_name for run in plan.runs})
    fixed, revision = fixed_part(notebook), current_revision()
    return [
        replace(
            _task(notebook, run, out, fixed=fixed),
            revision=revision,
            warm=warm,
            about=_about(plan.each, run),
        )
        for run in plan.runs
    ]


def claim(out: Path, sweep_of: str) -> None:
    """Make the folder this sweep's, unless it is another's: that one's results would be lost."""
    make_folder(out / RUNS)
    mark = out / CLAIM
    earlier = mark.read_text(encoding="utf-8").strip() if mark.is_file() else sweep_of
    if earlier != sweep_of:
        raise InputError(
            f"--out {out} holds another sweep, '{earlier}': choose another folder, or remove it"
        )
    place(mark, sweep_of + "\n")


def _about(each: str, run: PlannedRun) -> str:
    name = say("run") if each == LABEL else each
    about = say("{name}: {value}", name=name, value=run.label)
    return about if len(about) <= LONGEST else about[: LONGEST - 1] + "\N{HORIZONTAL ELLIPSIS}"


def _task(notebook: Notebook, run: PlannedRun, out: Path, fixed: str) -> Task:
    """Return the task of a run, its rows and its codebook in its folder."""
    folder = (out / RUNS / run.file_name).resolve()
    make_folder(folder)
    place(folder / NAMED, run.label + "\n")
    parameters = {
        name: str(Path(value).resolve()) if is_own(name, value) else value
        for name, value in run.parameters.items()
    }
    for earlier in folder.glob("*.csv"):
        if earlier.name != run.rows_name:
            earlier.unlink()
    if run.rows:
        file = folder / run.rows_name
        place(file, run.rows)
        parameters = {
            name: copied_beside(value, folder, run.withheld) if is_own(name, value) else value
            for name, value in parameters.items()
        }
        parameters["data"] = str(file)
    return Task(
        label=run.label,
        notebook=str(notebook.path.resolve()),
        folder=str(folder),
        parameters=parameters,
        digest=digest(notebook, parameters, fixed),
    )


def copied_beside(source: str, folder: Path, withheld: str) -> str:
    """Copy a file, such as the codebook, into a run's folder: its report can be verified there.

    What was taken out of the rows is said in the codebook, by which the report is made.
    """
    copy = folder / Path(source).name
    unfinished = copy.with_name(f".{copy.name}.part")
    shutil.copyfile(source, unfinished)
    if withheld and copy.suffix in (".yml", ".yaml"):
        with unfinished.open("a", encoding="utf-8", newline="\n") as codebook:
            codebook.write(f"\nwithheld: {json.dumps(withheld, ensure_ascii=False)}\n")
    unfinished.replace(copy)
    return str(copy)


def _here(tasks: Sequence[Task], warm: bool) -> Iterator[Outcome]:
    pool = workers(len(tasks), warm)
    futures = {pool.submit(carry_out, task): task for task in tasks}
    pool.shutdown(wait=False)
    beside(*(partial(import_module, name) for name in FOR_THE_PAGE))
    for future in as_completed(futures):
        try:
            yield future.result()
        except BrokenExecutor:
            task = futures[future]
            message = "its process died, or the one of another run; start the sweep again"
            yield Outcome(task.label, task.folder, "failed", 0.0, message=message)


def _elsewhere(scheduler: str, tasks: Sequence[Task]) -> Iterator[Outcome]:
    from cxlab.workbook.sweep.cluster import on_cluster

    return on_cluster(scheduler, tasks)


def remove_others(folder: Path, planned: set[str]) -> None:
    """Remove results and rows of runs that are not planned, and files left half written."""
    for other in folder.iterdir():
        if other.is_symlink() or not other.is_dir():
            continue
        if other.name in planned:
            for part in other.glob(".*.part"):
                part.unlink()
        elif (other / NAMED).exists() or not any(other.iterdir()):
            shutil.rmtree(other)
        else:
            raise InputError(f"{other} was not made by a sweep; choose another --out")


def _line(ended: Sequence[Outcome], total: int, seconds: float) -> str:
    """Return the last run's line of the table; what is left is guessed from those executed."""
    last = ended[-1]
    executed = sum(1 for outcome in ended if outcome.state != "unchanged")
    left = total - len(ended)
    rest = "finished" if not left else "not known yet"
    if left and executed:
        rest = f"about {_duration(seconds / executed * left)} for {left}"
    label = last.label if len(last.label) <= 32 else last.label[:31] + "\N{HORIZONTAL ELLIPSIS}"
    return f"{label:<34}{last.state:<11}{last.seconds:>8.1f}  {rest}"


def _duration(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"
