"""Effects of the rows of a user's table, with their variances, from whatever columns give them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import inf, sqrt

from cxlab.arguments import check_above, check_finite
from cxlab.errors import InputError
from cxlab.statistics.effect_sizes import (
    d_of_correlation,
    d_of_counts,
    d_of_means,
    small_sample_factor,
    variance_of_d,
)
from cxlab.survey.files.user_table import UserTable
from cxlab.words import phrase

COUNTS = ("count_1", "n_1", "count_2", "n_2")
OTHER = "effect"  # what is given where the scale is not known
CELLS = ("count_1", "rest_1", "count_2", "rest_2")
MEANS = ("mean_1", "sd_1", "n_1", "mean_2", "sd_2", "n_2")


@dataclass(frozen=True)
class Effect:
    """One effect, as one row of a file gives it.

    Attributes
    ----------
    value, variance : float
    df, scale : float
        Degrees of freedom of its test (infinite for z), and its statistic per unit of effect.
    people : int or None

    Examples
    --------
    >>> of_z(0.5, 0.04)
    Effect(value=0.5, variance=0.04, df=inf, scale=5.0, people=None)
    """

    value: float
    variance: float
    df: float
    scale: float
    people: int | None = None


Heads = Mapping[str, str]  # of a file, by the column that they mean
Reader = Callable[[UserTable, Heads], list[Effect]]


@dataclass(frozen=True)
class Form:
    """A set of columns that make an effect.

    Attributes
    ----------
    columns : tuple of str
    gives : str
        What the effect is taken from; forms that give the same do not contradict each other.
    how : str
        How it becomes an effect, for the account.
    read : callable
        From a table and its heads by column to the effects of all its rows.

    Examples
    --------
    >>> next(form.how for form in FORMS if form.name == "r, n")
    'correlation, turned into d'
    """

    columns: tuple[str, ...]
    gives: str
    how: str
    read: Reader

    @property
    def name(self) -> str:
        """Its columns, as messages and the account name it."""
        return ", ".join(self.columns)


def of_z(value: float, variance: float, people: int | None = None) -> Effect:
    """Return an effect whose test is normal: effect over standard error.

    Examples
    --------
    >>> of_z(0.5, 0.04).scale
    5.0
    """
    check_finite(value=value)
    check_above("variance", variance)
    return Effect(value, variance, df=inf, scale=1 / sqrt(variance), people=people)


def of_d(d: float, n_1: float, n_2: float) -> Effect:
    """Return a standardised mean difference of two arms.

    Examples
    --------
    >>> of_d(0.5, 50, 50)
    Effect(value=0.5, variance=0.04125, df=98, scale=5.0, people=100)
    """
    n = n_1 + n_2
    scale = sqrt(n_1 * n_2 / n)
    return Effect(d, variance_of_d(d, n_1, n_2), df=n - 2, scale=scale, people=int(n))


def _numbers(table: UserTable, heads: Heads, column: str, need: str = "") -> list[float]:
    """Return a column of numbers; with ``need`` refuse those that are not above 0."""
    values = table.number(heads[column])
    return _checked(table, heads[column], values, _Least(0, f"{need} above 0")) if need else values


def _people(table: UserTable, heads: Heads, column: str, least: int) -> list[int]:
    counts = table.whole(heads[column])
    need = _Least(least - 1, f"{least} people or more")
    _checked(table, heads[column], counts, need)
    return counts


@dataclass(frozen=True)
class _Least:
    """What a value must lie above, and below, and what a message says of it."""

    above: float
    need: str
    below: float = inf


def _checked(table: UserTable, head: str, values: Sequence[float], least: _Least) -> list[float]:
    for row, value in zip(table.line_numbers, values, strict=True):
        if not least.above < value < least.below:
            raise InputError(
                f"{table.name}, row {row}, column '{head}': found {value:g}, need {least.need}"
            )
    return list(values)


def _from_d(table: UserTable, heads: Heads) -> list[Effect]:
    """Return standardised mean differences of two arms of one size."""
    ns = _people(table, heads, "n", least=3)
    return [of_d(d, n / 2, n / 2) for d, n in zip(_numbers(table, heads, "d"), ns, strict=True)]


def _from_d_and_arms(table: UserTable, heads: Heads) -> list[Effect]:
    """Return standardised mean differences of two arms."""
    ns = (_people(table, heads, column, least=2) for column in ("n_1", "n_2"))
    return [of_d(*row) for row in zip(_numbers(table, heads, "d"), *ns, strict=True)]


def _from_variance(column: str) -> Reader:
    """Return the reader of effects in a column, beside their variances."""

    def read(table: UserTable, heads: Heads) -> list[Effect]:
        """Return effects with their variances."""
        variances = _numbers(table, heads, "variance", need="a variance")
        return [of_z(*row) for row in zip(_numbers(table, heads, column), variances, strict=True)]

    return read


def _from_error(column: str) -> Reader:
    """Return the reader of effects in a column, beside their standard errors."""

    def read(table: UserTable, heads: Heads) -> list[Effect]:
        """Return effects with the squares of their standard errors."""
        errors = _numbers(table, heads, "se", need="a standard error")
        values = _numbers(table, heads, column)
        return [of_z(value, error**2) for value, error in zip(values, errors, strict=True)]

    return read


def _from_means(table: UserTable, heads: Heads) -> list[Effect]:
    """Return Hedges' g of the means of two arms."""
    arms = [
        zip(
            _numbers(table, heads, f"mean_{arm}"),
            _numbers(table, heads, f"sd_{arm}", need="a standard deviation"),
            _people(table, heads, f"n_{arm}", least=2),
            strict=True,
        )
        for arm in (1, 2)
    ]
    return [_of_means(*pair) for pair in zip(*arms, strict=True)]


