"""Who noticed what they were not listening to: printed counts and shares, or the user's groups."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cxlab.errors import InputError
from cxlab.evidence.account import OWN, account_of, cited_lines
from cxlab.evidence.groups import Group, Groups, own_groups
from cxlab.published import ALL_SURVEYS, path_of, read
from cxlab.statistics.interval import Interval
from cxlab.statistics.one_proportion import proportion
from cxlab.table import Table
from cxlab.words import phrase, say

COUNTS, SHARES = "cocktail_party", "attention_shares"
REPLICATION = "defau_zauner_2023"  # of the names in subject lines: direction only
Key = tuple[str, str, str]  # source, outcome and group of a published row
HEARD, RECALLED, NOTICED = "instructions heard", "own name recalled", "own name noticed"
DIVIDED = "own name noticed, divided attention"
CONWAY, MORAY = "conway_2001", "moray_1959_experiment_2"
COLFLESH, SAHNI = "colflesh_conway_2007", "sahni_2018"
LOW_SPAN, HIGH_SPAN = "low working memory span", "high working memory span"
STUDENTS: Key = ("wood_cowan_1995", RECALLED, "all")
OLDER: Key = ("naveh_benjamin_2014", NOTICED, "older adults")
FIRST: Key = ("moray_1959", NOTICED, "all")
LOW: Key = (CONWAY, RECALLED, LOW_SPAN)
HIGH: Key = (CONWAY, RECALLED, HIGH_SPAN)
NAMED: Key = (MORAY, f"{HEARD}, with own name", "presentations")
UNNAMED: Key = (MORAY, f"{HEARD}, without name", "presentations")
LOW_DIVIDED: Key = (COLFLESH, DIVIDED, LOW_SPAN)
HIGH_DIVIDED: Key = (COLFLESH, DIVIDED, HIGH_SPAN)
MAIL_NAMED: Key = (SAHNI, "e-mail opened", "name in the subject line")
MAIL_PLAIN: Key = (SAHNI, "e-mail opened", "no name")
LEAD_NAMED: Key = (SAHNI, "sales lead", "name in the subject line")
LEAD_PLAIN: Key = (SAHNI, "sales lead", "no name")
LABELS: Mapping[Key, str] = {
    STUDENTS: phrase("own name: students, 1995"),
    LOW: phrase("own name: low memory span"),
    HIGH: phrase("own name: high memory span"),
    OLDER: phrase("own name: older adults"),
    FIRST: phrase("own name: 1959 (from memory)"),
    LOW_DIVIDED: phrase("hearing both: low memory span"),
    HIGH_DIVIDED: phrase("hearing both: high memory span"),
    NAMED: phrase("instruction with the own name"),
    UNNAMED: phrase("instruction without a name"),
    MAIL_NAMED: phrase("e-mail opened: name in the subject"),
    MAIL_PLAIN: phrase("e-mail opened: no name"),
    LEAD_NAMED: phrase("sales lead: name in the subject"),
    LEAD_PLAIN: phrase("sales lead: no name"),
}
FROM_MEMORY = phrase("not confirmed")
NOT_PEOPLE = phrase("12 people heard several each")
NO_SIZES = phrase("size not printed")
# Why a count has no interval.
MARKS: Mapping[Key, str] = {FIRST: FROM_MEMORY, NAMED: NOT_PEOPLE, UNNAMED: NOT_PEOPLE}


@dataclass(frozen=True)
class Noticed:
    """A share of those who noticed.

    ``group`` is None where nobody says how many there were, ``interval`` where ``mark`` says why
    there can be none.
    """

    label: str
    share: float
    group: Group | None
    interval: Interval | None = None
    mark: str = ""


@dataclass(frozen=True, eq=False)
class Attention:
    """The data of a run: ``own`` holds the user's groups, None for what is published."""

    own: Groups | None
    source: str
    account: Table

    @property
    def name(self) -> str:
        """What to call the user's file."""
        return self.source.removeprefix(OWN)

    def other_groups(self) -> tuple[str, ...]:
        """Return the user's groups that are compared with the first."""
        return tuple(group.name for group in self.own.groups[1:]) if self.own else ()


def load(data: str, reference: str = "") -> Attention:
    """Read the data: ``"published"``, or the path of the user's file.

    Raises
    ------
    InputError
        For a file that makes no sense; the message says what is taken.
    """
    if data != ALL_SURVEYS:
        groups = own_groups(Path(data), reference)
        return Attention(groups, groups.source, groups.account)
    if reference:
        raise InputError("reference: it names a group of your own file, add -p data=FILE")
    sources = dict.fromkeys((*(source for source, _, _ in LABELS), REPLICATION))
    lines = [line for source in sources for line in cited_lines(source)]
    account = account_of(lines, [path_of(COUNTS), path_of(SHARES)])
    return Attention(None, ALL_SURVEYS, account)


def shares(attention: Attention, level: float) -> tuple[Noticed, ...]:
    """Return every share of the run, with an interval where independent people were counted."""
    if attention.own is None:
        return tuple(published(key, level) for key in LABELS)
    return tuple(_counted(group.name, group, level) for group in attention.own.groups)


def published(key: Key, level: float = 0.95) -> Noticed:
    """Return one row of the published tables."""
    row, label, mark = _rows()[key], say(LABELS[key]), MARKS.get(key, "")
    if "share" in row:
        return Noticed(label, float(row["share"]), None, mark=NO_SIZES)
    group = Group(key[2], int(row["count"]), int(row["n"]))
    if mark:
        return Noticed(label, group.count / group.n, group, mark=mark)
    return _counted(label, group, level)


@cache
def _rows() -> dict[Key, dict[str, str]]:
    rows = [*read(COUNTS), *read(SHARES)]
    return {(row["source"], row["outcome"], row["group"]): row for row in rows}


def _counted(label: str, group: Group, level: float) -> Noticed:
    return Noticed(label, group.count / group.n, group, proportion(group.count, group.n, level))
