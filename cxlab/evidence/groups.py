"""Groups of people: how many noticed, of how many, from counts or from one row a person."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from cxlab.data_path import path_text
from cxlab.errors import InputError, nearest
from cxlab.evidence.account import OWN, Line, account_of
from cxlab.evidence.answered_rows import answered_rows
from cxlab.evidence.names import refuse_alike
from cxlab.survey.files.user_table import UserTable
from cxlab.table import Table
from cxlab.words import say, say_count

TAKEN = "one row a group (group, count, n), or one row a person (group, noticed as 0 or 1)"


@dataclass(frozen=True)
class Group:
    """Some people: ``count`` of ``n`` noticed.

    Examples
    --------
    >>> Group("low span", count=13, n=20).count
    13
    """

    name: str
    count: int
    n: int


@dataclass(frozen=True, eq=False)
class Groups:
    """The groups of a user's file, the one that others are compared with first.

    Attributes
    ----------
    groups : tuple of Group
    source : str
    account : Table

    Examples
    --------
    >>> both = (Group("low span", 13, 20), Group("high span", 4, 20))
    >>> Groups(both, "people", Table("Account", ("of", "is"), ())).everybody.count
    17
    """

    groups: tuple[Group, ...]
    source: str
    account: Table

    @property
    def everybody(self) -> Group:
        """All groups together."""
        count, n = (sum(getattr(g, name) for g in self.groups) for name in ("count", "n"))
        return Group("", count, n)


def own_groups(path: Path, reference: str = "") -> Groups:
    r"""Read a user's file: ``group, count, n``, or one row a person ``group, noticed``.

    Parameters
    ----------
    path : Path
        A CSV file.
    reference : str
        The group that others are compared with; empty takes the first.

    Raises
    ------
    InputError
        For a file that makes no sense; the message names the row, and what is taken.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     mails = Path(folder) / "mails.csv"
    ...     _ = mails.write_text("group,count,n\nno name,9,100\nname,11,100\n", encoding="utf-8")
    ...     own_groups(mails).groups[1]
    Group(name='name', count=11, n=100)
    """
    table = UserTable(path := Path(path_text("path", path)))
    is_counted = "count" in table.columns or "n" in table.columns
    columns = ("group", "count", "n") if is_counted else ("group", "noticed")
    try:
        table.need(*columns)
    except InputError as error:
        raise InputError(f"{error} Taken are {TAKEN}") from None
    asked, left_out = (table, []) if is_counted else answered_rows(table, "noticed")
    groups = _counted(table) if is_counted else _people(asked)
    refuse_alike(groups, table.name)
    ordered = _reference_first(groups, reference, table.name)
    one_row = say("a group: group, count, n") if is_counted else say("a person: group, noticed")
    source = say_count(
        "your file {name}, {n} row",
        "your file {name}, {n:,} rows",
        len(table.rows),
        name=table.name,
    )
    lines: list[Line] = [(say("Source"), source), (say("One row is"), one_row), *left_out]
    for group in ordered:
        counted = say("{count:,} of {n:,}", count=group.count, n=group.n)
        lines.append((say("Group: {group}", group=group.name), counted))
    if unused := [name for name in table.columns if name not in columns]:
        lines.append((say("Columns not used"), ", ".join(unused)))
    return Groups(ordered, OWN + table.name, account_of(lines, [path]))


def _names(table: UserTable) -> list[str]:
    names = table.text("group")
    for number, name in zip(table.line_numbers, names, strict=True):
        if not name:
            raise InputError(
                f"{table.name}, row {number}, column 'group': found nothing, need a group's name"
            )
    return names


def _counted(table: UserTable) -> dict[str, Group]:
    groups: dict[str, Group] = {}
    rows = zip(_names(table), table.whole("count"), table.whole("n"), strict=True)
    for number, (name, count, n) in zip(table.line_numbers, rows, strict=True):
        where = f"{table.name}, row {number}"
        if name in groups:
            raise InputError(f"{where}: group '{name}' occurs a second time; add its rows up")
        if n == 0 or count > n:
            raise InputError(
                f"{where}: count is {count} of n = {n}; need people, and no more who noticed than "
                "there were"
            )
        groups[name] = Group(name, count, n)
    return groups


def _people(table: UserTable) -> dict[str, Group]:
    names, noticed = _names(table), table.whole("noticed", (0, 1))
    sizes = Counter(names)
    counts = Counter(name for name, saw in zip(names, noticed, strict=True) if saw)
    return {name: Group(name, counts[name], n) for name, n in sizes.items()}


def _reference_first(groups: dict[str, Group], reference: str, where: str) -> tuple[Group, ...]:
    if reference and reference not in groups:
        raise InputError(
            f"reference: {where} has no group '{reference}'; it has {', '.join(groups)}."
            f"{nearest(reference, groups)}"
        )
    first = groups[reference] if reference else next(iter(groups.values()))
    return (first, *(group for group in groups.values() if group is not first))
