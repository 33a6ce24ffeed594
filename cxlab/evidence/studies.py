"""Studies of one effect: each with its size and variance, from a table or the user's file."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean

from cxlab.arguments import check_within
from cxlab.data_path import path_text
from cxlab.errors import InputError
from cxlab.evidence.account import OWN, Line, account_of, cited_lines
from cxlab.evidence.effects import OTHER, Effect, Form, of_d, of_z
from cxlab.evidence.study_forms import effects_of, heads_of
from cxlab.numbers import fixed
from cxlab.published import names, path_of, read
from cxlab.statistics.heterogeneity import Method, checked
from cxlab.statistics.meta import Pooled, Test, pool
from cxlab.statistics.several_effects import one_effect
from cxlab.survey.files.user_table import UserTable
from cxlab.survey.spellings import alike, alike_note
from cxlab.survey.text import one_line, shortened
from cxlab.table import Table
from cxlab.words import say, say_count

D = "standardised mean difference"
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
    people_of_each : tuple of int or None
    marked : frozenset of str
        Names set off in figures.
    uncombined : Studies or None
        Every effect on its own, where some of these are means of several; names repeat.
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
    people_of_each: tuple[int | None, ...] = ()
    marked: frozenset[str] = frozenset()
    uncombined: "Studies | None" = None
    source: str = ""
    own: bool = True
    account: Table = NO_ACCOUNT

    def __post_init__(self) -> None:
        """Refuse parts of different lengths, and effects without a variance above 0."""
        checked(self.effects, self.variances, least=0)
        for name in ("names", "dfs", "scales", "moderator", "people_of_each"):
            part = getattr(self, name)
            if part is not None and len(part) not in (len(self.effects), 0):
                raise InputError(f"{name}: {len(part)} given; {len(self.effects)} needed")

    @property
    def people(self) -> int | None:
        """People in all studies together; None where one does not tell."""
        known = [n for n in self.people_of_each if n is not None]
        return sum(known) if known and len(known) == len(self.names) else None

    def pooled(self, method: Method, test: Test, level: float = 0.95) -> Pooled:
        """Return the studies pooled, as `cxlab.statistics.meta.pool` does it."""
        return pool(self.effects, self.variances, method=method, test=test, level=level)


def load(data: str, correlation: float = 0.8) -> Studies:
    """Read studies: a published table by name, or the user's file.

    Parameters
    ----------
    data : str
        A name in ``data/published``, or the path of a CSV, Excel or Parquet file with a column
        ``study``, the columns of one of `cxlab.evidence.study_forms.FORMS` (1 is the smaller
        selection), and optionally a numeric column ``moderator``. Rows may differ in form.
    correlation : float
        Between effects of one study of the user's file, 0 to 1, where it gives several.

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
    check_within("correlation", correlation)
    if (data := path_text("data", data)) in names():
        return _published(data)
    return _own(Path(data), correlation)


def _published(name: str) -> Studies:
    rows = read(name)
    if missing := {"effect", "d", "n", "study", "source"} - set(rows[0]):
        raise InputError(f"'{name}' is not a table of effects: it lacks {sorted(missing)}")
    labels = [row["study"] or say("effect {number}", number=row["effect"]) for row in rows]
    halves = [int(row["n"]) / 2 for row in rows]
    effects = [of_d(float(row["d"]), n, n) for row, n in zip(rows, halves, strict=True)]
    studies = _of_effects(labels, effects)
    key = rows[0]["source"]
    return replace(
        studies,
        marked=frozenset(row["study"] for row in rows if row["study"]),
        source=key,
        own=False,
        account=account_of([*cited_lines(key), *_described(studies)], [path_of(name)]),
    )


def _own(path: Path, correlation: float) -> Studies:
    table = UserTable(path)
    heads = heads_of(table)
    if "study" not in heads:
        table.need("study")
    effects, forms = effects_of(table, heads)
    labels, alike_names = _labels(table, heads["study"])
    moderator = None
    if "moderator" in table.columns:
        moderator = tuple(table.number("moderator", per_cent=["moderator"]))
    measure = OTHER if any(form.gives == OTHER for form in forms) else D
    single = replace(_of_effects(labels, effects), moderator=moderator, measure=measure)
    studies = within_studies(single, correlation)
    if len(studies.names) < 2:
        raise InputError(f"{table.name}: 1 study; need 2 or more")
    source = say_count(
        "your file {name}, {n} study",
        "your file {name}, {n:,} studies",
        len(studies.names),
        name=table.name,
    )
    lines = [(say("Source"), source), *_given(forms), *_described(studies)]
    if single is not studies:
        lines += _combined(single, correlation)
    if alike_names:
        lines.append((say("Note"), alike_names))
    lines += _unused(table, heads, forms)
    return replace(studies, source=OWN + table.name, account=account_of(lines, [path]))


