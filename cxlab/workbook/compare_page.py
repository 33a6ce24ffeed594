"""What changed since last time, for people: a table, a summary, and a page of both."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from os.path import abspath
from pathlib import Path

from cxlab.claims.finding import Finding
from cxlab.numbers import Measure, exact_percent, of_difference
from cxlab.table import Table
from cxlab.words import phrase, say, say_count
from cxlab.workbook.change_rows import change_rows, has_evidence, is_better
from cxlab.workbook.compare import OF_OTHER_PEOPLE, Line, Meaning
from cxlab.workbook.pages.filled import filled
from cxlab.workbook.result_file import results

COLUMNS = (
    phrase("Claim"),
    phrase("Old"),
    phrase("New"),
    phrase("Change"),
    phrase("Interval of the change"),
    phrase("What it means"),
    phrase("Finding"),
)


def table(lines: Sequence[Line]) -> Table:
    """Return the comparison as a table, with what to make of the number of changes."""
    rows = tuple(
        (line.claim, _shown(line.old), _shown(line.new), *_change(line), line.in_words, line.id)
        for line in lines
    )
    heads = tuple(say(head) for head in COLUMNS)
    return Table(say("What changed, finding by finding"), heads, rows, note=summary(lines))


def summary(lines: Sequence[Line]) -> str:
    """Return what a manager reads first."""
    if not lines:
        return say("There are no findings to compare.")
    if all(_untouched(line) for line in lines):
        return say(
            "The two are the same: the same data and settings, the same estimates and verdicts."
        )
    sentences = [*_of_others(lines), *_of_the_same(lines)]
    sentences = [*_unlike(lines), *(sentences or [say("No finding could be compared.")])]
    if turned := sum(1 for line in lines if line.turned):
        sentences.append(
            say_count(
                "{n} verdict changed (marked in the table).",
                "{n:,} verdicts changed (marked in the table).",
                turned,
            )
        )
    if differ := _settings(lines):
        sentences.append(
            say(
                "Settings differ: {settings}. A changed number or verdict may come from them.",
                settings=". ".join(differ),
            )
        )
    return " ".join(sentences)


def _unlike(lines: Sequence[Line]) -> list[str]:
    """Say what makes the two incomparable, where they are compared anyway."""
    differ = dict.fromkeys(text for line in lines for text in line.unlike)
    if not differ:
        return []
    return [
        say(
            "Careful: the two are not about the same ({differences}). A change between them need "
            "not mean anything.",
            differences="; ".join(differ),
        )
    ]


def _settings(lines: Sequence[Line]) -> list[str]:
    """Return the settings that differ, once for each notebook."""
    by_notebook = {line.notebook: "; ".join(line.settings) for line in lines if line.settings}
    if len({line.notebook for line in lines}) == 1:
        return list(by_notebook.values())
    return [f"{notebook}: {settings}" for notebook, settings in by_notebook.items()]


def _untouched(line: Line) -> bool:
    moved = line.meaning is Meaning.SAME_BUT_ITS_INTERVAL
    return line.same_data and line.alike and not line.settings and not moved


def _levels_of_others(lines: Sequence[Line]) -> list[float]:
    """Return the confidence level of each finding that is compared on different data."""
    return [
        line.new.estimate.level
        for line in lines
        if line.meaning in OF_OTHER_PEOPLE and line.new and line.new.estimate
    ]


def _of_others(lines: Sequence[Line]) -> Iterator[str]:
    """Yield what is said of findings on different data."""
    if not (levels := _levels_of_others(lines)):
        return
    total = len(levels)
    real = sum(1 for line in lines if line.meaning is Meaning.MORE_THAN_NOISE)
    yield say("{real} of {n} compared findings changed by more than noise.", real=real, n=total)
    if total > 1 and real:
        yield say(
            "That {n} were compared is taken into account: if nothing had changed at all, even one "
            "such finding would turn up in at most {chance} of comparisons.",
            n=total,
            chance=exact_percent(1 - min(levels)),
        )
    if among := sum(1 for line in lines if line.meaning is Meaning.AMONG_MANY):
        yield say_count(
            "{n} more would look so if it were looked at alone.",
            "{n} more would look so if they were looked at alone.",
            among,
        )
    if real < total:
        yield say(
            "The other {n} may be noise; that does not say that nothing changed: every change "
            "inside its interval fits the data.",
            n=total - real,
        )
    yield say("The two are taken as samples of different people.")


def _of_the_same(lines: Sequence[Line]) -> Iterator[str]:
    """Yield what is said of findings on the same data."""
    same = [line for line in lines if line.same_data and line.old and line.new]
    if same:
        yield say_count(
            "{changed} of {n} finding on the same data changed. The answers are the same "
            "people's in both, so differences come from settings, codebook or code, and no "
            "interval of a difference between samples applies.",
            "{changed} of {n:,} findings on the same data changed. The answers are the same "
            "people's in both, so differences come from settings, codebook or code, and no "
            "interval of a difference between samples applies.",
            len(same),
            changed=sum(1 for line in same if not line.alike),
        )


def _shown(finding: Finding | None) -> str | None:
    if finding is None or finding.estimate is None:
        return None
    return f"{finding.verdict.words}: {finding.estimate.text()}"


def _change(line: Line) -> tuple[str | None, str | None]:
    if line.change is None or line.new is None or line.new.estimate is None:
        return None, None
    measure = of_difference(line.new.estimate.measure)
    value = say(measure.amount, value=measure.show(line.change.value))
    if line.same_data:
        return value, None
    low, high = (_bound(measure, end) for end in (line.change.lower, line.change.upper))
    return value, say("{low} to {high}", low=low, high=high)


def _bound(measure: Measure, value: float) -> str:
    """Return an end of an interval; one that only rounds to zero says on which side it lies."""
    shown = measure.show(value)
    if value == 0 or shown != measure.show(0.0):
        return shown
    return (
        say("just above {value}", value=shown)
        if value > 0
        else say("just below {value}", value=shown)
    )


def described(path: Path) -> str:
    """Return a path's last two names and, of one result, what it is about and its data's name."""
    name, known = "/".join(Path(abspath(path)).parts[-2:]), results(path)
    made_from = next(iter(known.values())).described() if len(known) == 1 else ""
    return f"{name} ({made_from})" if made_from else name


def improvement(lines: Sequence[Line]) -> str:
    """Return what comes first: what got better or worse by more than noise."""
    judged = [(is_better(line), line.claim) for line in lines]
    better, worse = ([claim for good, claim in judged if good is side] for side in (True, False))
    sentences = []
    if better:
        sentences.append(say("Better than before: {n:,}.", n=len(better)))
    if worse:
        sentences.append(say("Worse than before: {n:,}.", n=len(worse)))
    if not sentences and any(line.meaning in OF_OTHER_PEOPLE for line in lines):
        sentences.append(say("Nothing is clearly better or worse than before."))
    real = sum(1 for line in lines if line.meaning is Meaning.MORE_THAN_NOISE)
    if other := real - len(better) - len(worse):
        sentences.append(say("Changed, but neither better nor worse: {n:,}.", n=other))
    return " ".join(sentences)


def page(lines: Sequence[Line], old: str, new: str) -> str:
    """Return the comparison of two results, as they are described, as one offline HTML page."""
    shown = [line for line in lines if has_evidence(line)]
    return filled(
        "compare.html.j2",
        old=old,
        new=new,
        first=improvement(lines),
        summary=summary(lines),
        rows=change_rows(shown),
        without=len(lines) - len(shown),
        table=replace(table(shown), note="")._repr_html_(),
    )
