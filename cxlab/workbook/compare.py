"""What changed since last time, and is it noise? Two results, finding by finding."""

from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import partial
from pathlib import Path

from cxlab.claims.change import Change, change, other_measure, why_not_compared
from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.claims.p_of_interval import p_of_limit
from cxlab.errors import InputError, nearest
from cxlab.statistics.multiplicity import holm
from cxlab.survey.big.responses import NO_FINGERPRINT
from cxlab.words import phrase, say
from cxlab.workbook.comparable import (
    check_comparable,
    codebook_differs,
    incomparable,
    was_then,
)
from cxlab.workbook.own_files import FILES
from cxlab.workbook.result_file import Result, results
from cxlab.workbook.whose_answers import data_fingerprints


class Meaning(Enum):
    """What a change is worth."""

    NOISE = auto()
    MORE_THAN_NOISE = auto()
    AMONG_MANY = auto()
    SAME = auto()
    SAME_BUT_ITS_INTERVAL = auto()
    SAME_PEOPLE = auto()
    UNKNOWN_DATA = auto()
    ONLY_OLD = auto()
    ONLY_NEW = auto()
    NEITHER_HAS_EVIDENCE = auto()
    ONE_HAS_EVIDENCE = auto()
    NOT_COMPARED = auto()


WORDS = {
    Meaning.NOISE: phrase("may be noise"),
    Meaning.MORE_THAN_NOISE: phrase("more than noise"),
    Meaning.AMONG_MANY: phrase("clear if looked at alone, but among so many it may be noise"),
    Meaning.SAME: phrase("the same"),
    Meaning.SAME_BUT_ITS_INTERVAL: phrase("the same, but for its interval"),
    Meaning.SAME_PEOPLE: phrase("the same data: settings, codebook or code changed it, not people"),
    Meaning.UNKNOWN_DATA: phrase(
        "cannot be compared: the data, a table behind a connection, may or may not be the same"
    ),
    Meaning.ONLY_OLD: phrase("only in the old result"),
    Meaning.ONLY_NEW: phrase("only in the new result"),
    Meaning.NEITHER_HAS_EVIDENCE: phrase("cannot be compared: neither has evidence"),
    Meaning.ONE_HAS_EVIDENCE: phrase("cannot be compared: no evidence found in one of them"),
    Meaning.NOT_COMPARED: phrase("cannot be compared: {reason}"),
}
OF_OTHER_PEOPLE = (Meaning.NOISE, Meaning.MORE_THAN_NOISE, Meaning.AMONG_MANY)


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
    meaning : Meaning
        What the change is worth.
    reason : str
        Why the two cannot be compared, where the meaning is that.
    same_data : bool
        Whether the two results are of the same people's answers.
    settings : tuple of str
        Parameters that differ between the two results, as `settings` says them.
    unlike : tuple of str
        What makes the two incomparable, where they are compared anyway.
    """

    notebook: str
    id: str
    old: Finding | None
    new: Finding | None
    change: Change | None = None
    meaning: Meaning = Meaning.NOT_COMPARED
    reason: str = ""
    same_data: bool = False
    settings: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()

    @property
    def claim(self) -> str:
        """The claim, as the later of the two words it."""
        known = self.new or self.old
        return known.claim if known else ""

    @property
    def in_words(self) -> str:
        """What the change is worth, and whether it turned the verdict."""
        worth = say(WORDS[self.meaning], reason=self.reason)
        return say("{meaning}; the verdict changed", meaning=worth) if self.turned else worth

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


def compare(old: Path, new: Path, *, anyway: bool = False) -> tuple[Line, ...]:
    """Return every finding of two results, or of two folders of results, side by side.

    A change counts as more than noise if it still does when all compared changes are looked at
    together (Holm): so rarely as one alone is any of them a false alarm.

    Parameters
    ----------
    old, new : Path
    anyway : bool
        Whether to compare results that are not about the same, e.g. on another answer scale.

    Raises
    ------
    InputError
        If a file is no result, a folder holds none or two of one notebook, the two have no
        notebook in common, or what they say is not about the same.
    """
    before, after = results(old), results(new)
    common = [name for name in after if name in before]
    if not common:
        hint = nearest(next(iter(after)), before)
        raise InputError(
            f"nothing to compare: {old} holds {', '.join(before)}; {new} holds "
            f"{', '.join(after)}.{hint}"
        )
    if not anyway:
        for name in common:
            check_comparable(before[name], after[name])
    return tuple(
        _together(
            [
                line
                for name in [*common, *(n for n in {**before, **after} if n not in common)]
                for line in _lines(before.get(name), after.get(name))
            ]
        )
    )


# Files are told apart by what they hold; a language changes no number.
IN_WORDS = (*FILES, "language")


def settings(old: Result, new: Result) -> tuple[str, ...]:
    """Return the parameters that differ, but for data and language: ``level 0.95, then 0.8``."""
    was, now = old.parameters, new.parameters
    names = [key for key in {**was, **now} if key not in IN_WORDS]
    lines = [
        was_then(key, was.get(key), now.get(key)) for key in names if was.get(key) != now.get(key)
    ]
    return (*codebook_differs(old, new), *lines)


def _lines(old: Result | None, new: Result | None) -> list[Line]:
    before, after = (result.findings if result else {} for result in (old, new))
    name = (old or new or Result("", {}, {}, {})).notebook
    lines = [Line(name, id, old=before.get(id), new=after.get(id)) for id in {**after, **before}]
    if old is None or new is None:
        return [_judged(line) for line in lines]
    known = partial(replace, settings=settings(old, new), unlike=incomparable(old, new))
    return [_judged(*_whose(known(line), old, new)) for line in lines]


def _whose(line: Line, old: Result, new: Result) -> tuple[Line, bool]:
    """Return the line knowing whether both are of the same people, and whether nobody knows."""
    first, second = (
        data_fingerprints(result.files, result.parameters, finding.sources if finding else ())
        for result, finding in ((old, line.old), (new, line.new))
    )
    unknown = first == second and NO_FINGERPRINT in new.files.values()
    return replace(line, same_data=first == second and not unknown), unknown


def _together(lines: list[Line]) -> list[Line]:
    """Return the lines, those changes called noise that only look like more among so many."""
    compared = [line for line in lines if line.meaning in OF_OTHER_PEOPLE]
    adjusted = iter(holm([_p_of_change(line) for line in compared]))
    return [
        replace(line, meaning=Meaning.AMONG_MANY)
        if line.meaning in OF_OTHER_PEOPLE
        and next(adjusted) > _chance(line)
        and line.meaning is Meaning.MORE_THAN_NOISE
        else line
        for line in lines
    ]


def _p_of_change(line: Line) -> float:
    """Return the p-value of no change, from its interval."""
    old, new = (finding.estimate if finding else None for finding in (line.old, line.new))
    if line.change is None or old is None or new is None:
        return 1.0
    change, dfs = line.change, [df for df in (old.df, new.df) if df is not None]
    ends = (change.value, change.lower, change.upper)
    df = min(dfs) if len(dfs) == 2 else None
    # By whatever is measured, as a change may lie beyond its ends: that of a share, below 0.
    return p_of_limit(Estimate(*ends, "gap", level=new.level, df=df), 0.0)


def _chance(line: Line) -> float:
    """Return how often a change that is none may be called one."""
    return 1 - line.new.estimate.level if line.new and line.new.estimate else 0.0


def _judged(line: Line, unknown: bool = False) -> Line:
    """Return the line with its change, and what that is worth, if it is known whose data it is."""
    old, new = line.old, line.new
    if old is None or new is None:
        return replace(line, meaning=Meaning.ONLY_NEW if new else Meaning.ONLY_OLD)
    if old.estimate is None and new.estimate is None:
        return replace(line, meaning=Meaning.NEITHER_HAS_EVIDENCE)
    if old.estimate is None or new.estimate is None:
        return replace(line, meaning=Meaning.ONE_HAS_EVIDENCE)
    if unknown:
        return replace(line, meaning=Meaning.UNKNOWN_DATA)
    if line.same_data:
        return _of_the_same_people(line, old.estimate, new.estimate)
    if reason := why_not_compared(old.estimate, new.estimate):
        return replace(line, meaning=Meaning.NOT_COMPARED, reason=reason)
    changed = change(old.estimate, new.estimate)
    worth = Meaning.MORE_THAN_NOISE if changed.more_than_noise else Meaning.NOISE
    return replace(line, change=changed, meaning=worth)


def _of_the_same_people(line: Line, old: Estimate, new: Estimate) -> Line:
    """Return the line with a change that no sampling made: it has no interval, and needs none."""
    if line.alike:
        unmoved = (old.lower, old.upper, old.level) == (new.lower, new.upper, new.level)
        return replace(line, meaning=Meaning.SAME if unmoved else Meaning.SAME_BUT_ITS_INTERVAL)
    if old.measure != new.measure:
        return replace(line, meaning=Meaning.NOT_COMPARED, reason=other_measure(old, new))
    exact = new.value - old.value
    return replace(line, change=Change(exact, exact, exact), meaning=Meaning.SAME_PEOPLE)
