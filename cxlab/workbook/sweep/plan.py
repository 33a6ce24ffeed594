"""Which runs a sweep has: a run for each value of a column, row of a table, or cell of a grid."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from pathlib import Path
from typing import Any

from cxlab.errors import InputError
from cxlab.numbers import plural
from cxlab.published import known_data
from cxlab.survey.big.dataset_source import is_url, redacted
from cxlab.survey.files.user_table import UserTable
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.own_files import default_file, is_folder, is_own
from cxlab.workbook.parameters import contract, parse_assignments, validate
from cxlab.workbook.sweep.protected import Protected
from cxlab.workbook.sweep.rows import Split, split
from cxlab.workbook.sweep.safe_name import safe_name
from cxlab.workbook.unchanged import unchanged

LABEL = "run"  # the column of a table that names its runs


@dataclass(frozen=True)
class PlannedRun:
    """One run of a sweep.

    Attributes
    ----------
    label : str
        What people call it, e.g. the branch.
    file_name : str
        Its folder: safe on every system, another for every label.
    parameters : mapping of str to any
        As given to the notebook; ``data`` is left to ``rows`` where there are some.
    rows : str
        The text of its own data file; "" where ``parameters`` name the data.
    source : str
        Of ``rows``: the whole file's name, so that what it says of the data is not lost.
    withheld : str
        What was taken out of ``rows`` to protect people, for the account; "" for nothing.
    """

    label: str
    file_name: str
    parameters: Mapping[str, Any]
    rows: str = ""
    source: str = ""
    withheld: str = ""

    @property
    def rows_name(self) -> str:
        """The name of its own data file."""
        return f"{safe_name(self.source, hashed=False)}-{self.file_name}.csv"


@dataclass(frozen=True)
class Plan:
    """The runs of a sweep.

    Attributes
    ----------
    runs : tuple of PlannedRun
        In order.
    each : str
        What a run is for: a value of this column, or a "run".
    of : str
        What tells this sweep from others of the notebook, e.g. "by branch".
    not_shown : tuple of str
        Groups that may not be shown: of fewer people than ``minimum_group``, or for their sake.
    minimum_group : int
    sizes : mapping of str to int
        People in each group, shown or not; empty where the runs are no groups.
    in_no_group : int
        People in none.
    protection : Protected
        What is left out to protect people, and what is released.
    heads : tuple of str
        Of the file that was split.
    everybody : str
        The text of all rows, without what would tell a few people apart; "" without a codebook.
    """

    runs: tuple[PlannedRun, ...]
    each: str
    of: str
    not_shown: tuple[str, ...] = ()
    minimum_group: int = 0
    sizes: Mapping[str, int] = field(default_factory=dict)
    in_no_group: int = 0
    protection: Protected = field(default=Protected(frozenset()), repr=False)
    heads: tuple[str, ...] = ()
    everybody: str = field(default="", repr=False)

    def without(self, hidden: Iterable[str]) -> "Plan":
        """Return the plan with these groups not shown, and no others.

        Raises
        ------
        InputError
            If that leaves none.
        """
        names = tuple(sorted(hidden))
        runs = tuple(run for run in self.runs if run.label not in names)
        if not runs:
            raise InputError(
                f"--by {self.each}: no group may be shown: each has fewer than "
                f"{plural(self.minimum_group, 'person', 'people')}, or fewer who answered all "
                "that some number takes, or would give away one that has (--minimum-group)"
            )
        return replace(self, runs=runs, not_shown=names)


def plan_runs(
    notebook: Notebook,
    given: Mapping[str, str],
    by: str,
    table: Path | None,
    over: Sequence[str],
    minimum_group: int,
    release: str = "",
) -> Plan:
    """Return the runs in the one way that is asked for; ``release`` is an earlier sweep's folder.

    Raises
    ------
    InputError
        If none or two are, or for what is wrong with it.
    """
    ways = [way for way in (by, table, over) if way]
    if len(ways) != 1:
        given_ways = "more than one" if ways else "none"
        raise InputError(
            f"say which runs: one of --by COLUMN, --table FILE, --over NAME=V,V; found {given_ways}"
        )
    if by:
        return by_column(notebook, by, given, minimum_group, release=release)
    if release:
        raise InputError("--release: is for sweeps --by a column, over the same answers")
    return from_table(notebook, table, given) if table else over_grid(notebook, over, given)


def by_column(
    notebook: Notebook,
    column: str,
    given: Mapping[str, str],
    minimum_group: int,
    release: str = "",
) -> Plan:
    """Return a run for each value of a column of the data file, small groups left out.

    Raises
    ------
    InputError
        If ``data`` is no file of the user's, the file cannot be split, or nothing may be shown.
    """
    data = _splittable(given)
    codebook = _codebook(notebook, column, given)
    with unchanged([Path(path) for path in (data, codebook) if path]):
        groups = split(data, column, codebook or "", minimum_group=minimum_group, release=release)
    rest = {name: value for name, value in given.items() if name != "data"}
    if codebook:
        rest["codebook"] = codebook
    plan = Plan(
        tuple(_runs(groups, rest, Path(data).stem)),
        each=column,
        of=f"by {column}",
        minimum_group=minimum_group,
        sizes=groups.sizes,
        in_no_group=groups.unnamed,
        protection=groups.protected,
        heads=groups.heads,
        everybody=groups.everybody,
    )
    return plan.without(groups.protected.hidden)


def _runs(groups: Split, parameters: Mapping[str, str], source: str) -> Iterator[PlannedRun]:
    """Yield a run for each group, in order of their names."""
    for label, rows in sorted(groups.rows.items()):
        note = groups.protected.notes.get(label, "")
        yield PlannedRun(
            label, safe_name(label), parameters, rows=rows, source=source, withheld=note
        )


def _codebook(notebook: Notebook, column: str, given: Mapping[str, str]) -> str | None:
    """Return the path of the codebook, None where a notebook has none."""
    codebook = validate(notebook, given).get("codebook")
    if "codebook" not in given:
        codebook = default_file(notebook, "codebook", codebook) or codebook
    if codebook is None:
        return None
    if not str(codebook):
        raise InputError(
            f"--by {column}: the answers need a codebook, -p codebook=FILE; "
            f"'cxlab codebook {Path(given['data']).name}' drafts one"
        )
    return str(codebook)


def _splittable(given: Mapping[str, str]) -> str:
    """Return the path of the file to be split."""
    data = given.get("data", "")
    if given.get("retention"):
        raise InputError(
            "--by splits the data, not 'retention': every report would show all customers' as its "
            "own. Leave it out, or give each report its own file with --table"
        )
    if not data or data in known_data():
        raise InputError("--by splits a file of your own: give it with -p data=FILE")
    if is_url(data) or is_folder(data):
        shown = redacted(data) if is_url(data) else f"'{Path(data).name}'"
        raise InputError(f"--by splits one file (CSV, Excel, Parquet); {shown} is none")
    return data


def from_table(notebook: Notebook, table: Path, given: Mapping[str, str]) -> Plan:
    """Return a run for each row of a table; its columns are parameters, or ``run``, a name.

    Raises
    ------
    InputError
        If a column is no parameter, a value is wrong, or two rows are the same run.
    """
    read = UserTable(table)
    names = [name for name in read.columns if name != LABEL or LABEL in contract(notebook)]
    rows = [
        {name: cell for name, cell in zip(read.columns, cells, strict=True) if cell}
        for cells in zip(*map(read.text, read.columns), strict=True)
    ]
    labels = [row.get(LABEL, "") for row in rows] if LABEL not in names else [""] * len(rows)
    settings = [{name: row[name] for name in names if name in row} for row in rows]
    where, of = table.name, f"of {table.name}"
    return _plan(notebook, settings, labels, given, where=where, of=of)


def over_grid(notebook: Notebook, overs: Iterable[str], given: Mapping[str, str]) -> Plan:
    """Return a run for each combination of ``NAME=VALUE,VALUE`` and another.

    Raises
    ------
    InputError
        If a name is no parameter or a value is wrong.
    """
    axes = {
        name: list(dict.fromkeys(map(str.strip, values.split(","))))
        for name, values in parse_assignments(overs).items()
    }
    settings = [dict(zip(axes, cell, strict=True)) for cell in product(*axes.values())]
    labels = [""] * len(settings)
    of = f"over {', '.join(axes)}"
    return _plan(notebook, settings, labels, given, where="--over", of=of)


def _plan(
    notebook: Notebook,
    settings: list[dict[str, str]],
    labels: list[str],
    given: Mapping[str, str],
    where: str,
    of: str,
) -> Plan:
    runs = []
    for number, (setting, label) in enumerate(zip(settings, labels, strict=True), start=1):
        if both := set(setting) & set(given):
            raise InputError(f"{where}: '{both.pop()}' is also given with -p; give it once")
        try:
            validate(notebook, {**given, **setting})
        except InputError as error:
            raise InputError(f"{where}, run {number}: {error}") from None
        name = label or ", ".join(f"{key}={_short(key, value)}" for key, value in setting.items())
        runs.append(PlannedRun(name or "defaults", "", {**given, **setting}))
    seen = [run.label for run in runs]
    if doubled := {label for label in seen if seen.count(label) > 1}:
        raise InputError(
            f"{where}: two runs are called '{doubled.pop()}'; name each in a column '{LABEL}'"
        )
    named = tuple(replace(run, file_name=safe_name(run.label)) for run in runs)
    return Plan(named, "run", of)


def _short(name: str, value: str) -> str:
    return Path(value).name if is_own(name, value) else value
