"""Files of the user's that parameters name: given on the command line, or beside the notebook."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cxlab.data_path import file_and_sheet
from cxlab.errors import InputError, nearest
from cxlab.published import known_data
from cxlab.survey.big.dataset_source import is_url
from cxlab.workbook.catalogue import Notebook

FILES = ("data", "codebook", "retention")  # the parameters that name files
OWN_DATA, EXECUTED = "own_data", "executed"  # folders of a run
LONGEST_PATH = 250


def is_file(path: str | Path) -> bool:
    """Say whether there is a file of that path, or one with a sheet behind a ``#``."""
    try:
        return file_and_sheet(path)[0].is_file()
    except (OSError, ValueError):
        return False


def is_folder(path: str | Path) -> bool:
    """Say whether there is a folder of that path; no for what cannot be a path."""
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False


def is_own(name: str, value: Any) -> bool:
    """Say whether a parameter is the path of a user's file, or folder of data.

    In parameters of other names, a word or a number is one also where a file is called so; what
    ends as files do (``stores.csv``) is a file.
    """
    return _is_there(name, value, Path())


def default_file(notebook: Notebook, name: str, default: Any) -> Path | None:
    """Return the file, or folder of data, that a default names beside its notebook or below.

    Parameters
    ----------
    notebook : Notebook
    name : str
        The parameter's.
    default : any
        A path that leads elsewhere (``..``, or from the root) names none.
    """
    folder = notebook.path.parent
    if not _is_there(name, default, folder):
        return None
    path = Path(default)
    leads_away = path.is_absolute() or ".." in path.parts or path.parts[0] in (OWN_DATA, EXECUTED)
    return None if leads_away else folder / path


def _is_there(name: str, value: Any, folder: Path) -> bool:
    if not isinstance(value, str) or not value or value in known_data():
        return False
    ending = Path(value).suffix[1:]
    if name not in FILES and (not ending or ending.isdigit()):
        return False
    return is_file(folder / value) or (name == "data" and is_folder(folder / value))


def check_default(notebook: Notebook, name: str, default: str) -> None:
    """Refuse a default that names a file which is not there: the author's mistake.

    Raises
    ------
    InputError
        If it is not beside the notebook.
    """
    if not default or is_url(default) or default in known_data() or Path(default).is_absolute():
        return
    if default_file(notebook, name, default) is None:
        raise InputError(
            f"{name}: {notebook.path.name} takes '{default}' unless told otherwise, but there is "
            f"no such file beside it or in a folder there; say which with -p {name}=FILE"
        )


def check_file(parameter: str, path: str, known: Sequence[str] = ()) -> None:
    """Refuse what is no file.

    Parameters
    ----------
    parameter, path : str
    known : sequence of str
        Names that would do instead.

    Raises
    ------
    InputError
        The nearest name or file is offered.
    """
    if is_file(path):
        return
    if len(path) > LONGEST_PATH or "\0" in path:
        raise InputError(f"{parameter}: this is no path of a file")
    if Path(path).is_dir():
        raise InputError(f"{parameter}: '{path}' is a folder, not a file")
    here = [file.name for file in Path(path).parent.glob("*") if file.is_file()]
    hint = nearest(path, known) or nearest(Path(path).name, here)
    nor = ", and no published table" if known else ""
    raise InputError(f"{parameter}: there is no file '{path}'{nor}.{hint}")
