"""Reports of many notebooks in one folder: only what would be another is run again."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import nbformat

from cxlab.errors import InputError
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.kernels.forking import warmed_up
from cxlab.workbook.kernels.workers import beside
from cxlab.workbook.made import digest, fixed_part, is_whole, mark, surroundings
from cxlab.workbook.pages.index import Entry, entry
from cxlab.workbook.pages.other_language import is_linked
from cxlab.workbook.pages.report import check_folder, exporter, keep_failed, render, write
from cxlab.workbook.run import NotebookError, Run, run_all, taken
from cxlab.workbook.whole_set import remove


def make_reports(
    notebooks: Sequence[Notebook],
    folder: Path,
    tell: Callable[[str], None],
    given: Mapping[str, Any] | None = None,
    cold: bool = False,
    fresh: bool = False,
    languages: Collection[str] = (),
) -> list[Entry]:
    """Run notebooks and write their reports; leave those that would be what they are.

    Parameters
    ----------
    notebooks : sequence of Notebook
    folder : Path
    tell : callable
        Told one line as each notebook ends, or what became of it.
    given : mapping of str to any, optional
        Parameters of those that have them, e.g. ``language``.
    cold : bool
        Whether every kernel is started anew, not forked from a warm parent.
    fresh : bool
        Whether to run all.
    languages : collection of str
        All that the command makes, each into its own folder: only pages that are there are linked.

    Returns
    -------
    list of Entry
        Of the index, in the order of the notebooks; those that failed are missing.

    Raises
    ------
    InputError
        If the folder cannot be made, or is the notebooks' own.
    """
    check_folder(folder, notebooks[0])
    markers = {notebook.name: folder / f".{notebook.name}.made" for notebook in notebooks}
    if fresh or not all(marker.exists() for marker in markers.values()):
        warmed_up(cold)  # it imports while we look
    linked = {n.name: is_linked(folder, f"{n.name}.html", languages) for n in notebooks}
    before = _digests(notebooks, given, linked)
    there = {n for n, now in before.items() if not fresh and is_whole(markers[n], n, now)}
    outcomes = _outcomes([n for n in notebooks if n.name not in there], tell, cold, given)
    entries = []
    for notebook in notebooks:
        name = notebook.name
        if name in there:
            tell(f"{name}  unchanged")
            remove(folder / f"{name}.failed.ipynb")
            entries.append(entry(notebook, _executed(folder, name)))
            continue
        outcome = next(outcomes)
        if not isinstance(outcome, Run):
            tell(keep_failed(name, outcome, folder))
            continue
        write(render(outcome, linked=linked[name]), outcome, folder)
        # What changed since may be in it or not: it would be run again.
        if name in before and _digests([notebook], given, linked) == {name: before[name]}:
            mark(markers[name], name, before[name])
        entries.append(entry(notebook, outcome.executed))
    return entries


def _outcomes(
    notebooks: Sequence[Notebook],
    tell: Callable[[str], None],
    cold: bool,
    given: Mapping[str, Any] | None,
) -> Iterator[Run | NotebookError | InputError]:
    """Start to run notebooks, if there are any, and prepare what makes their pages."""
    outcomes = run_all(notebooks, tell, cold, given) if notebooks else iter(())
    if notebooks:
        beside(exporter)  # reads its templates
    return outcomes


def _digests(
    notebooks: Sequence[Notebook], given: Mapping[str, Any] | None, linked: Mapping[str, bool]
) -> dict[str, str]:
    """Return by name of what each report would be made; those are missing that would fail."""
    around, digests = surroundings(), {}
    for notebook in notebooks:
        with suppress(InputError):
            asked = taken(notebook, given)
            fixed = f"{fixed_part(notebook, around)} linked: {linked[notebook.name]}"
            digests[notebook.name] = digest(notebook, asked, fixed)
    return digests


def _executed(folder: Path, name: str) -> Any:
    """Return the executed notebook of a report."""
    return nbformat.from_dict(json.loads((folder / f"{name}.ipynb").read_text(encoding="utf-8")))
