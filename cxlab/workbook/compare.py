"""What changed since last time, and is it noise? Two results, finding by finding."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from os.path import abspath
from pathlib import Path
from typing import Any

from cxlab.claims.change import Change, change
from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.errors import InputError, nearest
from cxlab.numbers import Measure, of_difference, plural
from cxlab.survey.big.responses import NO_FINGERPRINT
from cxlab.table import Table
from cxlab.workbook.pages.report import TEMPLATE
from cxlab.workbook.result_file import Result, results
from cxlab.workbook.whose_answers import codebooks, data_fingerprints

COLUMNS = ("Claim", "Old", "New", "Change", "Interval of the change", "What it means", "Finding")
NOISE, REAL, TURNED = "may be noise", "more than noise", "; the verdict changed"
SAME, SET = "the same", "the same data: settings, codebook or code changed it, not people"
INTERVAL = "the same, but for its interval"
UNKNOWN = "cannot be compared: the data, a table behind a connection, may or may not be the same"


@dataclass(frozen=True)
class Line:
    """One finding, old and new.

    Attributes
    ----------
    notebook : str
    id : str
    old, new : Finding or None
    change : Change or None
        None where the two cannot be compared.
    meaning : str
        What the change is worth.
    same_data : bool
        Whether the two results are of the same people's answers.
    settings : tuple of str
        Parameters that differ between the two results, as `settings` says them.
    """

    notebook: str
    id: str
    old: Finding | None
    new: Finding | None
    change: Change | None
    meaning: str
    same_data: bool = False
    settings: tuple[str, ...] = ()

    @property
    def claim(self) -> str:
        """The claim, as the later of the two words it."""
        known = self.new or self.old
        return known.claim if known else ""

    @property
    def turned(self) -> bool:
        """Whether old and new have different verdicts."""
        return bool(self.old and self.new and self.old.verdict is not self.new.verdict)

    @property
    def alike(self) -> bool:
        """Whether old and new have the same value and the same verdict."""
        if self.old is None or self.new is None:
            return False
        old, new = self.old.estimate, self.new.estimate
        same = old is new if old is None or new is None else _value(old) == _value(new)
        return same and self.old.verdict is self.new.verdict


def _value(estimate: Estimate) -> tuple[str, float]:
    return estimate.measure, estimate.value


def compare(old: Path, new: Path) -> tuple[Line, ...]:
    """Return every finding of two results, or of two folders of results, side by side.

    Raises
    ------
    InputError
        If a file is no result, a folder holds none or two of one notebook, or the two have no
        notebook in common.
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


def settings(old: Result, new: Result) -> tuple[str, ...]:
    """Return the parameters that differ, but for the data: ``level 0.95, then 0.8``."""
    was, now = old.parameters, new.parameters
    names = [key for key in {**was, **now} if key not in ("data", "codebook")]
    said = [f"{key} {_then(was.get(key), now.get(key))}"
            for key in names if was.get(key) != now.get(key)]  # fmt: skip
    first, then = (codebooks(result.files, result.parameters) for result in (old, new))
    gone = ", ".join(name for name, digest in first.items() if digest not in then.values())
    come = ", ".join(name for name, digest in then.items() if digest not in first.values())
    if gone or come:
        edited = f"{gone}, since edited"
        said.insert(0, f"codebook {edited if gone == come else _then(gone, come)}")
    return tuple(said)


def _then(was: Any, now: Any) -> str:
    first, then = ("not set" if value in (None, "") else str(value) for value in (was, now))
    return f"{first}, then {then}"


def _lines(old: Result | None, new: Result | None) -> list[Line]:
    before, after = (result.findings if result else {} for result in (old, new))
    name = (old or new or Result("", {}, {}, {})).notebook
    lines = [Line(name, id, before.get(id), after.get(id), None, "") for id in {**after, **before}]
    if old is None or new is None:
        return [_judged(line) for line in lines]
    same = data_fingerprints(old.files, old.parameters) == data_fingerprints(
        new.files, new.parameters
    )
    unknown = same and NO_FINGERPRINT in new.files.values()
    differ = settings(old, new)
    lines = [replace(line, same_data=same and not unknown, settings=differ) for line in lines]
    return [_judged(line, unknown) for line in lines]


def _judged(line: Line, unknown: bool = False) -> Line:
    """Return the line with its change, and what that is worth, if it is known whose data it is."""
    old, new = line.old, line.new
    if old is None or new is None:
        return replace(line, meaning=f"only in the {'new' if new else 'old'} result")
    if old.estimate is None or new.estimate is None:
        missing = "neither has" if old.estimate is new.estimate else "one of them has no"
        return replace(line, meaning=f"cannot be compared: {missing} evidence")
    if unknown:
        return replace(line, meaning=UNKNOWN)
    try:
        if line.same_data:
            return _of_the_same_people(line, old.estimate, new.estimate)
        found = change(old.estimate, new.estimate)
    except InputError as error:
        return replace(line, meaning=f"cannot be compared: {error}")
    return replace(line, change=found, meaning=REAL if found.more_than_noise else NOISE)


