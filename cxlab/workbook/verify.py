"""Can a report be made again? Run it from its passport and compare every byte of its files."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

from cxlab.errors import InputError
from cxlab.words import speaking
from cxlab.workbook.catalogue import Notebook, find
from cxlab.workbook.claimed_passport import ClaimedPassport, read_page, read_passport
from cxlab.workbook.own_word import other_makers, own_word
from cxlab.workbook.pages.other_language import LINK
from cxlab.workbook.pages.report import (
    executed_text,
    language_of,
    render,
    render_as,
    to_json,
)
from cxlab.workbook.passport import Passport, code_fingerprint
from cxlab.workbook.report_data import is_default, other_files, report_data
from cxlab.workbook.run import NotebookError, Run, run
from cxlab.workbook.stage import stage_folder
from cxlab.workbook.sweep.rounding import rounded_file

PAGE, JSON, NOTEBOOK = ".html", ".json", ".ipynb"  # the files of a report
ROUNDED = "its numbers are rounded to four digits: what a new run has beyond these was not compared"


class Answer(Enum):
    """Whether a report could be made again, with the exit code of ``cxlab verify``."""

    YES = "yes", 0, "a new run gives the same report, byte for byte"
    NO = "no", 1, "a new run gives a different report, or what it says of itself is false"
    YES_EXCEPT = (
        "yes, except for what the report says of itself",
        3,
        "a new run gives the same report, but for what nobody here can check",
    )
    CANNOT_TELL = "cannot tell", 4, "it cannot be made here in the way it was made"
    YES_ROUNDED = (
        "yes, except for rounding",
        5,
        "rounded as a sweep rounds what it shares, a new run gives the same report",
    )

    def __init__(self, word: str, exit_code: int, meaning: str) -> None:
        """Keep the word, the exit code and what they mean."""
        self.word, self.exit_code, self.meaning = word, exit_code, meaning

    def __str__(self) -> str:
        """Return it as the command line says it."""
        return f"{self.word}: {self.meaning}"


@dataclass(frozen=True)
class Verification:
    """Whether a report could be made again byte for byte.

    Attributes
    ----------
    answer : Answer
        "cannot tell" where other code or other package versions made the report, and it differs,
        or its data lie behind a connection.
    reasons : tuple of str
        Why not, or what a "yes" leaves open.
    files : tuple of str
        What was compared: the page, and the JSON and the notebook beside it where they are there.
    """

    answer: Answer
    reasons: tuple[str, ...]
    files: tuple[str, ...] = ()


def verify(report: Path, data: str = "", own_notebook: Path | None = None) -> Verification:
    """Re-run a report from its passport and compare.

    Parameters
    ----------
    report : Path
        An HTML report made by cxlab; its JSON and its notebook are compared, too, where they lie
        beside it under the same name.
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
    page = read_page(report)
    claimed = read_passport(page, report.name)
    notebook = Notebook(own_notebook) if own_notebook else _of_the_workbook(claimed.notebook)
    files = {report.name: page.encode()} | _beside(report)
    if claimed.is_behind_a_connection:
        reason = "it was made from a table behind a connection, which can change: not verifiable"
        return Verification(Answer.CANNOT_TELL, (reason,))
    with stage_folder() as stage:
        places = report_data(claimed, notebook, report, data=data, stage=stage)
        if others := other_files(places, claimed):
            return Verification(Answer.NO, (*others[:1],))
        verification = _compared(claimed, notebook, places, files)
    return replace(verification, files=(*files,))


def _compared(
    claimed: ClaimedPassport,
    notebook: Notebook,
    places: Mapping[str, Path],
    files: Mapping[str, bytes],
) -> Verification:
    """Run a report again, and compare it with what its files hold."""
    try:
        again = run(notebook, _given(claimed, notebook, places))
    except (InputError, NotebookError) as error:
        with speaking(language_of(claimed.parameters)):  # a catalogue is part of the code
            is_same_code = claimed.code == code_fingerprint(notebook) and not _lacks_module(error)
        answer = Answer.NO if is_same_code else Answer.CANNOT_TELL
        return Verification(answer, (f"it cannot be run from its passport: {error}",))
    true = Passport(**render(again).content["passport"])
    expected = _expected(again, claimed.in_place_of(true), linked=_is_linked(files))
    differences = _differences(files, expected)
    makers = other_makers(claimed, true)
    if not differences or not _differences(files, _rounded(expected)):
        word = own_word(claimed, true, notebook, places)
        if word.false:
            return Verification(Answer.NO, word.false)
        rounding = (ROUNDED,) if differences else ()
        answer = Answer.YES_ROUNDED if rounding else Answer.YES
        if word.unproven:
            answer = Answer.YES_EXCEPT
        return Verification(answer, (*word.unproven, *rounding))
    if makers and _agrees_with_itself(files, expected):
        return Verification(Answer.CANNOT_TELL, (*makers, *differences))
    return Verification(Answer.NO, differences)


