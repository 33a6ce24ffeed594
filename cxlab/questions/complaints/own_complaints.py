"""A user's complaints: a survey with its codebook, counts, or a test of compensation by chance."""

from pathlib import Path

import numpy as np

from cxlab.errors import InputError, nearest, nearest_columns
from cxlab.evidence.account import OWN, Line, account_of, account_of_responses
from cxlab.questions.complaints.complaints import Band, Complaints, Group, Rate
from cxlab.statistics.moments import Array
from cxlab.statistics.net_promoter import counted
from cxlab.statistics.person_scores import person_scores
from cxlab.survey.codebook.codebook import Codebook
from cxlab.survey.codebook.codebook_file import read_codebook
from cxlab.survey.codebook.known_outcomes import known_outcomes
from cxlab.survey.files.read import read_survey
from cxlab.survey.files.user_table import UserTable
from cxlab.survey.panel import of_customers_now
from cxlab.survey.responses import Responses, clean
from cxlab.survey.yes_or_no import yes_or_no
from cxlab.table import Table
from cxlab.words import say

ARMS = ("money", "explanation")
LOWEST = 0.3  # of the scale of satisfaction: 1 to 3 of 10, 1 and 2 of 5
COUNTED = (("arm", "n", "count"), ("complained", "left", "count"))
TAKEN = (
    "complained, left, count (counts), arm, n, count (a test by chance), or answers with a codebook"
)


def read_survey_of_complaints(data: Path, codebook: Path) -> Complaints:
    """Read answers whose codebook gives the roles ``complained``, ``handling``, ``left``, outcome.

    Raises
    ------
    InputError
        If the codebook lacks a role, or an answer is none of 0 and 1.
    """
    responses = of_customers_now(clean(read_survey(data), read_codebook(codebook)))
    _check(responses)
    book = responses.codebook
    answers = {
        role: yes_or_no(responses, column.name)
        for role in ("complained", "left")
        for column in book.of(role)
    }
    complained, left = answers["complained"], answers.get("left")
    handling = _rated(responses, "handling")
    outcomes = _outcomes(responses, left)
    silent, handled = complained == 0, complained == 1
    more = _lines(outcomes, complained, handling)
    return Complaints(
        silent=_groups(outcomes, silent),
        handled=_by_rating(outcomes, handled, handling),
        rates=_rates(book, outcomes, complained),
        problem=_recommended(responses, handled),
        no_problem=_recommended(responses, silent),
        left_complained=None if left is None else _share(left, handled),
        left_silent=None if left is None else _share(left, silent),
        best=book.of("handling")[0].scale[1] if book.of("handling") else 0.0,
        source=OWN + responses.name,
        own=True,
        account=account_of_responses(responses, more),
    )


def _check(responses: Responses) -> None:
    book = responses.codebook
    if not book.of("complained"):
        raise InputError(
            f"{book.name}: no column has the role 'complained' (0 or 1); one is needed"
        )
    if responses.weights is not None:
        raise InputError(
            f"{book.name}: this notebook counts people and takes no weights; give '"
            f"{book.of('weight')[0].name}' the role ignore"
        )
    if responses.design.clusters is not None:
        raise InputError(
            f"{book.name}: this notebook counts people as drawn one by one and takes no clusters; "
            f"give '{book.of('cluster')[0].name}' the role group, or ignore"
        )
    if strata := book.of("stratum"):
        raise InputError(
            f"{book.name}: this notebook counts people and takes no strata; give "
            f"'{strata[0].name}' the role ignore"
        )


def _lines(outcomes: dict[str, Array], complained: Array, handling: Array) -> list[Line]:
    lines = [(say("Outcomes"), ", ".join(outcomes))]
    if stray := int(((complained == 0) & ~np.isnan(handling)).sum()):
        lines.append((say("Handling rated without a complaint"), say("{n:,}, not used", n=stray)))
    if blank := int(np.isnan(complained).sum()):
        lines.append((say("Complained or not: no answer"), say("{n:,}, left out", n=blank)))
    if unrated := int(((complained == 1) & np.isnan(handling)).sum()):
        lines.append((say("Complained, handling not rated"), say("{n:,}", n=unrated)))
    return [*lines, (say("Taken for granted"), say("each row is another customer"))]


def _groups(outcomes: dict[str, Array], who: Array) -> dict[str, Group]:
    return {name: _group(values[who]) for name, values in outcomes.items()}


def _by_rating(outcomes: dict[str, Array], handled: Array, handling: Array) -> tuple[Band, ...]:
    """Return those who complained by how they rated the handling, the lowest rating first."""
    return tuple(
        Band(float(rating), float(rating), _groups(outcomes, handled & (handling == rating)))
        for rating in np.unique(handling[handled & ~np.isnan(handling)])
    )


def _rated(responses: Responses, role: str) -> Array:
    columns = [column.name for column in responses.codebook.of(role)]
    if not columns:
        return np.full(len(responses.frame), np.nan)
    rated: Array = responses.frame[columns[0]].to_numpy(dtype=float)
    return rated


def _outcomes(responses: Responses, left: Array | None) -> dict[str, Array]:
    """Return satisfaction and repurchase, by these names, as far as they were asked."""
    asked = responses.codebook.outcomes()
    known = known_outcomes(asked)
    if "satisfaction" not in known:
        others = f" but {', '.join(asked)}" if asked else ""
        raise InputError(
            f"{responses.codebook.name}: no column has the role 'outcome' (e.g. satisfaction)"
            f"{others}; one is needed"
        )
    outcomes: dict[str, Array] = {
        name: person_scores(responses.frame[list(known[name])].to_numpy(dtype=float))
        for name in ("satisfaction", "repurchase")
        if name in known
    }
    if "repurchase" not in outcomes and left is not None:
        outcomes["repurchase"] = 1 - left
    return outcomes


