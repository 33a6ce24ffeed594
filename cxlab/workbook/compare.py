"""What changed since last time, and is it noise? Two results, finding by finding."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cxlab.errors import InputError, nearest
from cxlab.finding import Finding
from cxlab.numbers import plural
from cxlab.statistics.change import Change, change
from cxlab.table import Table
from cxlab.workbook.report import TEMPLATE

COLUMNS = ("Finding", "Claim", "Old", "New", "Change", "Interval of the change", "What it means")
NOISE, REAL = "no more than noise would give", "more than noise"


@dataclass(frozen=True)
class Result:
    """One report's JSON: the findings by id, and the data they came from."""

    notebook: str
    findings: dict[str, Finding]
    files: dict[str, str]


@dataclass(frozen=True)
class Line:
    """One finding, old and new; ``meaning`` says what the change is worth."""

    notebook: str
    id: str
    old: Finding | None
    new: Finding | None
    change: Change | None
    meaning: str

    @property
    def claim(self) -> str:
        """The claim, as the later of the two words it."""
        known = self.new or self.old
        return known.claim if known else ""


def compare(old: Path, new: Path) -> tuple[Line, ...]:
    """Return every finding of two results, or of two folders of results, side by side.

    Raises
    ------
    InputError
        If a file is no result, a folder holds none, or the two have no notebook in common.
    """
    before, after = results(old), results(new)
    common = [name for name in after if name in before]
    if not common:
        hint = nearest(next(iter(after)), before)
        raise InputError(
            f"nothing to compare: {old} holds {', '.join(before)}; {new} holds "
            f"{', '.join(after)}.{hint}"
        )
    return tuple(
        line
        for name in [*common, *(n for n in (*before, *after) if (n in before) != (n in after))]
        for line in _lines(before.get(name), after.get(name))
    )


def results(path: Path) -> dict[str, Result]:
    """Return the results in a file or folder, by notebook.

    Raises
    ------
    InputError
        If there are none.
    """
    if not path.exists():
        raise InputError(f"there is no file or folder '{path}'")
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    found = [_result(file) for file in files]
    if not found:
        raise InputError(f"{path} holds no results (NAME.json, as cxlab run and report write them)")
    return {result.notebook: result for result in found}


def _result(path: Path) -> Result:
    try:
        record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        findings = [Finding.from_dict(each) for each in record["findings"]]
        files = dict(record["passport"]["files"])
        return Result(str(record["notebook"]), {f.id: f for f in findings}, files)
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(
            f"{path} is no result of cxlab ({type(error).__name__}: {error})"
        ) from None


def _lines(old: Result | None, new: Result | None) -> list[Line]:
    before, after = (result.findings if result else {} for result in (old, new))
    same = old is not None and new is not None and old.files == new.files
    name = (old or new or Result("", {}, {})).notebook
    return [_line(name, id, before.get(id), after.get(id), same) for id in {**after, **before}]


def _line(
    notebook: str, id: str, old: Finding | None, new: Finding | None, same_data: bool
) -> Line:
    if old is None or new is None:
        return Line(notebook, id, old, new, None, f"only in the {'new' if new else 'old'} result")
    if old.estimate is None or new.estimate is None:
        missing = "neither has" if old.estimate is new.estimate else "one of them has no"
        return Line(notebook, id, old, new, None, f"cannot be compared: {missing} evidence")
    try:
        found = change(old.estimate, new.estimate)
    except InputError as error:
        return Line(notebook, id, old, new, None, f"cannot be compared: {error}")
    if same_data:
        alike = found.value == 0 and old.estimate == new.estimate
        meaning = "the same" if alike else "the same data: settings or code changed it, not people"
        return Line(notebook, id, old, new, found, meaning)
    return Line(notebook, id, old, new, found, REAL if found.more_than_noise else NOISE)


def table(lines: Sequence[Line]) -> Table:
    """Return the comparison as a table, with what to make of the number of changes."""
    rows = tuple(
        (
            line.id,
            line.claim,
            _shown(line.old),
            _shown(line.new),
            *_change(line),
            line.meaning,
        )
        for line in lines
    )  # fmt: skip
    return Table("What changed, finding by finding", COLUMNS, rows, note=summary(lines))


def summary(lines: Sequence[Line]) -> str:
    """Return what a manager reads first."""
    compared = [line for line in lines if line.meaning in (NOISE, REAL)]
    real = [line for line in compared if line.meaning == REAL]
    both = [(line.old, line.new) for line in lines if line.old and line.new]
    turned = sum(old.verdict is not new.verdict for old, new in both)
    said = f"{len(real)} of {len(compared)} compared findings changed by more than noise."
    if len(compared) > 1 and real:
        said += (
            f" Of {len(compared)} that did not change at all, about {len(compared) / 20:.1f} would "
            "look so by chance."
        )
    if turned:
        said += f" {plural(turned, 'verdict')} changed."
    return f"{said} The two are taken as samples of different people."


def _shown(finding: Finding | None) -> str | None:
    if finding is None or finding.estimate is None:
        return None
    estimate = finding.estimate
    value = estimate.show(estimate.value)
    return f"{finding.verdict.words}: {value} ({estimate.interval_text()})"


def _change(line: Line) -> tuple[str | None, str | None]:
    if line.change is None or line.new is None or line.new.estimate is None:
        return None, None
    show, found = line.new.estimate.show, line.change
    return show(found.value), f"{show(found.lower)} to {show(found.upper)}"


def page(lines: Sequence[Line], old: str, new: str) -> str:
    """Return the comparison as one offline HTML page."""
    from jinja2 import Environment, FileSystemLoader

    environment = Environment(
        loader=FileSystemLoader(TEMPLATE), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("compare.html.j2").render(
        old=old,
        new=new,
        summary=summary(lines),
        table=table(lines)._repr_html_(),
        style=(TEMPLATE / "report.css").read_text(encoding="utf-8"),
    )
