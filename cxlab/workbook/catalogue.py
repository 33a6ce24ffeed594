"""The notebooks of the workbook: found by name, with or without their number."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import nbformat

from cxlab.errors import InputError, nearest
from cxlab.published import ROOT

NOTEBOOKS = ROOT / "notebooks"


@dataclass(frozen=True)
class Notebook:
    """A notebook of the workbook."""

    path: Path

    @property
    def name(self) -> str:
        """The file name without its ending, e.g. ``01_choice_overload``."""
        return self.path.stem

    @cached_property
    def content(self) -> Any:
        """The notebook as it was when first asked for; not to be changed, for others share it."""
        try:
            seen = self.path.stat()
            notebook = _read(self.path, seen.st_mtime_ns, seen.st_size)
        except Exception as error:  # nbformat raises many kinds, none of them its own
            raise InputError(f"{self.path.name} is not a readable notebook: {error}") from None
        if not notebook.cells:
            raise InputError(f"{self.path.name} has no cells")
        return notebook

    @property
    def question(self) -> str:
        """The one H1 of the notebook."""
        return str(self.content.cells[0].source).partition("\n")[0].removeprefix("# ").strip()

    @property
    def why(self) -> str:
        """The two sentences under the H1 that say why the question matters."""
        return str(self.content.cells[0].source).partition("\n")[2].strip()


@lru_cache(maxsize=32)
def _read(path: Path, changed: int, size: int) -> Any:
    """Read a notebook, anew whenever its file has changed: a sweep asks hundreds of times."""
    return nbformat.read(path, as_version=4)


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
    asked = name.removesuffix(".ipynb")
    known = {notebook.name: notebook for notebook in catalogue(folder)}
    short = {re.sub(r"^\d+_", "", full): notebook for full, notebook in known.items()}
    found = known.get(asked) or short.get(asked)
    if found is None:
        raise InputError(f"no notebook '{name}'.{nearest(asked, [*short, *known])}")
    return found
