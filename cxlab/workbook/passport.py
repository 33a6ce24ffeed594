"""A report's passport: everything needed to make the same report again."""

import hashlib
import platform
import subprocess
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from typing import Any

from cxlab.published import ROOT, fingerprint
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.code_stamp import PACKAGE, code_stamp
from cxlab.workbook.records import data_files
from cxlab.workbook.run import Run

PACKAGES = (
    "matplotlib",
    "nbconvert",
    "numpy",
    "pandas",
    "papermill",
    "scipy",
    "statsmodels",
)


@dataclass(frozen=True)
class Passport:
    """What a report was made from.

    Attributes
    ----------
    notebook : str
    parameters : dict
        All parameters of the run.
    files : dict
        Data files read, with their SHA-256.
    packages : dict
        Versions, Python's included.
    code : str
        SHA-256 of the notebook's source and of the code it imports: what the numbers depend on.
    revision : str
        Commit it was made from, ``+changes`` if the tree had others; for people, not compared.
    about : str
        Which run of a sweep it is, such as "branch: Harbour"; for people, too.
    """

    notebook: str
    parameters: dict[str, Any]
    files: dict[str, str]
    packages: dict[str, str]
    code: str
    revision: str
    about: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the passport for JSON."""
        return asdict(self)


def passport(run: Run, revision: str | None = None, about: str = "") -> Passport:
    """Return the passport of a run; ``revision`` is the current one unless given."""
    return Passport(
        notebook=run.notebook.name,
        parameters=run.parameters,
        files=data_files(run.executed),
        packages=packages(),
        code=code_fingerprint(run.notebook),
        revision=current_revision() if revision is None else revision,
        about=about,
    )


def packages() -> dict[str, str]:
    """Return the versions that numbers depend on, Python's included."""
    return {"python": platform.python_version()} | {name: _version(name) for name in PACKAGES}


_version = cache(version)  # read from files that are long


def code_fingerprint(notebook: Notebook) -> str:
    """Return the SHA-256 of a notebook's source cells and of the code that its report depends on.

    That is what the notebook imports of the package and what makes the page, with all that these
    import in turn: a report can still be verified when something else is added or changed.
    """
    digest = hashlib.sha256()
    for cell in notebook.cells:
        digest.update(f"{cell.cell_type}\0{cell.source}\0".encode())
    code = (cell.source for cell in notebook.cells if cell.cell_type == "code")
    for seen in code_stamp(code):
        digest.update(f"{seen[0]}\0{_fingerprint(*seen)}\0".encode())
    return digest.hexdigest()


@lru_cache(maxsize=1024)
def _fingerprint(name: str, changed: int, size: int) -> str:
    """Return the fingerprint of a file of the package, read anew whenever it has changed."""
    return fingerprint(PACKAGE / name)


def current_revision() -> str:
    """Return the commit of this clone, or ``unknown`` where git cannot tell."""
    commit = git("rev-parse", "--short=12", "HEAD")
    if not commit:
        return "unknown"
    changes = git("status", "--porcelain", "--", "cxlab", "notebooks", "data")
    return commit + ("+changes" if changes else "")


def git(*words: str) -> str:
    """Return what git says of this clone; "" where it says nothing, or there is none."""
    try:
        done = subprocess.run(
            ["git", *words], cwd=ROOT, capture_output=True, text=True, check=False, timeout=30
        )
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
