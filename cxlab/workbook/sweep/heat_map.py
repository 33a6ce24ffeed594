"""Where each run does well and where not, at a glance: runs by findings that can be good news.

Beside it how high each run's people rate, as a number with its interval: these rest on answers that
may be shown, like every number of a run's own report, and are shown with the digits people read.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cxlab.claims.finding import Finding
from cxlab.claims.news import DOWN, UP, news_of
from cxlab.claims.verdict import Verdict
from cxlab.words import phrase, say
from cxlab.workbook.sweep.grouped import MANY
from cxlab.workbook.sweep.line import Line
from cxlab.workbook.sweep.results import Results

FEWEST, MOST = 2, 12  # columns
MOST_LEVELS = 4
Finds = Mapping[str, Mapping[str, Finding]]  # of each run, by id


@dataclass(frozen=True)
class Mark:
    """What a cell shows: a class for its colour, a sign for who sees none, words to read aloud."""

    kind: str
    sign: str
    word: str

    @property
    def words(self) -> str:
        """The words in the reader's language."""
        return say(self.word)


GOOD = Mark(*UP, phrase("good"))
BAD = Mark(*DOWN, phrase("bad"))
SMALL = Mark("cx-even", "\N{ALMOST EQUAL TO}", phrase("too small to matter"))
UNKNOWN = Mark("cx-even", "?", phrase("we do not know"))
NO_DATA = Mark("cx-even", "\N{EN DASH}", phrase("no evidence found"))
MARKS = (GOOD, BAD, SMALL, UNKNOWN, NO_DATA)


@dataclass(frozen=True)
class HeatMap:
    """Runs by findings.

    Attributes
    ----------
    columns : tuple of str
        What the findings are about.
    rows : tuple of (Line, tuple of Mark, tuple of str)
        The runs in the order of their names, a mark a column, a text a level.
    key : tuple of Mark
        The marks that there are.
    levels : tuple of str
        What the average ratings beside it are of, each with its scale.
    unanswered : int
        Claims of which no run has evidence: a column of dashes would hide the others.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Line, tuple[Mark, ...], tuple[str, ...]], ...]
    key: tuple[Mark, ...]
    levels: tuple[str, ...] = ()
    unanswered: int = 0

    @property
    def cells(self) -> int:
        """How many there are: each is tested alone."""
        return len(self.columns) * len(self.rows)


def heat_map(results: Results, lines: Sequence[Line]) -> HeatMap | None:
    """Return the picture of all runs; None where it would show less than their list does.

    Parameters
    ----------
    results : Results
        Of the runs that may be shown.
    lines : sequence of Line
        The same runs as the page lists them.

    Examples
    --------
    >>> heat_map(Results("", {}, None, ""), [])
    """
    known = results.findings
    asked = _in_most(known, (id for f in known.values() for id in f if f[id].good))
    answered = {id for f in known.values() for id in f if f[id].estimate is not None}
    columns = [id for id in asked if id in answered][:MOST]
    if len(columns) < FEWEST or not 1 < len(lines) <= MANY:
        return None
    levels = _in_most(known, (id for f in known.values() for id in f if _is_level(f[id])))
    levels = levels[:MOST_LEVELS]
    rows = tuple((line, *_row(known.get(line.label, {}), columns, levels)) for line in lines)
    seen = {mark for _, marks, _ in rows for mark in marks}
    first = {id: next(f[id] for f in known.values() if id in f) for id in columns}
    rated = {
        id: next(f[id] for f in known.values() if id in f and _is_level(f[id])) for id in levels
    }
    return HeatMap(
        tuple(_name(first[id]) for id in columns),
        rows,
        tuple(mark for mark in MARKS if mark in seen),
        levels=tuple(rated[id].in_words() for id in levels),
        unanswered=sum(id not in answered for id in asked),
    )


def _in_most(known: Finds, ids: Iterable[str]) -> list[str]:
    """Return the ids that more than half of the runs have."""
    return [id for id, runs in Counter(ids).items() if 2 * runs > len(known)]


def _row(
    findings: Mapping[str, Finding], columns: Sequence[str], levels: Sequence[str]
) -> tuple[tuple[Mark, ...], tuple[str, ...]]:
    """Return the marks and the levels of one run."""
    marks = tuple(_mark(findings.get(id)) for id in columns)
    return marks, tuple(_level(findings.get(id)) for id in levels)


def _is_level(finding: Finding) -> bool:
    return finding.estimate is not None and finding.estimate.measure == "mean"


def _level(finding: Finding | None) -> str:
    """Return an average rating with its interval, or a dash."""
    if finding is None or finding.estimate is None:
        return NO_DATA.sign
    return finding.estimate.text()


def _mark(finding: Finding | None) -> Mark:
    if finding is None or finding.estimate is None:
        return NO_DATA
    if finding.verdict is Verdict.NEGLIGIBLE:
        return SMALL
    if finding.verdict is Verdict.INCONCLUSIVE or finding.rests_on_few:
        return UNKNOWN
    good = news_of(finding)
    return UNKNOWN if good is None else GOOD if good else BAD


def _name(finding: Finding) -> str:
    return finding.label or finding.claim
