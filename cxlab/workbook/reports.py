"""Reports of many notebooks in one folder: only what would be another is run again."""

import hashlib
import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cxlab.errors import InputError
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.code_stamp import package_stamp
from cxlab.workbook.kernels.forking import warmed_up
from cxlab.workbook.kernels.workers import beside
from cxlab.workbook.made import digest, fixed_part, is_whole, mark, results_of, surroundings
from cxlab.workbook.pages.index import PAGES, Entry, entry, write_index
from cxlab.workbook.pages.other_language import is_linked
from cxlab.workbook.pages.report import check_folder, exporter, keep_failed, render, write
from cxlab.workbook.run import NotebookError, Run, run_all, taken
from cxlab.workbook.whole_set import remove

INDEX = ".index.made"


@dataclass(frozen=True)
class Reports:
    """What `make_reports` made, or found as it would be made.

    Attributes
    ----------
    folder : Path
    notebooks : tuple of Notebook
        Those that did not fail.
    executed : dict
        By name, what was run now.
    digest : str
        Of all that the reports depend on; "" unless each is known to be of it.
    fresh : bool
        Whether all were asked to be run.
    languages : collection of str
        All that the command makes.
    """

    folder: Path
    notebooks: tuple[Notebook, ...]
    executed: Mapping[str, Any]
    digest: str
    fresh: bool
    languages: Collection[str] = ()

    def entries(self) -> list[Entry]:
        """Return the index's entries, in the order of the notebooks."""
        return [
            entry(book, self.executed.get(book.name) or _executed(self.folder, book.name))
            for book in self.notebooks
        ]


def renew_index(reports: Reports) -> Path:
    """Write the index and the page of claims, unless they are there as they would be; return it."""
    marker, page = reports.folder / INDEX, reports.folder / PAGES[0]
    there = [name for name in PAGES if (reports.folder / name).exists()]
    links = [name for name in PAGES if is_linked(reports.folder, name, reports.languages)]
    digest = reports.digest and f"{reports.digest} linked: {links}"
    if digest and not reports.fresh and is_whole(marker, there, digest):
        return page
    write_index(reports.entries(), reports.folder, reports.languages)
    if digest:
        mark(marker, [name for name in PAGES if (reports.folder / name).exists()], digest)
    return page


def make_reports(
    notebooks: Sequence[Notebook],
    folder: Path,
    tell: Callable[[str], None],
    given: Mapping[str, Any] | None = None,
    cold: bool = False,
    fresh: bool = False,
    languages: Collection[str] = (),
) -> Reports:
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
    Reports

    Raises
    ------
    InputError
        If the folder cannot be made, or is the notebooks' own.
    """
    check_folder(folder, notebooks[0])
    if fresh or not all(_marker(folder, book.name).exists() for book in notebooks):
        warmed_up(cold, notebooks)  # it imports while we look
    wanted = _Wanted.of(notebooks, folder, given, languages)
    there = set() if fresh else wanted.unchanged()
    outcomes = _outcomes([n for n in notebooks if n.name not in there], tell, cold, given)
    executed = {}
    for name in [notebook.name for notebook in notebooks]:
        if name in there:
            tell(f"{name}  unchanged")
            remove(folder / f"{name}.failed.ipynb")
        elif isinstance(outcome := next(outcomes), Run):
            executed[name] = outcome.executed
            if wanted.write(outcome):
                there.add(name)
        else:
            tell(keep_failed(name, outcome, folder))
    made = tuple(notebook for notebook in notebooks if notebook.name in {*there, *executed})
    digest = wanted.together(there)
    return Reports(folder, made, executed, digest=digest, fresh=fresh, languages=languages)


def _marker(folder: Path, name: str) -> Path:
    """Return the file that says of what a report was made."""
    return folder / f".{name}.made"


@dataclass(frozen=True)
class _Wanted:
    """The reports that are to be in a folder: by name, of what each would be made."""

    folder: Path
    given: Mapping[str, Any] | None
    linked: Mapping[str, bool]
    digests: Mapping[str, str]

    @classmethod
    def of(
        cls,
        notebooks: Sequence[Notebook],
        folder: Path,
        given: Mapping[str, Any] | None,
        languages: Collection[str],
    ) -> "_Wanted":
        """Look at what the reports of some notebooks would be made of."""
        linked = {n.name: is_linked(folder, f"{n.name}.html", languages) for n in notebooks}
        return cls(folder, given, linked, _digests(notebooks, given, linked))

    def unchanged(self) -> set[str]:
        """Return the names of the reports that are there, whole and of their digests."""
        return {
            name
            for name, now in self.digests.items()
            if is_whole(_marker(self.folder, name), results_of(name), now)
        }

    def write(self, outcome: Run) -> bool:
        """Write a report; say whether it is surely of its digest."""
        name = outcome.notebook.name
        write(render(outcome, linked=self.linked[name]), outcome, self.folder)
        digest = self.digests.get(name)
        # What changed since may be in it or not: it would be run again.
        if not digest or _digests([outcome.notebook], self.given, self.linked) != {name: digest}:
            return False
        mark(_marker(self.folder, name), results_of(name), digest)
        return True

    def together(self, there: Collection[str]) -> str:
        """Return the digest of the index: of all reports, and of the code that makes it.

        "" unless all reports are there and of their digests.
        """
        if len(there) < len(self.linked):
            return ""
        known = sorted((name, self.digests[name]) for name in there)
        return hashlib.sha256(json.dumps([known, package_stamp()]).encode()).hexdigest()


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
    import nbformat

    return nbformat.from_dict(json.loads((folder / f"{name}.ipynb").read_text(encoding="utf-8")))