def _expected(again: Run, passport: Passport, *, linked: bool) -> dict[str, str]:
    """Return the files of a report as a new run gives them."""
    made_again = render_as(again, passport, linked=linked)
    return {
        PAGE: made_again.html,
        JSON: to_json(made_again.content),
        NOTEBOOK: executed_text(again),
    }


def _is_linked(files: Mapping[str, bytes]) -> bool:
    """Say whether a page links its other language: that was there, or not, when it was made."""
    return any(_kind(name) == PAGE and LINK.encode() in page for name, page in files.items())


def _of_the_workbook(name: str) -> Notebook:
    try:
        return find(name)
    except InputError as error:
        raise InputError(f"{error} If it is a notebook of your own, add --notebook PATH") from None


def _beside(report: Path) -> dict[str, bytes]:
    """Return the other files of a report's set that are there, by name."""
    paths = (report.with_suffix(ending) for ending in (JSON, NOTEBOOK))
    try:
        return {path.name: path.read_bytes() for path in paths if path.exists()}
    except OSError as error:
        raise InputError(f"cannot read {error.filename}: {error.strerror}") from None


def _lacks_module(error: InputError | NotebookError) -> bool:
    """Say whether a notebook failed for want of a module, as one of its author's own."""
    cells = error.copy.cells if isinstance(error, NotebookError) else ()
    names = {output.get("ename") for cell in cells for output in cell.get("outputs", ())}
    return "ModuleNotFoundError" in names


def _given(
    claimed: ClaimedPassport, notebook: Notebook, places: Mapping[str, Path]
) -> dict[str, Any]:
    """Return the parameters to run a report with, files as they are called here."""
    return {
        name: str(places[name]) if name in places else value
        for name, value in claimed.parameters.items()
        if not is_default(notebook, name, value)
    }


def _differences(files: Mapping[str, bytes], expected: Mapping[str, str]) -> tuple[str, ...]:
    """Return what to say of each file that is not as a new run gives it."""
    return tuple(
        f"{name} was altered: {_first_difference(content, expected[_kind(name)])}"
        for name, content in files.items()
        if content != expected[_kind(name)].encode()
    )


def _rounded(expected: Mapping[str, str]) -> dict[str, str]:
    """Return the files of a report as a sweep shares them where somebody is not shown."""
    return {kind: rounded_file(kind, text) for kind, text in expected.items()}


def _kind(name: str) -> str:
    """Return which file of a report it is: what is neither JSON nor notebook is the page."""
    ending = Path(name).suffix
    return ending if ending in (JSON, NOTEBOOK) else PAGE


def _agrees_with_itself(files: Mapping[str, bytes], expected: Mapping[str, str]) -> bool:
    """Say whether a report shows the passport that it carries, in its page and in its JSON.

    The passport is the last table of a page, and the last part of a JSON.
    """
    for name, content in files.items():
        text = expected[_kind(name)]
        start = {PAGE: "<table", JSON: '\n "passport"'}.get(_kind(name), "")
        end = "</table>" if _kind(name) == PAGE else ""
        last = text[text.rindex(start) :] if start else ""
        shown = last[: last.index(end) + len(end)] if end else last
        if shown.encode() not in content:
            return False
    return True


def _first_difference(content: bytes, expected: str) -> str:
    lines = content.decode("utf-8", "replace").splitlines()
    pairs = zip(lines, expected.splitlines(), strict=False)
    for number, (was, now) in enumerate(pairs, start=1):
        if was != now:
            letters = zip(was + "\0", now + "\1", strict=False)
            start = next(place for place, (a, b) in enumerate(letters) if a != b)
            here = slice(max(0, start - 30), start + 40)
            return f"line {number} reads '…{was[here]}…', a new run gives '…{now[here]}…'"
    return "it is longer or shorter than a new run's"
