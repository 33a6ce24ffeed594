"""Where each run does well and where not, at a glance: runs by findings that can be good news."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cxlab.claims.finding import Finding
from cxlab.claims.news import DOWN, UP, news_of
from cxlab.claims.verdict import Verdict
from cxlab.words import phrase, say
from cxlab.workbook.sweep.grouped import MANY
from cxlab.workbook.sweep.line import Line
from cxlab.workbook.sweep.results import Results

FEWEST, MOST = 2, 12  # columns


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
    rows : tuple of (Line, tuple of Mark)
        The runs in the order of their names, a mark a column.
    key : tuple of Mark
        The marks that there are.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Line, tuple[Mark, ...]], ...]
    key: tuple[Mark, ...]

    @property
    def cells(self) -> int:
        """How many there are: each is tested alone."""
        return len(self.columns) * len(self.rows)


def heat_map(results: Results, lines: Sequence[Line]) -> HeatMap | None:
    """Return the picture of all runs; None where it would show less than their list does.

    It holds signs alone, no numbers: nobody can be recovered from it.

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
    ids = Counter(id for findings in known.values() for id, f in findings.items() if f.good)
    columns = [id for id, runs in ids.items() if 2 * runs > len(known)][:MOST]
    if len(columns) < FEWEST or not 1 < len(lines) <= MANY:
        return None
    rows = tuple(
        (line, tuple(_mark(known.get(line.label, {}).get(id)) for id in columns)) for line in lines
    )
    seen = {mark for _, marks in rows for mark in marks}
    names = tuple(_name(next(f[id] for f in known.values() if id in f)) for id in columns)
    return HeatMap(names, rows, tuple(mark for mark in MARKS if mark in seen))


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
