"""Can a report be made again? Run it from its passport and compare the bytes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile, copytree
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from cxlab.errors import InputError
from cxlab.published import fingerprint, known_data
from cxlab.survey.big.responses import NO_FINGERPRINT
from cxlab.workbook.catalogue import Notebook, find
from cxlab.workbook.own_files import default_file, is_file, is_folder
from cxlab.workbook.pages.report import render
from cxlab.workbook.parameters import contract
from cxlab.workbook.passport import current_revision
from cxlab.workbook.run import run
from cxlab.workbook.stage import stage_folder
from cxlab.workbook.sweep.sweep import LONGEST
from cxlab.workbook.whole_set import strangers_in

PASSPORT = re.compile(
    r'<script[^>]*id="cxlab-passport"[^>]*>(.*?)</script>', re.DOTALL | re.IGNORECASE
)

# Parameters that may name a file of the user's.
FILES = {"data": "data file", "codebook": "codebook"}


class Claim(BaseModel):
    """A passport as a report claims it: nothing of it is trusted but its form."""

    notebook: Annotated[str, Field(max_length=200)]
    parameters: dict[str, bool | int | float | Annotated[str, Field(max_length=1000)]]
    files: dict[str, str]
    packages: dict[str, str]
    code: str
    revision: Annotated[str, Field(pattern=r"^([0-9a-f]{7,40}(\+changes)?|unknown)$")]
    about: Annotated[str, Field(max_length=LONGEST)] = ""


@dataclass(frozen=True)
class Verification:
    """Whether a report could be made again byte for byte.

    Attributes
    ----------
    answer : {"yes", "no", "cannot tell"}
        "cannot tell" where other code or other package versions made the report, or its data lie
        behind a connection.
    reasons : tuple of str
        Why not, or what a "yes" leaves open.
    """

    answer: Literal["yes", "no", "cannot tell"]
    reasons: tuple[str, ...]


def verify(report: Path, data: str = "", own_notebook: Path | None = None) -> Verification:
    """Re-run a report from its passport and compare.

    Parameters
    ----------
    report : Path
        An HTML report made by cxlab.
    data : str, optional
        Where the data file of the report is now, if not beside the report or in this folder; its
        codebook is looked for in the same folder first.
    own_notebook : Path, optional
        The report's notebook, if it is none of the workbook's: it will be run, so nobody but the
        user may say where it is. Data beside it that it takes by default are looked for there.

    Raises
    ------
    InputError
        If the file is not there or has no passport, or its data cannot be found.
    """
    strangers = strangers_in(report.parent)
    page = _text(report)
    claimed = _passport_of(page, report)
    notebook = (
        Notebook(own_notebook) if own_notebook else _of_the_workbook(str(claimed["notebook"]))
    )
    if NO_FINGERPRINT in claimed["files"].values():
        reason = "it was made from a table behind a connection, which can change: not verifiable"
        return Verification("cannot tell", (reason,))
    with stage_folder() as stage:
        places = _places(claimed, notebook, report, data=data, stage=stage)
        for key, place in places.items():
            for path in _files(place, claimed["files"]):
                if fingerprint(path) != claimed["files"].get(path.name):
                    reason = f"the {FILES[key]} {path.name} is not the one the report used"
                    return Verification("no", (reason,))
        given = {
            name: str(places[name]) if name in places else value
            for name, value in claimed["parameters"].items()
            if not _is_default(notebook, name, value)
        }
        again = run(notebook, given)
    made_again = render(again, str(claimed["revision"]), str(claimed["about"]))
    if made_again.html == page:
        return Verification("yes", (*_unchecked(claimed), *strangers.values()))
    if elsewhere := _other_makers(claimed, made_again.content["passport"]):
        return Verification("cannot tell", elsewhere)
    altered = f"the page itself was altered: {_first_difference(page, made_again.html)}"
    return Verification("no", (altered, *strangers.values()))


def _of_the_workbook(name: str) -> Notebook:
    try:
        return find(name)
    except InputError as error:
        raise InputError(f"{error} If it is a notebook of your own, add --notebook PATH") from None


def _is_default(notebook: Notebook, key: str, value: Any) -> bool:
    """Say whether a report's data are those that its notebook takes from beside itself."""
    parameter = contract(notebook).get(key)
    is_default = parameter is not None and value == parameter.default
    return is_default and default_file(notebook, key, value) is not None


def _places(
    claimed: Mapping[str, Any], notebook: Notebook, report: Path, data: str, stage: Path
) -> dict[str, Path]:
    """Return where the files of the report are now, by parameter."""
    places = {}
    for key in FILES:
        value = str(claimed["parameters"].get(key) or "")
        if not value or value in known_data():
            continue
        if _is_default(notebook, key, value):
            places[key] = notebook.path.parent / value
        else:
            bare = Path(value).name
            place = _data_file(bare, data, report, key, claimed=claimed["files"])
            places[key] = _as_named(place, bare, stage)
    return places


def _text(report: Path) -> str:
    try:
        return report.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise InputError(f"there is no report '{report}'") from None
    except (OSError, UnicodeDecodeError):
        raise InputError(f"'{report}' is not a report made by cxlab") from None


def _passport_of(page: str, report: Path) -> dict[str, Any]:
    match = PASSPORT.search(page)
    try:
        claimed = Claim.model_validate_json(match.group(1) if match else "")
    except (ValueError, RecursionError):
        raise InputError(
            f"'{report.name}' has no readable passport; only a notebook's report carries one"
        ) from None
    return claimed.model_dump()


def _data_file(bare: str, given: str, report: Path, key: str, claimed: Mapping[str, str]) -> Path:
    """Find a file of the report: where --data says, beside that, beside the report, or here."""
    places, beside = [report.parent / bare, Path(bare)], [Path(given).parent / bare]
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


def _unchecked(claimed: Mapping[str, Any]) -> tuple[str, ...]:
    """Say what is the report's own word: its commit where it is not this clone's, and its name."""
    revision, about = claimed["revision"], claimed["about"]
    reasons = []
    if revision != current_revision():
        reasons.append(
            f"the commit it names ({revision}) is its own word: this clone is at another"
        )
    if about:
        reasons.append(f"that it is about '{about}' is its own word: look into its data file")
    return tuple(reasons)


def _other_makers(claimed: dict[str, Any], now: dict[str, Any]) -> tuple[str, ...]:
    """Return the code, versions and data of the report that are not those of this clone."""
    reasons = []
    if claimed["code"] != now["code"]:
        reasons.append("the notebook or cxlab's code is not the same here")
    reasons += [
        f"{name} was {claimed['packages'].get(name)}, is {version} here"
        for name, version in now["packages"].items()
        if claimed["packages"].get(name) != version
    ]
    if claimed["files"] != now["files"]:
        reasons.append("the data are not the same here")
    return tuple(reasons)


def _first_difference(page: str, page_again: str) -> str:
    pairs = zip(page.splitlines(), page_again.splitlines(), strict=False)
    for number, (was, now) in enumerate(pairs, start=1):
        if was != now:
            letters = zip(was + "\0", now + "\1", strict=False)
            start = next(place for place, (a, b) in enumerate(letters) if a != b)
            here = slice(max(0, start - 30), start + 40)
            return f"line {number} reads '…{was[here]}…', a new run gives '…{now[here]}…'"
    return "it is longer or shorter than a new run's"
