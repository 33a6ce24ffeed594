"""Studies of one effect: each with its size and variance, from a table or the user's file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import inf, log, pi, sqrt
from pathlib import Path

from cxlab.errors import InputError
from cxlab.evidence.account import OWN, Line, account_of, cited_lines
from cxlab.numbers import fixed
from cxlab.published import names, path_of, read
from cxlab.statistics.heterogeneity import Method
from cxlab.statistics.meta import Pooled, Test, pool
from cxlab.survey.files.user_table import UserTable
from cxlab.table import Table
from cxlab.words import say, say_count

D, OTHER = "standardised mean difference", "effect"
COUNTS = ("count_1", "n_1", "count_2", "n_2")
NO_ACCOUNT = Table("", ("",), ())


@dataclass(frozen=True, eq=False)
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

    Examples
    --------
    >>> mean = load("choice_overload_effects").pooled("REML", "hartung-knapp")
    >>> mean.k, round(mean.value, 2), round(mean.lower, 2), round(mean.upper, 2)
    (54, 0.0, -0.13, 0.13)
    """

    names: tuple[str, ...]
    effects: tuple[float, ...]
    variances: tuple[float, ...]
    dfs: tuple[float, ...]
    scales: tuple[float, ...]
    moderator: tuple[float, ...] | None = None
    measure: str = D
    people: int | None = None
    marked: frozenset[str] = frozenset()
    source: str = ""
    own: bool = True
    account: Table = NO_ACCOUNT

    def pooled(self, method: Method, test: Test, level: float = 0.95) -> Pooled:
        """Return the studies pooled, as `cxlab.statistics.meta.pool` does it."""
        return pool(self.effects, self.variances, method=method, test=test, level=level)


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

    Examples
    --------
    >>> studies = load("choice_overload_effects")
    >>> studies.names[0], studies.effects[0], studies.people
    ('Iyengar & Lepper 2000, jam', 0.77, 4405)
    """
    if data in names():
        return _published(data)
    return _own(Path(data))


def variance_of_d(d: float, n: float) -> float:
    """Return the variance of a standardised mean difference of two equal arms, n together.

    References
    ----------
    Hedges, L. V., & Olkin, I. (1985). Statistical Methods for Meta-Analysis: 4/n + d^2/(2n).

    Examples
    --------
    >>> round(variance_of_d(0.77, n=498), 4)
    0.0086
    """
    return 4 / n + d**2 / (2 * n)


def d_of_counts(count_1: int, n_1: int, count_2: int, n_2: int) -> tuple[float, float]:
    """Return d and its variance from two shares, through the log odds ratio.

    Half a person is added to each cell where one is empty.

    References
    ----------
    Hasselblad, V., & Hedges, L. V. (1995). Psychological Bulletin, 117(1), 167-178.

    Examples
    --------
    >>> d, variance = d_of_counts(31, 260, 4, 242)  # bought at 6 and at 24 jams
    >>> round(d, 2), round(variance, 3)
    (1.15, 0.088)
    """
    cells = [count_1, n_1 - count_1, count_2, n_2 - count_2]
    a, b, c, d = (cell + 0.5 if 0 in cells else float(cell) for cell in cells)
    return log(a * d / (b * c)) * sqrt(3) / pi, (1 / a + 1 / b + 1 / c + 1 / d) * 3 / pi**2


def _published(name: str) -> Studies:
    rows = read(name)
    if missing := {"effect", "d", "n", "study", "source"} - set(rows[0]):
        raise InputError(f"'{name}' is not a table of effects: it lacks {sorted(missing)}")
    labels = [row["study"] or say("effect {number}", number=row["effect"]) for row in rows]
    studies = _from_d(labels, [float(r["d"]) for r in rows], [int(r["n"]) for r in rows])
    key = rows[0]["source"]
    return replace(
        studies,
        marked=frozenset(row["study"] for row in rows if row["study"]),
        source=key,
        own=False,
        account=account_of([*cited_lines(key), *_described(studies)], [path_of(name)]),
    )


def _own(path: Path) -> Studies:
    table = UserTable(path)
    table.need("study")
    studies = _of_table(table)
    if len(studies.names) < 2:
        raise InputError(f"{table.name}: 1 study; need 2 or more")
    source = say_count(
        "your file {name}, {n} study",
        "your file {name}, {n:,} studies",
        len(studies.names),
        name=table.name,
    )
    lines = [(say("Source"), source), *_described(studies)]
    if "moderator" in table.columns:
        studies = replace(studies, moderator=tuple(table.number("moderator")))
    known = {"study", "d", "n", "effect", "variance", "moderator", *COUNTS}
    if unused := [name for name in table.columns if name not in known]:
        lines.append((say("Columns not used"), ", ".join(unused)))
    return replace(studies, source=OWN + table.name, account=account_of(lines, [path]))


def _of_table(table: UserTable) -> Studies:
    """Return the studies by the columns that a file has."""
    labels, columns = table.text("study"), set(table.columns)
    _check_labels(table, labels)
    if columns & set(COUNTS):
        return _from_counts(table, labels)
    if columns & {"effect", "variance"}:
        return _from_variances(table, labels)
    table.need("d", "n")
    ns = table.whole("n")
    _require(table, "n", ns, lambda n: n > 2, need="more than 2 people")
    return _from_d(labels, table.number("d"), ns)


def _check_labels(table: UserTable, labels: Sequence[str]) -> None:
    seen: dict[str, int] = {}
    for number, label in zip(table.line_numbers, labels, strict=True):
        if not label:
            raise InputError(f"{table.name}, row {number}: the study has no name")
        if label in seen:
            raise InputError(
                f"{table.name}, row {number}: study '{label}' was there in row {seen[label]}; give "
                "each result a name of its own, or keep one per study"
            )
        seen[label] = number


def _require(
    table: UserTable,
    column: str,
    values: Sequence[float],
    fits: Callable[[float], bool],
    need: str,
) -> None:
    for number, value in zip(table.line_numbers, values, strict=True):
        if not fits(value):
            raise InputError(
                f"{table.name}, row {number}, column '{column}': found {value:g}, need {need}"
            )


def _from_d(labels: Sequence[str], ds: Sequence[float], ns: Sequence[int]) -> Studies:
    return Studies(
        names=tuple(labels),
        effects=tuple(ds),
        variances=tuple(variance_of_d(d, n) for d, n in zip(ds, ns, strict=True)),
        dfs=tuple(float(n - 2) for n in ns),
        scales=tuple(sqrt(n) / 2 for n in ns),
        people=sum(ns),
    )


def _from_variances(table: UserTable, labels: Sequence[str]) -> Studies:
    table.need("effect", "variance")
    effects, variances = table.number("effect"), table.number("variance")
    _require(table, "variance", variances, lambda v: v > 0, need="a variance above 0")
    return replace(_from_z(labels, effects, variances), measure=OTHER)


def _from_counts(table: UserTable, labels: Sequence[str]) -> Studies:
    table.need(*COUNTS)
    counts = list(zip(*(table.whole(name) for name in COUNTS), strict=True))
    for number, (count_1, n_1, count_2, n_2) in zip(table.line_numbers, counts, strict=True):
        for label, count, n in (("1", count_1, n_1), ("2", count_2, n_2)):
            if n == 0 or count > n:
                raise InputError(
                    f"{table.name}, row {number}: count_{label} is {count} of n_{label} = {n}"
                )
    pairs = [d_of_counts(*row) for row in counts]
    people = sum(n_1 + n_2 for _, n_1, _, n_2 in counts)
    effects, variances = zip(*pairs, strict=True)
    return replace(_from_z(labels, effects, variances), people=people)


def _from_z(labels: Sequence[str], effects: Sequence[float], variances: Sequence[float]) -> Studies:
    """Return studies whose tests are normal: effect over standard error."""
    return Studies(
        names=tuple(labels),
        effects=tuple(effects),
        variances=tuple(variances),
        dfs=(inf,) * len(labels),
        scales=tuple(1 / sqrt(variance) for variance in variances),
    )


def _described(studies: Studies) -> list[Line]:
    effects = studies.effects
    number = say_count("{n} effect", "{n:,} effects", len(effects))
    span = say(
        "from {low} to {high}; above 0 the smaller selection did better",
        low=fixed(min(effects), 2),
        high=fixed(max(effects), 2),
    )
    people = []
    if studies.people is not None:
        people = [(say("People"), say("{n:,} in all", n=studies.people))]
    return [(say("Studies"), number), *people, (say("Effects"), span)]
