"""The folder of a sweep that may be shared: only reports, and only of what may be shown.

Runs are made in a private folder beside it, which also holds rows and codebooks. Nothing leaves it
before it is decided who may be shown.
"""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from cxlab.workbook.made import results_of
from cxlab.workbook.sweep.plan import Plan
from cxlab.workbook.sweep.release import keep_record, private_folder
from cxlab.workbook.sweep.rounding import rounded_file
from cxlab.workbook.sweep.sweep import (
    JSON,
    NAMED,
    PAGE,
    PAGES,
    RUNS,
    claim,
    copied_beside,
    remove_others,
)
from cxlab.workbook.sweep.task import Outcome
from cxlab.workbook.whole_set import make_folder, place, place_set, remove, remove_set

EVERYBODY = "everybody"  # the folder of what a report of all may use


def withdraw(out: Path, sweep_of: str) -> Path:
    """Take back what an earlier sweep published; return the private folder, made if need be.

    Raises
    ------
    InputError
        If a folder cannot be made, or holds another sweep.
    """
    claim(out, sweep_of)
    remove_set(out, PAGES)
    for page in (PAGE, JSON):
        remove(out / page)
    remove_others(out / RUNS, set())
    private = private_folder(out)
    make_folder(private)
    private.chmod(0o700)
    return private


def publish(name: str, plan: Plan, outcomes: Sequence[Outcome], out: Path) -> tuple[Outcome, ...]:
    """Copy the reports that may be shown; return the outcomes as they lie in the shared folder.

    Parameters
    ----------
    name : str
        Of the notebook.
    plan : Plan
        As `cxlab.workbook.sweep.results.shown` returns it.
    outcomes : sequence of Outcome
        Of the groups that may be shown.
    out : Path
    """
    if released := plan.protection.released:
        keep_record(
            released, plan.heads, plan.protection.columns, [run.label for run in plan.runs], out=out
        )
    _keep_everybody(plan, out)
    return tuple(_published(name, outcome, out, is_rounded=hides(plan)) for outcome in outcomes)


def _keep_everybody(plan: Plan, out: Path) -> None:
    """Keep, in the private folder, the rows of which a report of all tells nobody apart."""
    folder = private_folder(out) / EVERYBODY
    if folder.exists():
        shutil.rmtree(folder)
    if plan.everybody and plan.protection.told_by_total:
        run = plan.runs[0]
        make_folder(folder)
        name = replace(run, file_name=EVERYBODY).rows_name
        place(folder / name, plan.everybody)
        copied_beside(str(run.parameters["codebook"]), folder, plan.protection.note_of_everybody)


def hides(plan: Plan) -> bool:
    """Say whether anything of anybody is not shown."""
    return bool(plan.not_shown or plan.in_no_group or any(run.withheld for run in plan.runs))


def _published(name: str, outcome: Outcome, out: Path, *, is_rounded: bool) -> Outcome:
    private = Path(outcome.folder)
    folder = out / RUNS / private.name
    if outcome.state != "failed":
        make_folder(folder)
        place(folder / NAMED, outcome.label + "\n")
        texts = {file: (private / file).read_text(encoding="utf-8") for file in results_of(name)}
        if is_rounded:
            texts = {file: rounded_file(file, text) for file, text in texts.items()}
        place_set(folder, name, texts)
    return replace(outcome, folder=str(folder.resolve()))
