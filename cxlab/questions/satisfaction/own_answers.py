"""The user's survey as scores: one expectation, one perception and each outcome a respondent."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from cxlab.errors import InputError
from cxlab.numbers import plural
from cxlab.questions.satisfaction.answers import EVERYBODY, Answers, Group, outcome_first
from cxlab.questions.satisfaction.own_panel import Rows, last_wave, panel_of
from cxlab.statistics.moments import Array, Moments
from cxlab.statistics.response_surface import quadratic_columns
from cxlab.survey.codebook.codebook import Codebook, Column
from cxlab.survey.responses import Responses
from cxlab.survey.text import shortened
from cxlab.table import Table

FEWEST = 10  # answers for a surface with six coefficients
Scores = Mapping[str, Array]


def read_own(data: Path, codebook: Path, outcome: str, minimum_group: int) -> Answers:
    """Read a file of answers with its codebook.

    Raises
    ------
    InputError
        For a column or an answer that makes no sense; with mixed scales, without an outcome, or
        with too few answers.
    """
    from cxlab.evidence.account import account_of_responses
    from cxlab.survey.codebook.codebook_file import read_codebook
    from cxlab.survey.files.read import read_survey
    from cxlab.survey.responses import clean

    responses = clean(read_survey(data), read_codebook(codebook))
    answers = answers_of(responses, outcome, minimum_group)
    table = account_of_responses(responses)
    rows = (*table.rows, *answers.account.rows)
    return replace(answers, account=replace(table, rows=rows))


def answers_of(responses: Responses, outcome: str, minimum_group: int) -> Answers:
    """Return the scores' moments, groups and panel of clean responses."""
    book = responses.codebook
    sides, scale = _sides(book), _scale(book)
    outcomes = _outcomes(book)
    ordered = outcome_first(tuple(outcomes), outcome, book.name)
    scores = {name: _mean(responses, columns) for name, columns in (sides | outcomes).items()}
    rows, wave = last_wave(responses)
    centre = sum(scale) / 2
    terms = quadratic_columns(scores["expectation"], scores["perception"], centre)
    table = {**terms, **{name: scores[name] for name in outcomes}}
    _check_varied(table, rows, responses.name)
    whole = _moments(responses, table, rows)
    groups, grouped_by, said = _groups(responses, table, rows, minimum_group)
    panel, no_panel = panel_of(responses, scores["expectation"], scores["perception"])
    account = _account(responses, sides, outcomes, whole, [*wave, *said])
    return Answers(
        whole,
        ordered,
        {name: _words(responses, columns, name) for name, columns in outcomes.items()},
        groups or (Group(EVERYBODY, whole),),
        grouped_by,
        scale,
        panel,
        no_panel,
        len(book.dimensions("perception")),
        np.column_stack([terms["perception"], terms["expectation"]])[_complete(table, rows)],
        f"own data: {responses.name}",
        True,
        account,
    )


def _sides(book: Codebook) -> dict[str, tuple[str, ...]]:
    """Return the columns of both sides: paired items where there are pairs, else all."""
    pairs = book.pairs()
    if pairs:
        return {
            "expectation": tuple(pair.expectation for pair in pairs),
            "perception": tuple(pair.perception for pair in pairs),
        }
    found = {}
    for role in ("expectation", "perception"):
        found[role] = tuple(column.name for column in book.of(role))
        if not found[role]:
            raise InputError(f"{book.name}: no column has the role '{role}'; at least 1 needed")
    return found


def _outcomes(book: Codebook) -> dict[str, tuple[str, ...]]:
    outcomes = book.outcomes()
    if not outcomes:
        raise InputError(
            f"{book.name}: no column has the role 'outcome' (e.g. overall satisfaction); without "
            "one nothing can be said of satisfaction"
        )
    for name in outcomes:
        _one_scale(book, [book.column(c) for c in outcomes[name]], f"outcome '{name}'")
        if name in {"expectation", "perception", "E2", "EP", "P2"}:
            raise InputError(f"{book.name}: an outcome cannot be called '{name}'; rename it")
    return outcomes


def _scale(book: Codebook) -> tuple[float, float]:
    columns = [book.column(name) for names in _sides(book).values() for name in names]
    return _one_scale(book, columns, "expectation and perception")


def _one_scale(book: Codebook, columns: list[Column], what: str) -> tuple[float, float]:
    first = columns[0]
    for other in columns[1:]:
        if other.scale != first.scale:
            raise InputError(
                f"{book.name}: {what} need one answer scale, but column "
                f"'{shortened(first.name)}' has {_ends(first)} and '{shortened(other.name)}' "
                f"{_ends(other)}"
            )
    return first.scale


