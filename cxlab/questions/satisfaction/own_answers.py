"""The user's survey as scores: one expectation, one perception and each outcome a respondent."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from cxlab.errors import InputError, LackError
from cxlab.evidence.account import OWN, Line, account_of_responses, other_groups
from cxlab.evidence.names import refuse_alike
from cxlab.evidence.withheld_answers import lost_in_words, withheld_answers
from cxlab.questions.satisfaction.answers import EVERYBODY, Answers, Group, outcome_first
from cxlab.statistics.moments import Array, Moments
from cxlab.statistics.person_scores import person_scores
from cxlab.statistics.response_surface import quadratic_columns
from cxlab.statistics.survey_moments import survey_moments
from cxlab.survey.codebook.codebook import Codebook, Column
from cxlab.survey.panel import Rows, customers, of_last_wave, only_answered, panel_of, waves_of
from cxlab.survey.quality import checks
from cxlab.survey.responses import Responses
from cxlab.survey.text import shortened
from cxlab.words import say, say_count, say_lack

FEWEST = 10  # answers for a surface with six coefficients
Scores = Mapping[str, Array]
ScoresOf = Callable[[Responses], tuple[Scores, Scores]]


def answers_of(responses: Responses, outcome: str, minimum_group: int) -> Answers:
    """Return the scores' moments, groups and panel of clean responses.

    Raises
    ------
    InputError
        With mixed scales, without an outcome, with too few answers, or with names of groups that
        nobody could tell apart.
    """
    rows = customers(responses) & of_last_wave(responses)
    now = only_answered(responses, rows)
    sides, outcomes = _sides(book := now.codebook), _outcomes(book)
    scale = _scale(book, [book.column(name) for names in sides.values() for name in names])
    scores_of = partial(_scores, sides=sides, outcomes=outcomes, centre=sum(scale) / 2)
    table, scores = scores_of(responses)
    rated = _rated(table, rows)
    _check_varied(table, rated & _answered(scores, outcomes), responses.name)
    whole = _moments(responses, table, rows)
    groups, grouped_by, group_lines = (
        _branches(responses, scores_of, rows, minimum_group)
        if book.of("group")
        else _dimensions(now, rows)
    )
    panel, no_panel = panel_of(responses, scores["expectation"], scores["perception"])
    lines = [*_lines(sides, outcomes, _people(whole, rated)), *_rows_lines(responses), *group_lines]
    doubts = [d.text for d in responses.scale_doubts if d.certain and d.scale == scale]
    return Answers(
        whole=whole,
        outcomes=outcome_first(tuple(outcomes), outcome, book.name),
        words={name: _words(responses, columns, name) for name, columns in outcomes.items()},
        groups=groups or (Group(EVERYBODY, whole),),
        grouped_by=grouped_by,
        scale=scale,
        panel=panel,
        no_panel=no_panel,
        perceptions=len(book.dimensions("perception")),
        people=np.column_stack([table["perception"], table["expectation"]])[rated],
        weights=None if responses.weights is None else responses.weights[rated],
        asked=int(np.sum(rows)),
        fewest=max(minimum_group, FEWEST),
        missing=_missing(responses, sides, rated),
        source=OWN + responses.name,
        own=True,
        account=account_of_responses(now, lines),
        checks=checks(responses),
        scale_doubt="; ".join(doubts),
    )


def _sides(book: Codebook) -> dict[str, tuple[str, ...]]:
    """Return the columns of both sides: paired items where there are pairs, else all."""
    pairs = book.pairs()
    if pairs:
        return {
            "expectation": tuple(pair.expectation for pair in pairs),
            "perception": tuple(pair.perception for pair in pairs),
        }
    sides = {}
    for role in ("expectation", "perception"):
        sides[role] = tuple(column.name for column in book.of(role))
        if not sides[role]:
            raise InputError(f"{book.name}: no column has the role '{role}'; at least 1 needed")
    return sides


def _outcomes(book: Codebook) -> dict[str, tuple[str, ...]]:
    outcomes = book.outcomes()
    if not outcomes:
        raise InputError(
            f"{book.name}: no column has the role 'outcome' (e.g. overall satisfaction); without "
            "one nothing can be said of satisfaction"
        )
    for name in outcomes:
        if name in {"expectation", "perception", "E2", "EP", "P2"}:
            raise InputError(f"{book.name}: an outcome cannot be called '{name}'; rename it")
    return outcomes


def _scale(book: Codebook, columns: Sequence[Column]) -> tuple[float, float]:
    """Return the one scale of both sides; the codebook has seen to the outcomes."""
    first = columns[0]
    for other in columns[1:]:
        if other.scale != first.scale:
            ends = ["{:g} to {:g}".format(*column.scale) for column in (first, other)]
            raise InputError(
                f"{book.name}: expectation and perception need one answer scale, but column "
                f"'{shortened(first.name)}' has {ends[0]} and '{shortened(other.name)}' {ends[1]}"
            )
    return first.scale


def _mean(responses: Responses, columns: tuple[str, ...]) -> Array:
    """Return a score a respondent: the mean of its columns, nan unless half are answered."""
    return person_scores(responses.frame[list(columns)].to_numpy(dtype=float))


def _scores(
    responses: Responses,
    sides: Mapping[str, tuple[str, ...]],
    outcomes: Mapping[str, tuple[str, ...]],
    centre: float,
) -> tuple[Scores, Scores]:
    """Return the terms of the surface with the outcomes, and the scores that they are made of."""
    scores = {
        name: _mean(responses, columns) for name, columns in (*sides.items(), *outcomes.items())
    }
    terms = quadratic_columns(scores["expectation"], scores["perception"], centre)
    return {**terms, **{name: scores[name] for name in outcomes}}, scores


def _moments(responses: Responses, table: Scores, rows: Rows) -> Moments:
    part = {name: score[rows] for name, score in table.items()}
    return survey_moments(part, responses.design.of_rows(rows))


def _rated(table: Scores, rows: Rows) -> Rows:
    """Return who answered enough of both sides."""
    rated: Rows = rows & ~np.isnan(table["EP"])
    return rated


def _missing(responses: Responses, sides: Mapping[str, tuple[str, ...]], rated: Rows) -> float:
    """Return the share of answers of both sides that is missing of those who answered enough."""
    columns = [name for names in sides.values() for name in names]
    return float(responses.frame.loc[rated, columns].isna().to_numpy().mean())


def _answered(scores: Scores, outcomes: Iterable[str]) -> Rows:
    """Return who answered any outcome."""
    given: Rows = np.logical_not(np.isnan(np.column_stack([scores[o] for o in outcomes])))
    answered: Rows = np.asarray(given.any(axis=1))
    return answered


def _check_varied(table: Scores, complete: Rows, name: str) -> None:
    if (n := int(complete.sum())) < FEWEST:
        respondents = "respondent" if n == 1 else "respondents"
        raise InputError(
            f"{name}: {n} {respondents} answered half or more of expectation, of perception and of "
            f"an outcome; at least {FEWEST} needed"
        )
    for side in ("expectation", "perception"):
        if (different := len(np.unique(table[side][complete]))) < 3:
            values = "value" if different == 1 else "values"
            raise InputError(
                f"{name}: {side} takes {different} {values}; a surface needs 3 at least"
            )


def _branches(
    responses: Responses, scores_of: ScoresOf, rows: Rows, minimum: int
) -> tuple[tuple[Group, ...], str, list[Line]]:
    """Return branches (or the like), with what the account says of them.

    They are counted and blanked by the rule of a sweep, so that a report of everybody and those
    of branches rest on the same answers of a branch.
    """
    column, fewest = responses.codebook.of("group")[0].name, max(minimum, FEWEST)
    labels = responses.others[column].fillna("")
    names = sorted(set(labels[_rated(scores_of(responses)[0], rows)]) - {""})
    _refuse_unclear(names, responses.name)
    taken = withheld_answers(responses, labels.tolist(), fewest)
    table, _ = scores_of(replace(responses, frame=responses.frame.where(taken.kept)))
    rated = _rated(table, rows)
    members = {name: rated & (labels == name).to_numpy() for name in names}
    shown = [name for name in names if name not in taken.groups and members[name].sum() >= fewest]
    lines = _groups_lines(column, len(shown), len(names) - len(shown), fewest)
    lines += other_groups(responses.codebook)
    groups = []
    for name in shown:
        try:
            groups.append(Group(name, _moments(responses, table, members[name])))
        except LackError as lack:
            lines.append((say("Group '{name}' not shown", name=name), say_lack(lack)))
    lost = responses.frame.notna().to_numpy() & ~taken.kept
    of_shown = np.flatnonzero(labels.isin(shown).to_numpy() & rows).tolist()
    if note := lost_in_words(responses, of_shown, lost, fewest):
        lines.append((say("Not used for groups"), note))
    return tuple(groups), column, lines


def _groups_lines(column: str, shown: int, hidden: int, fewest: int) -> list[Line]:
    by = say_count(
        "{n} group by '{column}'", "{n:,} groups by '{column}'", shown, column=shortened(column)
    )
    if not hidden:
        return [(say("Groups"), by)]
    why = say_count(
        "{n} group in which fewer than {minimum} people answered both sides, or that the rest "
        "would give away",
        "{n:,} groups in which fewer than {minimum} people answered both sides, or that the rest "
        "would give away",
        hidden,
        minimum=fewest,
    )
    return [(say("Groups"), by), (say("Groups not shown"), why)]


def _refuse_unclear(names: Sequence[str], where: str) -> None:
    refuse_alike(names, where)
    for name in names:
        if name.casefold() == EVERYBODY:
            raise InputError(f"{where}: a group cannot be called '{name}'; rename it")


def _dimensions(responses: Responses, rows: Rows) -> tuple[tuple[Group, ...], str, list[Line]]:
    book = responses.codebook
    expected, perceived = book.dimensions("expectation"), book.dimensions("perception")
    names = [name for name in expected if name in perceived]
    if len(names) < 2:
        return (), "", []
    _refuse_unclear(names, book.name)
    groups = []
    for name in names:
        sides = {"expectation": expected[name], "perception": perceived[name]}
        scores = {side: _mean(responses, columns) for side, columns in sides.items()}
        groups.append(Group(name, _moments(responses, scores, rows)))
    line = (say("Groups"), say("the dimensions, as no column is a group"))
    return tuple(groups), say("dimension"), [line]


def _words(responses: Responses, columns: tuple[str, ...], name: str) -> str:
    label = responses.codebook.column(columns[0]).label if len(columns) == 1 else ""
    return label or name.replace("_", " ")


def _lines(
    sides: Mapping[str, tuple[str, ...]], outcomes: Mapping[str, tuple[str, ...]], people: str
) -> list[Line]:
    return [
        (say("Expectation"), _made_of(sides["expectation"])),
        (say("Perception"), _made_of(sides["perception"])),
        (say("Outcomes"), ", ".join(outcomes)),
        (say("People in the analysis"), people),
    ]


def _people(whole: Moments, rated: Rows) -> str:
    """Say how many people count, and how many of them with all that the surface takes."""
    complete = whole.people.complete if whole.people else whole.n
    return say(
        "{n:,}, of whom {rated:,} answered half or more of both sides, and {complete:,} every "
        "outcome, too",
        n=whole.n,
        rated=int(rated.sum()),
        complete=complete,
    )


def _rows_lines(responses: Responses) -> list[Line]:
    """Return who was taken, where not everybody was."""
    lines = []
    if responses.codebook.of("source"):
        lines.append((say("Source"), say("customers only")))
    if len(names := waves_of(responses).names) > 1:
        order = shortened(", ".join(names))
        in_order = say("{waves}, in this order; surface and states from the last", waves=order)
        lines.append((say("Waves"), in_order))
    return lines


def _made_of(columns: Sequence[str]) -> str:
    return say_count(
        "mean of {n} column: {names}",
        "mean of {n:,} columns: {names}",
        len(columns),
        names=shortened(", ".join(columns)),
    )
