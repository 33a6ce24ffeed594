"""Many runs on one page: those that differ, how many the others are, and all names in folds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cxlab.statistics.ranking import Ranking
from cxlab.table import Table
from cxlab.words import say, say_count
from cxlab.workbook.sweep.line import Line
from cxlab.workbook.sweep.results import Results, differs

MANY = 200  # runs that a reader looks through one by one
IN_A_FOLD = 100
DRAWN = 100


@dataclass(frozen=True)
class Fold:
    """Runs that stand beside each other in the order of their names."""

    title: str
    lines: tuple[Line, ...]


def folds(lines: Sequence[Line]) -> list[Fold]:
    """Return the runs in parts short enough to look through; none where one table does."""
    if len(lines) <= MANY:
        return []
    parts = [tuple(lines[start : start + IN_A_FOLD]) for start in range(0, len(lines), IN_A_FOLD)]
    return [
        Fold(
            say("{first} to {last} ({n})", first=part[0].label, last=part[-1].label, n=len(part)),
            part,
        )
        for part in parts
    ]


def counts(results: Results, reports: int) -> Table:
    """Return how many runs lie above and below the average, and how many cannot be told apart."""
    ranked = results.ranking.branches if results.ranking else ()
    apart = [branch for branch in ranked if differs(branch.adjusted)]
    above = sum(1 for branch in apart if branch.from_average > 0)
    rows = [
        (say("above the average"), above),
        (say("below the average"), len(apart) - above),
        (say("not clearly different from the average"), len(ranked) - len(apart)),
    ]
    estimated = sum(1 for finding in results.by_label.values() if finding.estimate is not None)
    if not ranked:
        rows = [(say("with an estimate"), estimated)]
    rows.append((say("without an estimate"), reports - estimated))
    return Table(say("How many are where"), (say("Where"), say("How many")), tuple(rows))


def drawn(ranking: Ranking) -> Ranking | None:
    """Return the branches to draw: all; of many, the surest of those that differ, if any do."""
    if len(ranking.branches) <= MANY:
        return ranking
    apart = [branch for branch in ranking.branches if differs(branch.adjusted)]
    surest = {branch.name for branch in sorted(apart, key=lambda b: b.p_value)[:DRAWN]}
    if not surest:
        return None
    kept = tuple(branch for branch in ranking.branches if branch.name in surest)
    return replace(ranking, branches=kept)


def listed(lines: Sequence[Line], ranking: Ranking | None) -> list[Line]:
    """Return the runs that differ; of many, those drawn."""
    apart = [line for line in lines if line.differs]
    picture = drawn(ranking) if ranking and len(apart) > DRAWN else None
    if picture is None:
        return apart
    names = {branch.name for branch in picture.branches}
    return [line for line in apart if line.label in names]


def drawn_note(ranking: Ranking) -> str:
    """Say which branches a list and a figure of many show; "" where they show all."""
    picture = drawn(ranking)
    if picture is ranking or picture is None:
        return ""
    apart = sum(1 for branch in ranking.branches if differs(branch.adjusted))
    if apart > len(picture.branches):
        return say(
            "Listed and drawn are only {n:,} of the {apart:,} that differ, the ones that are "
            "surest to. The others are marked in the list of all.",
            n=len(picture.branches),
            apart=apart,
        )
    return say_count(
        "Drawn is only {n} of {total:,}: of those that differ, the one that is surest to.",
        "Drawn are only {n} of {total:,}: of those that differ, the ones that are surest to.",
        len(picture.branches),
        total=len(ranking.branches),
    )
