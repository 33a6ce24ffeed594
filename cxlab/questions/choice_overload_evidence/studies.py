"""Studies of choice overload: one effect and its variance each, from a table or the user's file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf, log, pi, sqrt
from pathlib import Path

from cxlab.errors import InputError
from cxlab.numbers import fixed, plural
from cxlab.published import GRADES, fingerprint, names, path_of, read, source
from cxlab.table import Table
from cxlab.user_table import UserTable

D, OTHER = "standardised mean difference", "effect"


@dataclass(frozen=True)
class Studies:
    """The studies of a meta-analysis; above 0 the smaller selection did better.

    Attributes
    ----------
    names : tuple of str
    effects, variances : tuple of float
    dfs, scales : tuple of float
        Degrees of freedom of each study's test (infinite for z), and its statistic per unit of
        effect.
    moderator : tuple of float or None
    measure : str
        Key of `cxlab.numbers.MEASURES`.
    people : int or None
        People in all studies together, where known.
    marked : frozenset of str
        Names set off in figures.
    source : str
    own : bool
    account : Table
    """

    names: tuple[str, ...]
    effects: tuple[float, ...]
    variances: tuple[float, ...]
    dfs: tuple[float, ...]
    scales: tuple[float, ...]
    moderator: tuple[float, ...] | None
    measure: str
    people: int | None
    marked: frozenset[str]
    source: str
    own: bool
    account: Table


def load(data: str) -> Studies:
    """Read studies: a published table by name, or the user's file.

    Parameters
    ----------
    data : str
        A name in ``data/published``, or the path of a CSV file with a column ``study`` and
        ``d, n``, or ``effect, variance``, or ``count_1, n_1, count_2, n_2`` (1 is the smaller
        selection), and optionally a numeric column ``moderator``.

    Raises
    ------
    InputError
        For a file that makes no sense; the message names the row and the remedy.
    """
    if data in names():
        return _published(data)
    return _own(UserTable(Path(data)), Path(data))


def variance_of_d(d: float, n: float) -> float:
    """Return the variance of a standardised mean difference of two equal arms, n together.

    References
    ----------
    Hedges, L. V., & Olkin, I. (1985). Statistical Methods for Meta-Analysis: 4/n + d^2/(2n).
    """
    return 4 / n + d**2 / (2 * n)


def d_of_counts(count_1: int, n_1: int, count_2: int, n_2: int) -> tuple[float, float]:
    """Return d and its variance from two shares, through the log odds ratio.

    Half a person is added to each cell where one is empty.

    References
    ----------
    Hasselblad, V., & Hedges, L. V. (1995). Psychological Bulletin, 117(1), 167-178.
    """
    cells = [count_1, n_1 - count_1, count_2, n_2 - count_2]
    a, b, c, d = (cell + 0.5 if 0 in cells else float(cell) for cell in cells)
    return log(a * d / (b * c)) * sqrt(3) / pi, (1 / a + 1 / b + 1 / c + 1 / d) * 3 / pi**2


def _published(name: str) -> Studies:
    rows = read(name)
    if missing := {"effect", "d", "n", "study", "source"} - set(rows[0]):
        raise InputError(f"'{name}' is not a table of effects: it lacks {sorted(missing)}")
    cited = source(rows[0]["source"])
    labels = [row["study"] or f"effect {row['effect']}" for row in rows]
    studies = _from_d(labels, [float(r["d"]) for r in rows], [int(r["n"]) for r in rows])
    lines = [
        ("Source", cited.citation),
        ("How we know the figures", f"{GRADES[cited.verified]}; {cited.note}"),
        *_described(studies),
    ]
    marked = frozenset(row["study"] for row in rows if row["study"])
    account = _account(lines, path_of(name))
    return replace(studies, marked=marked, source=cited.key, own=False, account=account)


def _own(table: UserTable, path: Path) -> Studies:
    table.need("study")
    labels = table.text("study")
    _check_labels(labels, table.name)
    columns = set(table.columns)
    if columns & {"count_1", "count_2", "n_1", "n_2"}:
        studies = _from_counts(table, labels)
    elif columns & {"effect", "variance"}:
        studies = _from_variances(table, labels)
    else:
        table.need("d", "n")
        ns = table.whole("n")
        _require(table, "n", ns, lambda n: n > 2, "more than 2 people")
        studies = _from_d(labels, table.number("d"), ns)
    if len(labels) < 2:
        raise InputError(f"{table.name}: {plural(len(labels), 'study', 'studies')}; need 2 or more")
    lines = [("Source", f"your file {table.name}, {plural(len(labels), 'study', 'studies')}")]
    lines += _described(studies)
    if "moderator" in columns:
        studies = replace(studies, moderator=tuple(table.number("moderator")))
    known = {"study", "d", "n", "effect", "variance", "moderator"}
    known |= {"count_1", "n_1", "count_2", "n_2"}
    if unused := [name for name in table.columns if name not in known]:
        lines.append(("Columns not used", ", ".join(unused)))
    return replace(
        studies, source=f"own data: {table.name}", own=True, account=_account(lines, path)
    )


def _check_labels(labels: Sequence[str], name: str) -> None:
    seen: dict[str, int] = {}
    for number, label in enumerate(labels, start=2):
        if not label:
            raise InputError(f"{name}, row {number}: the study has no name")
        if label in seen:
            raise InputError(
                f"{name}, row {number}: study '{label}' was there in row {seen[label]}; give "
                "each result a name of its own, or keep one per study"
            )
        seen[label] = number


def _require(
    table: UserTable, column: str, values: Sequence[float], fits: object, need: str
) -> None:
    for number, value in enumerate(values, start=2):
        if not fits(value):  # type: ignore[operator]
            raise InputError(
                f"{table.name}, row {number}, column '{column}': found {value:g}, need {need}"
            )


def _from_d(labels: Sequence[str], ds: Sequence[float], ns: Sequence[int]) -> Studies:
    return _studies(
        labels,
        ds,
        [variance_of_d(d, n) for d, n in zip(ds, ns, strict=True)],
        dfs=[float(n - 2) for n in ns],
        scales=[sqrt(n) / 2 for n in ns],
        people=sum(ns),
    )


def _from_variances(table: UserTable, labels: Sequence[str]) -> Studies:
    table.need("effect", "variance")
    effects, variances = table.number("effect"), table.number("variance")
    _require(table, "variance", variances, lambda v: v > 0, "a variance above 0")
    return _studies(labels, effects, variances, measure=OTHER)


def _from_counts(table: UserTable, labels: Sequence[str]) -> Studies:
    names_ = ("count_1", "n_1", "count_2", "n_2")
    table.need(*names_)
    counts = list(zip(*(table.whole(name) for name in names_), strict=True))
    for number, (count_1, n_1, count_2, n_2) in enumerate(counts, start=2):
        for label, count, n in (("1", count_1, n_1), ("2", count_2, n_2)):
            if n == 0 or count > n:
                raise InputError(
                    f"{table.name}, row {number}: count_{label} is {count} of n_{label} = {n}"
                )
    pairs = [d_of_counts(*row) for row in counts]
    people = sum(n_1 + n_2 for _, n_1, _, n_2 in counts)
    return _studies(labels, [d for d, _ in pairs], [v for _, v in pairs], people=people)


def _studies(
    labels: Sequence[str],
    effects: Sequence[float],
    variances: Sequence[float],
    *,
    dfs: Sequence[float] = (),
    scales: Sequence[float] = (),
    measure: str = D,
    people: int | None = None,
) -> Studies:
    return Studies(
        tuple(labels),
        tuple(effects),
        tuple(variances),
        tuple(dfs) or (inf,) * len(labels),
        tuple(scales) or tuple(1 / sqrt(v) for v in variances),
        None,
        measure,
        people,
        frozenset(),
        "",
        True,
        Table("", ("",), ()),
    )


def _described(studies: Studies) -> list[tuple[str, str]]:
    effects = studies.effects
    lines = [
        ("Studies", plural(len(effects), "effect")),
        (
            "Effects",
            f"from {fixed(min(effects), 2)} to {fixed(max(effects), 2)}; "
            "above 0 the smaller selection did better",
        ),
    ]
    if studies.people is not None:
        lines.insert(1, ("People", f"{studies.people:,} in all"))
    return lines


def _account(lines: list[tuple[str, str]], path: Path) -> Table:
    files = {path.name: fingerprint(path)}
    return Table(
        "The data of this run",
        ("What", "Account"),
        tuple(lines),
        kind="account",
        extra={"files": files},
    )
