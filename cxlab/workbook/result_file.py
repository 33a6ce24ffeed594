"""Results read back: a report's JSON, refused in plain words where it is none."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from cxlab.claims.finding import ESTIMATE_KEYS, Basis, Finding
from cxlab.claims.verdict import Verdict
from cxlab.errors import InputError
from cxlab.workbook.sweep.sweep import JSON
from cxlab.workbook.sweep.task import MADE
from cxlab.workbook.whole_set import strangers_in

TEXTS = ("id", "hypothesis", "claim", "measure", "method", "note", "reading", "label", "neutral")
OF_SWEEPS = {MADE, JSON}  # beside results, none themselves
NUMBERS = ("value", "lower", "upper", "level", "p_value", "n", "smallest_effect")
_ASKED = {"role", "item", "dimension", "reversed", "scale"}
MAY_BE_MISSING = {"lower", "upper", "p_value", "n"}  # an unbounded side is null


@dataclass(frozen=True)
class Result:
    """One report's JSON: findings by id, files and parameters they came from, what it is about.

    ``asked`` is what its codebook says of each column; empty in results of before, and where there
    is no codebook. ``content`` is the whole JSON as it was read.
    """

    notebook: str
    findings: dict[str, Finding]
    files: dict[str, str]
    parameters: dict[str, Any]
    about: str = ""
    asked: dict[str, Any] = field(default_factory=dict)
    content: dict[str, Any] = field(default_factory=dict)

    def described(self) -> str:
        """Return what it is about, if it says so, and its data's name: ``branch: X, shop.csv``."""
        data = str(self.parameters.get("data") or "").rpartition("/")[2]
        return ", ".join(part for part in (self.about, data) if part)


def results(path: Path) -> dict[str, Result]:
    """Return the results in a file or folder, by notebook.

    Raises
    ------
    InputError
        If there are none, two are of one notebook, a file is no result, or not of the run that the
        files beside it are of.
    """
    strangers = strangers_in(path if path.is_dir() else path.parent)
    if not path.exists():
        raise InputError(f"there is no file or folder '{path}'")
    files = [path]
    if path.is_dir():
        files = sorted(file for file in path.glob("*.json") if file.name not in OF_SWEEPS)
    if not files:
        raise InputError(f"{path} holds no results (NAME.json, as cxlab run and report write them)")
    by_notebook: dict[str, tuple[Path, Result]] = {}
    for file in files:
        if file.name in strangers:
            raise InputError(strangers[file.name])
        result = _result(file)
        if result.notebook in by_notebook:
            other, _ = by_notebook[result.notebook]
            raise InputError(
                f"{path} holds two results of {result.notebook}: {other.name} and {file.name}; "
                "compare one of them"
            )
        by_notebook[result.notebook] = file, result
    return {name: result for name, (_, result) in by_notebook.items()}


def _result(path: Path) -> Result:
    try:
        record = _object(json.loads(path.read_text(encoding="utf-8")))
        passport = _object(record.get("passport"))
        _need(record, {"notebook": str, "findings": list, "passport": dict}, "")
        _need(passport, {"files": dict, "parameters": dict}, "its passport: ")
        findings = [_finding(one, n) for n, one in enumerate(record["findings"], start=1)]
    except InputError as error:
        raise InputError(f"{path} is no result of cxlab: {error}") from None
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}") from None
    except (ValueError, RecursionError):
        raise InputError(
            f"{path} is no result of cxlab: it is not JSON; name the JSON that a run writes beside "
            "its page"
        ) from None
    files = {name: str(digest) for name, digest in passport["files"].items()}
    by_id = {finding.id: finding for finding in findings}
    about = str(passport.get("about", ""))
    return Result(
        record["notebook"],
        by_id,
        files,
        passport["parameters"],
        about=about,
        asked=_asked(record.get("asked")),
        content=record,
    )


def _asked(content: Any) -> dict[str, Any]:
    """Return what a result says of its columns; nothing where it does not say all of it."""
    columns = _object(content)
    whole = all(_object(column).keys() >= _ASKED for column in columns.values())
    return columns if whole else {}


def _object(content: Any) -> dict[str, Any]:
    return content if isinstance(content, dict) else {}


def _need(content: dict[str, Any], parts: dict[str, type], where: str) -> None:
    called: dict[type, str] = {str: "text", list: "list", dict: "group"}
    missing = [
        f"no {called[kind]} '{key}'"
        for key, kind in parts.items()
        if not isinstance(content.get(key), kind)
    ]
    if missing:
        raise InputError(f"{where}it has {', '.join(missing)}")


def _finding(content: Any, number: int) -> Finding:
    """Return a finding, or say which of its fields is missing or of the wrong kind."""
    record = _object(content)
    name = record.get("id")
    where = f"finding '{name}'" if isinstance(name, str) else f"finding {number}"
    optional = ESTIMATE_KEYS if record.get("value") is None else MAY_BE_MISSING
    for key, (holds, needed) in FIELDS.items():
        if key not in record:
            raise InputError(f"{where} has no '{key}'")
        if not holds(record[key]) and not (record[key] is None and key in optional):
            shown = json.dumps(record[key], ensure_ascii=False)[:60]
            raise InputError(f"{where}: '{key}' is {shown}; it must be {needed}")
    try:
        return Finding.from_dict(record)
    except (ValueError, TypeError, KeyError) as error:
        raise InputError(f"{where}: {error}") from None


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_number(value: Any) -> bool:
    """Say whether it is a number that is finite: JSON has true and NaN, too."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and abs(value) <= sys.float_info.max


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _one_of(words: tuple[str, ...]) -> tuple[Callable[[Any], bool], str]:
    return lambda value: value in words, f"one of {', '.join(words)}"


FIELDS: dict[str, tuple[Callable[[Any], bool], str]] = {
    **dict.fromkeys(TEXTS, (_is_text, "a text")),
    **dict.fromkeys(NUMBERS, (_is_number, "a finite number")),
    "verdict": _one_of(tuple(Verdict.__members__)),
    "basis": _one_of(get_args(Basis)),
    "sources": (_are_texts, "a list of texts"),
    "directions": (lambda value: _are_texts(value) and len(value) == 2, "a list of two texts"),
}
