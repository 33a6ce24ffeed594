"""Is a result there already, made of all that it would be made of now? Then it is not run again."""

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cxlab.published import ROOT, fingerprint
from cxlab.words import LOCALE, spoken
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.own_files import default_file, is_own
from cxlab.workbook.parameters import validate
from cxlab.workbook.passport import code_fingerprint, packages
from cxlab.workbook.whole_set import place

DATA, INSTALLED = ROOT / "data", ".dist-info"


def results_of(name: str) -> tuple[str, ...]:
    """Return the files of a notebook's report."""
    return f"{name}.html", f"{name}.json", f"{name}.ipynb"


def is_whole(marker: Path, files: Sequence[str], digest: str) -> bool:
    """Say whether the files made of that digest lie beside their marker, to the last byte."""
    try:
        made = json.loads(marker.read_text(encoding="utf-8"))
        return bool(
            made["digest"] == digest
            and set(made["files"]) == set(files)
            and all(fingerprint(marker.parent / f) == known for f, known in made["files"].items())
        )
    except (OSError, ValueError, KeyError, TypeError):
        return False


def mark(marker: Path, files: Sequence[str], digest: str) -> None:
    """Note beside files, when all are there, what they were made of."""
    hashes = {file: fingerprint(marker.parent / file) for file in files}
    content = {"digest": digest, "files": hashes}
    place(marker, json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def surroundings() -> str:
    """Return what all results depend on: versions, the project's data, words, the language."""
    files = sorted(path for folder in (DATA, LOCALE) for path in folder.rglob("*"))
    known = {str(path.relative_to(ROOT)): fingerprint(path) for path in files if path.is_file()}
    return json.dumps([packages(), sorted(set(_installed())), known, spoken()], sort_keys=True)


def _installed() -> Iterator[str]:
    """Yield the names and versions of everything that is installed, as its folders are called."""
    for folder in filter(os.path.isdir, sys.path):
        yield from (name for name in os.listdir(folder) if name.endswith(INSTALLED))


def fixed_part(notebook: Notebook, around: str = "") -> str:
    """Return what a notebook's results depend on besides parameters: itself, its code, the rest.

    ``around``, its `surroundings`, are looked up unless given.
    """
    cells = [[c.cell_type, c.source, c.metadata, c.id] for c in notebook.cells]
    return json.dumps([cells, code_fingerprint(notebook), around or surroundings()], sort_keys=True)


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
