"""Modules in the warm parent: imported once, cxlab's own used while no file has changed."""

import gc
import importlib
import os
import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from importlib.machinery import PathFinder
from pathlib import Path

from cxlab.workbook.code_stamp import PACKAGE, module_files, package_stamp

NAME, PATH = "cxlab", "PYTHONPATH"
LATE = (  # imported by functions only, of most notebooks on data of one's own
    "cxlab.figures.light_axes",
    "cxlab.figures.scales",
    "cxlab.figures.svg_renderer",
    "cxlab.survey.big.size",
    "cxlab.survey.codebook.codebook_file",
    "cxlab.survey.codebook.consistency",
    "cxlab.survey.files.labelled",
    "cxlab.survey.files.read",
)


class Preloaded:
    """Modules that forks find imported, and the stamp of the package's files from before.

    A fork whose files are not those that were stamped forgets the modules and imports anew, as a
    fresh process does: code under edit is never used as it was.
    """

    def __init__(self) -> None:
        """Stamp all files, before any of what notebooks use is imported."""
        self._stamp = package_stamp()
        self._path = os.environ.get(PATH)
        self._failed = False

    def add(self, names: Collection[str]) -> None:
        """Import modules; who needs one of the package that cannot be is told by its own import.

        Parameters
        ----------
        names : collection of str
            Parts of libraries, and names of the package: those that are no modules are left.

        Raises
        ------
        Exception
            Whatever a library raises.
        """
        of_package = [name for name in names if name.partition(".")[0] == NAME]
        with uncollected():
            for name in names:
                if name not in of_package:
                    importlib.import_module(name)
            self._add_own([*of_package, *LATE] if of_package else ())

    def _add_own(self, names: Collection[str]) -> None:
        if self._failed:
            return
        try:
            for name in module_files(names, self._stamp):
                importlib.import_module(name)
        except Exception:
            self._failed = True

    def forget_changed(self, cwd: str, env: Mapping[str, str]) -> None:
        """Forget every module of the package unless `holds`: it is then imported anew."""
        if not self.holds(cwd, env):
            for name in [name for name in sys.modules if name.partition(".")[0] == NAME]:
                del sys.modules[name]

    def holds(self, cwd: str, env: Mapping[str, str]) -> bool:
        """Say whether a fresh process would import the same.

        Parameters
        ----------
        cwd : str
            Its folder.
        env : mapping of str to str
            Its environment.
        """
        same_place = env.get(PATH) == self._path and not _has_another(cwd)
        return same_place and not self._failed and package_stamp() == self._stamp


def _has_another(folder: str) -> bool:
    """Say whether there is another package of the name in a folder, which comes first there."""
    there = PathFinder.find_spec(NAME, [folder])
    origin = there.origin if there else None
    return origin is not None and not Path(origin).parent.samefile(PACKAGE)


@contextmanager
def uncollected() -> Iterator[None]:
    """Import without looking for garbage: there is little, and to look takes a fifth of the time.

    What is there at the end is frozen: collections in the forks neither visit nor copy it.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