def _of_means(first: tuple[float, float, int], second: tuple[float, float, int]) -> Effect:
    g, variance = d_of_means(first, second)
    n_1, n_2 = first[2], second[2]
    df = n_1 + n_2 - 2
    # So that effect times scale is the t of the two means, which knows of no correction.
    scale = sqrt(n_1 * n_2 / (n_1 + n_2)) / small_sample_factor(df)
    return Effect(g, variance, df=df, scale=scale, people=n_1 + n_2)


def _from_correlation(table: UserTable, heads: Heads) -> list[Effect]:
    """Return correlations, turned into d."""
    between = _Least(-1, "a correlation between -1 and 1", below=1)
    rs = _checked(table, heads["r"], table.number(heads["r"]), between)
    ns = _people(table, heads, "n", least=4)
    return [
        Effect(*d_of_correlation(r, n), df=n - 2, scale=sqrt(n - 2) / 2, people=n)
        for r, n in zip(rs, ns, strict=True)
    ]


def _from_cells(table: UserTable, heads: Heads) -> list[Effect]:
    """Return odds ratios of the four cells of two arms, turned into d."""
    cells = list(zip(*(table.whole(heads[name]) for name in CELLS), strict=True))
    for row, (yes_1, no_1, yes_2, no_2) in zip(table.line_numbers, cells, strict=True):
        if not (yes_1 + no_1 and yes_2 + no_2):
            raise InputError(f"{table.name}, row {row}: nobody is in one of the two arms")
    counts = [(yes_1, yes_1 + no_1, yes_2, yes_2 + no_2) for yes_1, no_1, yes_2, no_2 in cells]
    return [of_z(*d_of_counts(*row), people=row[1] + row[3]) for row in counts]


def _from_counts(table: UserTable, heads: Heads) -> list[Effect]:
    """Return odds ratios of two arms, turned into d."""
    counts = list(zip(*(table.whole(heads[name]) for name in COUNTS), strict=True))
    for row, (count_1, n_1, count_2, n_2) in zip(table.line_numbers, counts, strict=True):
        for arm, count, n in (("1", count_1, n_1), ("2", count_2, n_2)):
            if n == 0 or count > n:
                raise InputError(
                    f"{table.name}, row {row}: {heads[f'count_{arm}']} is {count} of "
                    f"{heads[f'n_{arm}']} = {n}"
                )
    return [of_z(*d_of_counts(*row), people=row[1] + row[3]) for row in counts]


AS_GIVEN = phrase("standardised mean difference, as given")
ODDS = phrase("odds ratio of arm 1 to arm 2, turned into d")
ANY_SCALE = phrase("effect on its own scale, as given")
# Where a row fills several that give the same, the first is taken.
FORMS = (
    Form(("d", "variance"), "d", AS_GIVEN, _from_variance("d")),
    Form(("d", "se"), "d", AS_GIVEN, _from_error("d")),
    Form(("d", "n_1", "n_2"), "d", AS_GIVEN, _from_d_and_arms),
    Form(
        ("d", "n"),
        "d",
        phrase("standardised mean difference, as given; both arms taken to be of one size"),
        _from_d,
    ),
    Form(
        MEANS,
        "means",
        phrase("mean_1 less mean_2, over their standard deviation, corrected for few people"),
        _from_means,
    ),
    Form(COUNTS, "counts", ODDS, _from_counts),
    Form(CELLS, "counts", ODDS, _from_cells),
    Form(("r", "n"), "r", phrase("correlation, turned into d"), _from_correlation),
    Form(("effect", "variance"), OTHER, ANY_SCALE, _from_variance("effect")),
    Form(("effect", "se"), OTHER, ANY_SCALE, _from_error("effect")),
)