def _unused(table: UserTable, heads: Mapping[str, str], forms: Iterable[Form]) -> list[Line]:
    used = {"moderator", heads["study"], *(heads[c] for form in forms for c in form.columns)}
    unused = [name for name in table.columns if name not in used]
    return [(say("Columns not used"), ", ".join(unused))] if unused else []


def _labels(table: UserTable, head: str) -> tuple[list[str], str]:
    """Return the study of each row, and which names were read as one."""
    labels = [one_line(label) for label in table.text(head)]
    for number, label in zip(table.line_numbers, labels, strict=True):
        if not label:
            raise InputError(f"{table.name}, row {number}: the study has no name")
    others = alike(labels)
    return [others.get(label, label) for label in labels], alike_note(head, others)


def _of_effects(labels: Sequence[str], effects: Sequence[Effect]) -> Studies:
    return Studies(
        names=tuple(labels),
        effects=tuple(effect.value for effect in effects),
        variances=tuple(effect.variance for effect in effects),
        dfs=tuple(effect.df for effect in effects),
        scales=tuple(effect.scale for effect in effects),
        people_of_each=tuple(effect.people for effect in effects),
    )


def within_studies(single: Studies, correlation: float) -> Studies:
    """Return studies with one effect each: the mean of those that bear one name.

    Parameters
    ----------
    single : Studies
        One a row, names repeated where a study gives several effects.
    correlation : float
        Between effects of one study, 0 to 1: the same people, mostly, gave them.

    Returns
    -------
    Studies
        ``single`` itself where no name is repeated. Of a study's people the most are counted, its
        moderator is their mean, and the test of a mean of several effects is normal.

    Examples
    --------
    >>> rows = [of_z(0.5, 0.01), of_z(0.6, 0.0225), of_z(0.8, 0.0144)]
    >>> studies = within_studies(_of_effects(["A", "A", "B"], rows), correlation=0.8)
    >>> studies.names, [round(variance, 6) for variance in studies.variances]
    (('A', 'B'), [0.014125, 0.0144])
    """
    rows: dict[str, list[int]] = {}
    for place, name in enumerate(single.names):
        rows.setdefault(name, []).append(place)
    if len(rows) == len(single.names):
        return single
    effects = [_one_effect(single, places, correlation) for places in rows.values()]
    moderator = single.moderator
    if moderator is not None:
        moderator = tuple(fmean(moderator[place] for place in places) for places in rows.values())
    return replace(
        _of_effects(tuple(rows), effects),
        moderator=moderator,
        measure=single.measure,
        uncombined=single,
    )


def _one_effect(single: Studies, places: Sequence[int], correlation: float) -> Effect:
    rows = [
        Effect(
            single.effects[place],
            single.variances[place],
            df=single.dfs[place],
            scale=single.scales[place],
            people=single.people_of_each[place],
        )
        for place in places
    ]
    if len(rows) == 1:
        return rows[0]
    value, variance = one_effect([e.value for e in rows], [e.variance for e in rows], correlation)
    known = [effect.people for effect in rows if effect.people is not None]
    return of_z(value, variance, people=max(known) if len(known) == len(rows) else None)


def _given(forms: Mapping[Form, int]) -> list[Line]:
    return [
        (
            say("Given as {columns}", columns=form.name),
            say_count("{n} row: {how}", "{n:,} rows: {how}", n, how=say(form.how)),
        )
        for form, n in forms.items()
    ]


def _combined(single: Studies, correlation: float) -> list[Line]:
    several = {name: n for name, n in Counter(single.names).items() if n > 1}
    names = ", ".join(say("{name} ({n})", name=name, n=n) for name, n in several.items())
    how = say(
        "{names}; each study counts once, with the mean of its effects, taken to correlate at "
        "{correlation}",
        names=shortened(names, 300),
        correlation=fixed(correlation, 2),
    )
    lines = [(say("Several effects of one study"), how)]
    if single.moderator is not None:
        values = set(zip(single.names, single.moderator, strict=True))
        if len(values) > len(set(single.names)):
            differs = say("it differs within studies: its mean in each is used")
            lines.append((say("Moderator"), differs))
    return lines


def _described(studies: Studies) -> list[Line]:
    effects = studies.effects
    number = say_count("{n} effect", "{n:,} effects", len(effects))
    if single := studies.uncombined:
        k = len(effects)
        number = say(
            "{effects:,} effects of {studies:,} studies", effects=len(single.effects), studies=k
        )
    span = say(
        "from {low} to {high}; above 0 the smaller selection did better",
        low=fixed(min(effects), 2),
        high=fixed(max(effects), 2),
    )
    people = []
    if studies.people is not None:
        people = [(say("People"), say("{n:,} in all", n=studies.people))]
    return [(say("Studies"), number), *people, (say("Effects"), span)]