def _group(values: Array) -> Group:
    answered = values[~np.isnan(values)]
    if len(answered) < 2:
        return Group(len(answered), float(answered.mean()) if len(answered) else 0.0, 0.0)
    return Group(len(answered), float(answered.mean()), float(answered.std(ddof=1)))


def _share(left: Array, who: Array) -> tuple[int, int]:
    answered = who & ~np.isnan(left)
    return int(left[answered].sum()), int(answered.sum())


def _recommended(responses: Responses, who: Array) -> tuple[int, int, int] | None:
    """Return promoters, detractors and all, of a recommendation from 0 to 10."""
    book = responses.codebook
    columns = [column.name for column in book.of("recommendation")]
    columns = columns or list(known_outcomes(book.outcomes()).get("recommend", ()))
    if len(columns) != 1 or book.column(columns[0]).scale != (0.0, 10.0):
        return None
    rated = responses.frame[columns[0]].to_numpy(dtype=float)[who]
    return counts if (counts := counted(rated))[2] else None


def _rates(book: Codebook, outcomes: dict[str, Array], complained: Array) -> tuple[Rate, ...]:
    low, high = book.column(known_outcomes(book.outcomes())["satisfaction"][0]).scale
    cut = above = low + LOWEST * (high - low)
    satisfaction = outcomes["satisfaction"]
    given = satisfaction[~np.isnan(satisfaction)]
    if (given == given.round()).all():  # nobody rates 3.7
        cut, above = float(np.floor(cut)), float(np.floor(cut)) + 1
    rates = []
    for ends, here in (
        ((low, cut), satisfaction <= cut),
        ((above, high), satisfaction > cut),
    ):
        answered = here & ~np.isnan(complained)
        if n := int(answered.sum()):
            rates.append(Rate(*ends, int(complained[answered].sum()), n))
    return tuple(rates) if (satisfaction <= cut).any() else ()


def read_counts(path: Path) -> Complaints:
    """Read counts of who complained and who left, or the two arms of a test by chance.

    Raises
    ------
    InputError
        If it is neither, or a row makes no sense.
    """
    table = UserTable(path)
    of_arms, of_leavers = COUNTED
    if set(of_arms) <= set(table.columns):
        return _arms(table, path)
    if set(of_leavers) <= set(table.columns):
        return _left(table, path)
    raise InputError(
        f"{table.name}: found the columns {', '.join(table.columns)}; taken are {TAKEN} "
        f"(-p codebook=FILE.yml){nearest_columns(table.columns, COUNTED)}"
    )


def _account(table: UserTable, path: Path, row_is: str, used: tuple[str, ...]) -> Table:
    lines = [(say("Source"), say("your file {name}", name=table.name)), (say("One row is"), row_is)]
    if unused := [column for column in table.columns if column not in used]:
        lines.append((say("Columns not used"), ", ".join(unused)))
    lines += [(say("Note"), note) for note in table.notes]
    return account_of(lines, [path])


def _counts_of_arms(table: UserTable) -> dict[str, tuple[int, int]]:
    """Return count and n of each arm, one row an arm."""
    arms: dict[str, tuple[int, int]] = {}
    names, counts = table.text("arm"), zip(table.whole("count"), table.whole("n"), strict=True)
    for row, name, (count, n) in zip(table.line_numbers, names, counts, strict=True):
        where, arm = f"{table.name}, row {row}", name.casefold()
        if arm not in ARMS:
            raise InputError(
                f"{where}, column 'arm': found '{name}', need one of {', '.join(ARMS)}."
                f"{nearest(arm, ARMS)}"
            )
        if arm in arms:
            raise InputError(f"{where}: '{arm}' occurs a second time; add the rows up")
        if n == 0 or count > n:
            raise InputError(
                f"{where}: count is {count} of n = {n}; need people, and no more in 'count' than "
                "in 'n'"
            )
        arms[arm] = (count, n)
    if missing := [arm for arm in ARMS if arm not in arms]:
        raise InputError(f"{table.name}: no row for '{missing[0]}'; a test has two arms")
    return arms


def _arms(table: UserTable, path: Path) -> Complaints:
    arms = _counts_of_arms(table)
    return Complaints(
        money=arms["money"],
        explained=arms["explanation"],
        randomised=True,
        source=OWN + table.name,
        own=True,
        account=_account(
            table, path, say("an arm of a test by chance: arm, n, count"), ("arm", "n", "count")
        ),
    )


def _left(table: UserTable, path: Path) -> Complaints:
    complained, left = (table.whole(name, (0, 1)) for name in ("complained", "left"))
    cells: dict[tuple[int, int], int] = {}
    rows = zip(table.line_numbers, complained, left, table.whole("count"), strict=True)
    for row, did, went, count in rows:
        if (did, went) in cells:
            raise InputError(
                f"{table.name}, row {row}: complained {did} with left {went} occurs a second time; "
                "add the rows up"
            )
        cells[did, went] = count
    for did, went in ((1, 1), (1, 0), (0, 1), (0, 0)):
        if (did, went) not in cells:
            raise InputError(
                f"{table.name}: no row with complained {did} and left {went}; give its count, 0 if "
                "there is nobody"
            )
    for did in (1, 0):
        if not cells[did, 1] + cells[did, 0]:
            raise InputError(f"{table.name}: nobody has complained = {did}; need both")
    return Complaints(
        left_complained=(cells[1, 1], cells[1, 1] + cells[1, 0]),
        left_silent=(cells[0, 1], cells[0, 1] + cells[0, 0]),
        source=OWN + table.name,
        own=True,
        account=_account(
            table, path, say("people: complained, left, count"), ("complained", "left", "count")
        ),
    )
