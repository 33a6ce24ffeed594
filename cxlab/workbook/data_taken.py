"""What data a notebook takes, as its author declares in the metadata of the parameters cell.

``{"tags": ["parameters"], "cxlab": {"data": {"takes": ["file"], "names": ["acsi2015"]}}}``:
``takes`` are keys of `KINDS`, only files where it is missing; ``names`` are the published tables
and surveys that it can read, all of them where it is missing. ``columns`` says in words what a file
without a codebook holds; it is missing where there is always a codebook.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cxlab.errors import InputError, nearest
from cxlab.published import known_data
from cxlab.survey.big.dataset_source import is_url, redacted
from cxlab.survey.big.parquet_folder import parquet_files
from cxlab.workbook.catalogue import Notebook, catalogue
from cxlab.workbook.own_files import check_file, is_folder

FILE, FOLDER, PARQUET_FOLDER, URL = "file", "folder", "parquet folder", "url"
KINDS = {
    FILE: "a file",
    FOLDER: "a folder of files",
    PARQUET_FOLDER: "a folder of Parquet files",
    URL: "a table behind a URL",
}


@dataclass(frozen=True)
class Taken:
    """What ``data`` may be: keys of `KINDS`, published names, and the columns of a file."""

    kinds: tuple[str, ...]
    names: tuple[str, ...]
    columns: str = ""


def taken(notebook: Notebook) -> Taken:
    """Return what data a notebook declares to take.

    Raises
    ------
    InputError
        If what it declares is of another form, or there is no such kind or name: the author's
        mistake.
    """
    cxlab = notebook.parameters_cell.metadata.get("cxlab", {})
    declared = cxlab.get("data", {}) if isinstance(cxlab, dict) else cxlab
    kinds = _listed(notebook, declared, "takes", [*KINDS]) or (FILE,)
    names = _listed(notebook, declared, "names", known_data())
    columns = declared.get("columns", "") if isinstance(declared, dict) else ""
    return Taken(kinds, (*known_data(),) if names is None else names, str(columns))


def check_data(notebook: Notebook, data: str) -> None:
    """Refuse data that are not there, or that the notebook does not take.

    Raises
    ------
    InputError
        Before a kernel starts; a URL is never repeated with what may be secret in it.
    """
    takes = taken(notebook)
    if data in known_data():
        _check_name(notebook, data, takes.names)
    elif is_url(data):
        _check_kind(notebook, redacted(data), "a table behind a URL", (URL,))
        if not urlsplit(data).fragment:
            raise InputError(f"data: {redacted(data)} names no table: end it in #TABLE")
    elif is_folder(data):
        _check_kind(notebook, f"'{Path(data).name}'", "a folder", (FOLDER, PARQUET_FOLDER))
        if FOLDER not in takes.kinds:
            parquet_files(Path(data))
    else:
        check_file("data", data, takes.names)


def _listed(
    notebook: Notebook, declared: Any, key: str, allowed: list[str]
) -> tuple[str, ...] | None:
    values = declared.get(key) if isinstance(declared, dict) else declared
    if values is None:
        return None
    wrong = (
        [value for value in values if value not in allowed]
        if isinstance(values, list)
        else [values]
    )
    if wrong:
        raise InputError(
            f"{notebook.name}, parameters cell, its metadata: '{key}' of the data must be a list "
            f"of {', '.join(allowed)}; found {wrong[0]!r}"
        )
    return tuple(values)


def _check_name(notebook: Notebook, data: str, names: tuple[str, ...]) -> None:
    if data not in names:
        readable = f"Of the published data it reads {', '.join(names)}" if names else ""
        raise InputError(
            f"data: {notebook.name} cannot read the published '{data}'.{nearest(data, names)} "
            f"{readable or 'It reads no published data'}; or give it a file of your own"
        )


def _check_kind(notebook: Notebook, shown: str, what: str, needed: tuple[str, ...]) -> None:
    """Refuse data of a kind that the notebook does not take; say which notebooks do."""
    if {*needed} & {*taken(notebook).kinds}:
        return
    others = [other.name for other in catalogue() if {*needed} & {*taken(other).kinds}]
    raise InputError(
        f"data: {shown} is {what}, but {notebook.name} needs its answers in one file. Give it a "
        f"file; of a survey too large for that, a sample of its rows. Only {', '.join(others)} "
        f"can take {what}"
    )
