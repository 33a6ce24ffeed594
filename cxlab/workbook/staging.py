"""Bringing a user's files into a run's own folder, so that no path gets into its report."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cxlab.data_path import file_and_sheet
from cxlab.errors import InputError
from cxlab.survey.big.dataset_source import database_file, is_url, url_of_file
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.own_files import OWN_DATA, default_file, is_file, is_folder, is_own


def stage_files(
    notebook: Notebook, values: Mapping[str, Any], given: Mapping[str, Any], stage: Path
) -> dict[str, Any]:
    """Bring the files that parameters name into a run's folder.

    Parameters
    ----------
    notebook : Notebook
    values : mapping of str to any
        All parameters of the run.
    given : mapping of str to any
        Those that are no defaults: defaults name files beside the notebook.
    stage : Path
        The run's folder, in which its kernel works.

    Returns
    -------
    dict of str to any
        The parameters with their files' paths from there.

    Raises
    ------
    InputError
        If two different files have one name.
    """
    beside = _linked_defaults(notebook, values, given, stage)
    return {
        name: value if name in beside else _staged(name, value, stage)
        for name, value in values.items()
    }


def own_paths(
    notebook: Notebook, values: Mapping[str, Any], given: Mapping[str, Any]
) -> list[Path]:
    """Return where the files and folders are that `stage_files` brings; of URLs, none."""
    named = [values[name] for name in given if name in values and is_own(name, values[name])]
    paths = [file_and_sheet(value)[0] for value in named]
    for name in values.keys() - given.keys():
        if path := default_file(notebook, name, values[name]):
            paths.append(file_and_sheet(path)[0])
    return paths


def _linked_defaults(
    notebook: Notebook, values: Mapping[str, Any], given: Mapping[str, Any], stage: Path
) -> set[str]:
    """Link what the notebook takes from beside itself; return the names of these parameters."""
    linked = set()
    for name in values.keys() - given.keys():
        if path := default_file(notebook, name, values[name]):
            _link(path, stage / values[name])
            linked.add(name)
    return linked


def _staged(name: str, value: Any, stage: Path) -> Any:
    """Bring a user's file, or folder of data, into the run's own folder: no path in the report.

    Never into the kernel's working folder itself: Python would import what it finds there. (What
    the notebook takes from beside itself has the notebook's own path there, as in Jupyter.) A
    folder of Parquet files comes as a link; a connection URL in a file that only its user can
    read and that goes with the run, so that no password enters the report.
    """
    if name == "data" and is_url(value):
        return _staged_url(value, stage)
    if not is_own(name, value):
        return value
    here = stage / OWN_DATA / Path(value).name
    if here.exists():
        if here.samefile(value):
            raise InputError(f"'{here.name}' is given for two parameters, '{name}' is one of them")
        raise InputError(f"two different files are called '{here.name}': rename one of them")
    _link(Path(value), here)
    return f"{OWN_DATA}/{here.name}"


def _staged_url(url: str, stage: Path) -> str:
    parts = urlsplit(url)
    # The kernel runs elsewhere: a path relative to here must not be.
    if database := database_file(url):
        url = f"{url_of_file(url, database)}#{parts.fragment}"
    if is_file(parts.fragment) or is_folder(parts.fragment):
        url = f"{url.partition('#')[0]}#{Path(parts.fragment).resolve().as_posix()}"
    here = stage / OWN_DATA / f"{Path(parts.fragment).name}.url"
    here.parent.mkdir(exist_ok=True)
    here.touch(mode=0o600)
    here.write_text(url, encoding="utf-8")
    return f"{OWN_DATA}/{here.name}"


def _link(source: Path, here: Path) -> None:
    """Have a file or folder appear in a run's own folder, where it is not there yet."""
    if here.exists():
        return  # two defaults name one file
    source = file_and_sheet(source)[0]  # the link keeps the name of the sheet
    here.parent.mkdir(parents=True, exist_ok=True)
    try:
        here.symlink_to(source.resolve())
    except OSError:  # systems that allow no links
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, here)
