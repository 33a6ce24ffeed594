"""Where the data file and the codebook of a report are now, to run it again."""

from collections.abc import Mapping
from pathlib import Path
from shutil import copyfile, copytree
from typing import Any

from cxlab.errors import InputError
from cxlab.published import fingerprint, known_data
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.claimed_passport import ClaimedPassport
from cxlab.workbook.own_files import default_file, is_file, is_folder
from cxlab.workbook.parameters import contract
from cxlab.workbook.sweep.release import private_folder
from cxlab.workbook.sweep.sweep import RUNS

# Parameters that may name a file of the user's.
FILES = {"data": "data file", "codebook": "codebook", "retention": "file of retention"}


def report_data(
    claimed: ClaimedPassport, notebook: Notebook, report: Path, data: str, stage: Path
) -> dict[str, Path]:
    """Return where the files of a report are now, by parameter.

    Parameters
    ----------
    claimed : ClaimedPassport
    notebook : Notebook
    report : Path
        Its page: its data may lie beside it.
    data : str
        Where the user says they are; "" for nowhere.
    stage : Path
        A folder in which they may be given the names that they have in the report.

    Raises
    ------
    InputError
        If one is nowhere.
    """
    places = {}
    for key in FILES:
        value = str(claimed.parameters.get(key) or "")
        if not value or value in known_data():
            continue
        if is_default(notebook, key, value):
            places[key] = notebook.path.parent / value
        else:
            bare = Path(value).name
            place = _data_file(bare, data, report, key, claimed=claimed.files)
            places[key] = _as_named(place, bare, stage)
    return places


def other_files(places: Mapping[str, Path], claimed: ClaimedPassport) -> list[str]:
    """Return what to say of files that are not those the report used."""
    return [
        f"the {FILES[key]} {path.name} is not the one the report used"
        for key, place in places.items()
        for path in _files(place, claimed.files)
        if fingerprint(path) != claimed.files.get(path.name)
    ]


def is_default(notebook: Notebook, key: str, value: Any) -> bool:
    """Say whether a report's data are those that its notebook takes from beside itself."""
    parameter = contract(notebook).get(key)
    is_one = parameter is not None and value == parameter.default
    return is_one and default_file(notebook, key, value) is not None


def _data_file(bare: str, given: str, report: Path, key: str, claimed: Mapping[str, str]) -> Path:
    """Find a file: where --data says, beside that, beside the report, here, or kept by a sweep."""
    places = [report.parent / bare, Path(bare), *_private(report, bare)]
    beside = [Path(given).parent / bare]
    if given and Path(given).is_dir():
        folder = Path(given)
        itself = [folder] if _is_it(folder, bare, claimed) else []
        places = [folder / bare, *(itself if key == "data" else beside), *places]
    elif given:
        places = [Path(given)] if key == "data" else [*beside, *places]
    for place in places:
        if is_file(str(place)) or (key == "data" and is_folder(str(place))):
            return place
    where = "say where it is with --data FILE (or a folder)"
    if key != "data":
        where = "put it beside the report or beside its data file"
    raise InputError(f"the report was made from '{bare}', which is not here: {where}")


def _private(report: Path, bare: str) -> list[Path]:
    """Return where a sweep keeps the data of a report that it shares, if it is one."""
    folder = report.resolve().parent
    if folder.parent.name != RUNS:
        return []
    return [private_folder(folder.parent.parent) / RUNS / folder.name / bare]


def _is_it(folder: Path, bare: str, claimed: Mapping[str, str]) -> bool:
    """Say whether a folder may be the data themselves, under whatever name, not their place."""
    if folder.name == bare or bare not in claimed:
        return True
    return not (folder / bare).exists() and claimed[bare] == fingerprint(folder)


def _as_named(path: Path, name: str, stage: Path) -> Path:
    """Return data under the name they have in the report: what they hold is what counts."""
    if path.name == name or not name:
        return path
    here = stage / name
    try:
        here.symlink_to(path.resolve())
    except OSError:  # systems that allow no links
        (copytree if path.is_dir() else copyfile)(path, here)
    return here


def _files(path: Path, claimed: Mapping[str, str]) -> list[Path]:
    """Return a file or folder that the report names, or the files that it names of a folder."""
    if path.name in claimed:
        return [path]
    return [each for each in path.iterdir() if each.name in claimed] if path.is_dir() else [path]