def _ends(column: Column) -> str:
    return f"{column.scale[0]:g} to {column.scale[1]:g}"


def _mean(responses: Responses, columns: tuple[str, ...]) -> Array:
    """Return a score a respondent: the mean of its columns, nan unless all are answered."""
    mean: Array = responses.frame[list(columns)].to_numpy(dtype=float).mean(axis=1)
    return mean


def _moments(responses: Responses, table: Scores, rows: Rows) -> Moments:
    weights = None if responses.weights is None else responses.weights[rows]
    return Moments.from_responses({name: score[rows] for name, score in table.items()}, weights)


def _complete(table: Scores, rows: Rows) -> Rows:
    answered: Rows = rows & ~np.isnan(np.column_stack(list(table.values()))).any(axis=1)
    return answered


def _check_varied(table: Scores, rows: Rows, name: str) -> None:
    complete = _complete(table, rows)
    if (n := int(complete.sum())) < FEWEST:
        raise InputError(
            f"{name}: {plural(n, 'respondent')} answered expectation, perception and every "
            f"outcome; at least {FEWEST} needed"
        )
    for side in ("expectation", "perception"):
        if (found := len(np.unique(table[side][complete]))) < 3:
            raise InputError(
                f"{name}: {side} takes {plural(found, 'value')}; a surface needs 3 at least"
            )


def _groups(
    responses: Responses, table: Scores, rows: Rows, minimum: int
) -> tuple[tuple[Group, ...], str, list[tuple[str, str]]]:
    """Return branches (or the like), else dimensions, with what the account says of them."""
    columns = responses.codebook.of("group")
    if not columns:
        return _dimensions(responses, rows)
    column = columns[0].name
    labels = responses.others[column]
    complete = _complete(table, rows)
    names = sorted(set(labels[complete].dropna()))
    sizes = {name: int((complete & (labels == name).to_numpy()).sum()) for name in names}
    hidden = _too_small(sizes, max(minimum, FEWEST))
    groups = tuple(
        Group(name, _moments(responses, table, complete & (labels == name).to_numpy()))
        for name in names
        if name not in hidden
    )
    said = [("Groups", f"{plural(len(groups), 'group')} by '{shortened(column)}'")]
    if hidden:
        said.append(
            (
                "Groups not shown",
                f"{plural(len(hidden), 'group')} with fewer than {max(minimum, FEWEST)} answers, "
                "or that the rest would give away",
            )
        )
    return groups, column, said


def _too_small(sizes: Mapping[str, int], minimum: int) -> set[str]:
    """Return the groups to hide; never a single one, which the total would give away."""
    hidden = {name for name, size in sizes.items() if size < minimum}
    if len(hidden) == 1 and len(sizes) > 1:
        hidden.add(min((n for n in sizes if n not in hidden), key=lambda name: sizes[name]))
    return hidden


def _dimensions(
    responses: Responses, rows: Rows
) -> tuple[tuple[Group, ...], str, list[tuple[str, str]]]:
    book = responses.codebook
    expected, perceived = book.dimensions("expectation"), book.dimensions("perception")
    names = [name for name in expected if name in perceived]
    if len(names) < 2:
        return (), "", []
    groups = []
    for name in names:
        sides = {"expectation": expected[name], "perception": perceived[name]}
        scores = {side: _mean(responses, columns) for side, columns in sides.items()}
        groups.append(Group(name, _moments(responses, scores, rows)))
    return tuple(groups), "dimension", [("Groups", "the dimensions, as no column is a group")]


def _words(responses: Responses, columns: tuple[str, ...], name: str) -> str:
    label = responses.codebook.column(columns[0]).label if len(columns) == 1 else ""
    return label or name.replace("_", " ")


def _account(
    responses: Responses,
    sides: Mapping[str, tuple[str, ...]],
    outcomes: Mapping[str, tuple[str, ...]],
    whole: Moments,
    said: list[tuple[str, str]],
) -> Table:
    score = {
        role.capitalize(): f"mean of {plural(len(names), 'column')}: {shortened(', '.join(names))}"
        for role, names in sides.items()
    }
    rows = [
        *score.items(),
        ("Outcomes", ", ".join(outcomes)),
        ("People in the analysis", f"{whole.n:,} who answered both sides and every outcome"),
        *said,
    ]
    files = {responses.name: responses.fingerprint}
    return Table(
        "The data of this run",
        ("What", "Account"),
        tuple(rows),
        kind="account",
        extra={"files": files},
    )