def _of_the_same_people(line: Line, old: Estimate, new: Estimate) -> Line:
    """Return the line with a change that no sampling made: it has no interval, and needs none."""
    if line.alike:
        unmoved = (old.lower, old.upper, old.level) == (new.lower, new.upper, new.level)
        return replace(line, meaning=SAME if unmoved else INTERVAL)
    if old.measure != new.measure:
        raise InputError(f"one is a {old.measure}, the other a {new.measure}")
    exact = new.value - old.value
    return replace(line, change=Change(exact, exact, exact), meaning=SET)


def table(lines: Sequence[Line]) -> Table:
    """Return the comparison as a table, with what to make of the number of changes."""
    rows = tuple(
        (
            line.claim,
            _shown(line.old),
            _shown(line.new),
            *_change(line),
            line.meaning + TURNED * line.turned,
            line.id,
        )
        for line in lines
    )
    return Table("What changed, finding by finding", COLUMNS, rows, note=summary(lines))


def summary(lines: Sequence[Line]) -> str:
    """Return what a manager reads first."""
    if not lines:
        return "There are no findings to compare."
    if all(_untouched(line) for line in lines):
        return "The two are the same: the same data and settings, the same estimates and verdicts."
    turned = sum(line.turned for line in lines)
    said = [*_of_others(lines), *_of_the_same(lines)] or ["No finding could be compared."]
    if turned:
        said.append(f"{plural(turned, 'verdict')} changed (marked in the table).")
    several = len({line.notebook for line in lines}) > 1
    differ = {
        (f"{line.notebook}: " if several else "") + "; ".join(line.settings): None
        for line in lines if line.settings
    }  # fmt: skip
    if differ:
        said.append(
            f"Settings differ: {'. '.join(differ)}. A changed number or verdict may come from them."
        )
    return " ".join(said)


def _untouched(line: Line) -> bool:
    return line.same_data and line.alike and not line.settings and line.meaning != INTERVAL


def _of_others(lines: Sequence[Line]) -> Iterator[str]:
    """Yield what is said of findings on different data."""
    levels = [
        line.new.estimate.level
        for line in lines
        if line.meaning in (NOISE, REAL) and line.new and line.new.estimate
    ]
    if not levels:
        return
    real = sum(line.meaning == REAL for line in lines)
    yield f"{real} of {len(levels)} compared findings changed by more than noise."
    if real < len(levels):
        yield (
            f"The other {len(levels) - real} may be noise; that does not say that nothing changed: "
            "every change inside its interval fits the data."
        )
    if len(levels) > 1 and real:
        chance = sum(1 - level for level in levels)
        about = f"about {chance:.1f}" if chance >= 0.05 else "fewer than 0.1"
        yield f"Of {len(levels)} that did not change at all, {about} would look so by chance."
    yield "The two are taken as samples of different people."


def _of_the_same(lines: Sequence[Line]) -> Iterator[str]:
    """Yield what is said of findings on the same data."""
    same = [line for line in lines if line.same_data and line.old and line.new]
    if same:
        changed = sum(not line.alike for line in same)
        yield (
            f"{changed} of {plural(len(same), 'finding')} on the same data changed. The answers "
            "are the same people's in both, so differences come from settings, codebook or code, "
            "and no interval of a difference between samples applies."
        )


def _shown(finding: Finding | None) -> str | None:
    if finding is None or finding.estimate is None:
        return None
    estimate = finding.estimate
    return f"{finding.verdict.words}: {estimate.text()}"


def _change(line: Line) -> tuple[str | None, str | None]:
    if line.change is None or line.new is None or line.new.estimate is None:
        return None, None
    found, measure = line.change, of_difference(line.new.estimate.measure)
    value = f"{measure.show(found.value)} {measure.unit}".strip()
    if line.same_data:
        return value, None
    return value, f"{_bound(measure, found.lower)} to {_bound(measure, found.upper)}"


def _bound(measure: Measure, value: float) -> str:
    """Return an end of an interval; one that only rounds to zero says on which side it lies."""
    shown = measure.show(value)
    if value == 0 or shown != measure.show(0.0):
        return shown
    return f"just {'above' if value > 0 else 'below'} {shown}"


def described(path: Path) -> str:
    """Return a path's last two names and, of one result, what it is about and its data's name."""
    name, known = "/".join(Path(abspath(path)).parts[-2:]), results(path)
    made_from = next(iter(known.values())).described() if len(known) == 1 else ""
    return f"{name} ({made_from})" if made_from else name


def page(lines: Sequence[Line], old: str, new: str) -> str:
    """Return the comparison of two results, as they are described, as one offline HTML page."""
    from jinja2 import Environment, FileSystemLoader

    environment = Environment(
        loader=FileSystemLoader(TEMPLATE), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("compare.html.j2").render(
        old=old,
        new=new,
        summary=summary(lines),
        table=replace(table(lines), note="")._repr_html_(),
        style=(TEMPLATE / "report.css").read_text(encoding="utf-8"),
    )
