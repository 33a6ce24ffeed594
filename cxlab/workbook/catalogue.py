"""Notebooks: those of the workbook by name, with or without their number; others by path."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from cxlab.errors import InputError, nearest
from cxlab.published import ROOT
from cxlab.words import prose

NOTEBOOKS, ENDING = ROOT / "notebooks", ".ipynb"
FORMAT = 4  # the version of notebooks that nbformat makes of all others


@dataclass(frozen=True)
class Cell:
    """A cell as it stands in its file, without outputs; ``id`` is None where it has none."""

    cell_type: str
    source: str
    metadata: Mapping[str, Any]
    id: str | None


@dataclass(frozen=True)
class Notebook:
    """A notebook of the workbook, or one of a researcher's own anywhere else."""

    path: Path

    @property
    def name(self) -> str:
        """The file name without its ending, e.g. ``01_choice_overload``."""
        return self.path.stem

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """The cells as they were when first asked for; not to be changed, for others share them."""
        try:
            seen = self.path.stat()
            cells = _cells(self.path, seen.st_mtime_ns, seen.st_size)
        except Exception as error:  # nbformat raises many kinds, none of them its own
            raise InputError(f"{self.path.name} is not a readable notebook: {error}") from None
        if not cells:
            raise InputError(f"{self.path.name} has no cells")
        return cells

    @property
    def content(self) -> Any:
        """The whole notebook as it is now, with its outputs."""
        import nbformat

        return nbformat.read(self.path, as_version=FORMAT)

    @property
    def question(self) -> str:
        """The one H1 of the notebook, in the reader's language."""
        return self._opening()[0].removeprefix("# ").strip()

    @property
    def why(self) -> str:
        """The two sentences under the H1 that say why the question matters."""
        return "\n".join(self._opening()[1:]).strip()

    def _opening(self) -> list[str]:
        """Return the lines of the first cell."""
        first = self.cells[0]
        return prose(self.name, first.id or "", first.source).split("\n")

    @property
    def parameters_cell(self) -> Cell:
        """The one cell tagged ``parameters``; InputError where there is none, or two."""
        cells = [c for c in self.cells if "parameters" in c.metadata.get("tags", ())]
        if len(cells) != 1:
            raise InputError(f"{self.name} has {len(cells)} cells tagged 'parameters', needs 1")
        return cells[0]


@lru_cache(maxsize=32)
def _cells(path: Path, changed: int, size: int) -> tuple[Cell, ...]:
    """Read cells, anew whenever their file has changed: a sweep asks hundreds of times.

    By themselves, as importing nbformat takes longer than all else there is to do where every
    report is there already.
    """
    notebook = json.loads(path.read_text(encoding="utf-8"))
    if notebook.get("nbformat") != FORMAT:
        import nbformat

        notebook = nbformat.read(path, as_version=FORMAT)
    return tuple(
        Cell(cell["cell_type"], "".join(cell["source"]), cell["metadata"], cell.get("id"))
        for cell in notebook["cells"]
    )


def catalogue(folder: Path = NOTEBOOKS) -> tuple[Notebook, ...]:
    """Return all notebooks in reading order.

    Raises
    ------
    InputError
        If there is none: cxlab then does not run from a clone of the project.
    """
    notebooks = tuple(Notebook(path) for path in sorted(folder.glob("*.ipynb")))
    if not notebooks:
        raise InputError(f"no notebooks in {folder.name}/: run cxlab from a clone of the project")
    return notebooks


def find(name: str, folder: Path = NOTEBOOKS) -> Notebook:
    """Return the notebook of that name, with or without its number and ending.

    Raises
    ------
    InputError
        If there is none; the nearest name is offered.
    """
    known = _by_name(folder)
    asked = name.removesuffix(ENDING)
    if asked not in known:
        near = _by_number(asked, known) or nearest(asked, list(known))
        raise InputError(f"no notebook '{name}'.{near} 'cxlab list' names them all.")
    return known[asked]


def _by_number(asked: str, known: dict[str, Notebook]) -> str:
    """Return what to offer to whoever gave a notebook's number alone; else an empty string."""
    numbered = {name.partition("_")[0]: name for name in known if name[0].isdigit()}
    name = numbered.get(asked.zfill(2))
    return f" Did you mean '{name}'?" if name else ""


def named(name: str, folder: Path = NOTEBOOKS) -> Notebook:
    """Return a notebook by its name in the workbook, or by the path of one anywhere else.

    Raises
    ------
    InputError
        If there is neither.
    """
    path = Path(name)
    if path.suffix != ENDING or (
        path.name == name and name.removesuffix(ENDING) in _by_name(folder)
    ):
        return find(name, folder)
    if not path.is_file():
        raise InputError(f"there is no notebook '{name}'")
    return Notebook(path)


def _by_name(folder: Path) -> dict[str, Notebook]:
    known = {notebook.name: notebook for notebook in catalogue(folder)}
    return {re.sub(r"^\d+_", "", name): notebook for name, notebook in known.items()} | known
