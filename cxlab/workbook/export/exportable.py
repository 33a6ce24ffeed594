"""What an export is made from: a report's JSON, and the figures of the notebook beside it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cxlab.claims.finding import Finding
from cxlab.errors import InputError
from cxlab.workbook.claimed_passport import ClaimedPassport
from cxlab.workbook.export.pictures import Picture, pictures_of
from cxlab.workbook.pages.report import language_of
from cxlab.workbook.records import findings
from cxlab.workbook.result_file import Result, results
from cxlab.workbook.whole_set import strangers_in


@dataclass(frozen=True)
class Exportable:
    """A report's JSON, read and checked.

    Attributes
    ----------
    name : str
        The report's, which its exports bear.
    question : str
    language : str
        The run's: an export speaks it.
    findings : tuple of Finding
    records : list of dict
        The findings as they stand in the JSON, at its precision.
    passport : ClaimedPassport
    pictures : tuple of Picture
        Empty where the notebook is not beside the JSON.
    has_notebook : bool
    """

    name: str
    question: str
    language: str
    findings: tuple[Finding, ...]
    records: tuple[dict[str, Any], ...]
    passport: ClaimedPassport
    pictures: tuple[Picture, ...] = ()
    has_notebook: bool = False


def read_exportable(path: Path) -> Exportable:
    """Return what a report's JSON holds, with the figures of the notebook beside it.

    Raises
    ------
    InputError
        If the file is no result, was changed since it was written, or says otherwise than the
        notebook beside it.
    """
    if path.suffix != ".json" or path.is_dir():
        raise InputError(f"{path} is no result: name the JSON that a run writes beside its page")
    (result,) = results(path).values()
    content = result.content
    try:
        passport = ClaimedPassport.model_validate(content["passport"])
    except ValueError:
        raise InputError(f"{path}: its passport is none that a run writes") from None
    notebook = _beside(path)
    if notebook is not None:
        _check_the_same(result, notebook, path)
    return Exportable(
        name=path.stem,
        question=str(content.get("question", "")),
        language=language_of(passport.parameters),
        findings=tuple(result.findings.values()),
        records=tuple(content["findings"]),
        passport=passport,
        pictures=pictures_of(notebook) if notebook is not None else (),
        has_notebook=notebook is not None,
    )


def _beside(path: Path) -> Any:
    """Return the executed notebook beside a result; None where there is none."""
    notebook = path.with_suffix(".ipynb")
    if not notebook.exists():
        return None
    if reason := strangers_in(path.parent).get(notebook.name):
        raise InputError(reason)
    try:
        import nbformat

        return nbformat.from_dict(json.loads(notebook.read_text(encoding="utf-8")))
    except (OSError, ValueError, AttributeError, RecursionError):
        raise InputError(f"{notebook} is no notebook: it is not of the run of {path}") from None


def _check_the_same(result: Result, notebook: Any, path: Path) -> None:
    """Refuse a result whose findings are not those of its own notebook."""
    try:
        ran = {finding.id: finding.to_dict() for finding in findings(notebook)}
    except (AttributeError, KeyError, TypeError, ValueError):
        ran = {}
    if gone := ran.keys() - result.findings.keys():
        raise InputError(
            f"{path} was altered: it lacks {', '.join(sorted(gone))}, which {path.stem}.ipynb "
            "beside it has"
        )
    numbers = ("value", "lower", "upper", "n", "p_value", "verdict")
    for id, finding in result.findings.items():
        written, known = finding.to_dict(), ran.get(id, {})
        for key in numbers:
            if written[key] != known.get(key):
                raise InputError(
                    f"{path} was altered: {id} has {key} {written[key]}, and {known.get(key)} in "
                    f"{path.stem}.ipynb beside it"
                )
