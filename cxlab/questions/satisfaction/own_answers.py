"""What a user's survey says of expectation, experience and satisfaction."""

from collections.abc import Sequence

import numpy as np

from cxlab.evidence.account import OWN, Line, account_of_responses
from cxlab.questions.satisfaction.answers import EVERYBODY, Answers, Group, outcome_first
from cxlab.questions.satisfaction.own_groups import groups_of
from cxlab.questions.satisfaction.own_scores import (
    FEWEST,
    OwnScores,
    asked_in,
    check_varied,
    own_scores,
)
from cxlab.statistics.moments import Moments
from cxlab.survey.panel import Rows, customers, of_last_wave, only_answered, panel_of, waves_of
from cxlab.survey.quality import checks
from cxlab.survey.responses import Responses
from cxlab.survey.text import shortened
from cxlab.words import say, say_count


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
    scored = own_scores(responses, asked := asked_in(book := now.codebook))
    check_varied(scored, rows)
    whole, rated = scored.moments(rows), scored.rated(rows)
    grouped = groups_of(scored, now, rows, minimum_group)
    panel, no_panel = panel_of(responses, scored.scores["expectation"], scored.scores["perception"])
    return Answers(
        whole=whole,
        outcomes=outcome_first(tuple(asked.outcomes), outcome, book.name),
        words={name: _words(responses, names, name) for name, names in asked.outcomes.items()},
        groups=grouped.groups or (Group(EVERYBODY, whole),),
        grouped_by=grouped.by,
        scale=asked.scale,
        panel=panel,
        no_panel=no_panel,
        perceptions=len(book.dimensions("perception")),
        people=np.column_stack([scored.terms["perception"], scored.terms["expectation"]])[rated],
        weights=None if responses.weights is None else responses.weights[rated],
        asked=int(np.sum(rows)),
        fewest=max(minimum_group, FEWEST),
        missing=scored.missing(rated),
        source=OWN + responses.name,
        own=True,
        account=account_of_responses(now, [*_lines(scored, _people(whole, rated)), *grouped.lines]),
        checks=checks(responses),
        scale_doubt=_scale_doubt(responses, asked.scale),
    )


def _scale_doubt(responses: Responses, scale: tuple[float, float]) -> str:
    """Say what speaks against the scale, where it cannot be right."""
    return "; ".join(d.text for d in responses.scale_doubts if d.certain and d.scale == scale)


def _words(responses: Responses, columns: tuple[str, ...], name: str) -> str:
    label = responses.codebook.column(columns[0]).label if len(columns) == 1 else ""
    return label or name.replace("_", " ")


def _lines(scored: OwnScores, people: str) -> list[Line]:
    """Return what was asked, and who was taken where not everybody was."""
    sides, responses = scored.asked.sides, scored.responses
    lines = [
        (say("Expectation"), _made_of(sides["expectation"])),
        (say("Perception"), _made_of(sides["perception"])),
        (say("Outcomes"), ", ".join(scored.asked.outcomes)),
        (say("People in the analysis"), people),
    ]
    if responses.codebook.of("source"):
        lines.append((say("Source"), say("customers only")))
    if len(names := waves_of(responses).names) > 1:
        order = shortened(", ".join(names))
        in_order = say("{waves}, in this order; surface and states from the last", waves=order)
        lines.append((say("Waves"), in_order))
    return lines


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


def _made_of(columns: Sequence[str]) -> str:
    return say_count(
        "mean of {n} column: {names}",
        "mean of {n:,} columns: {names}",
        len(columns),
        names=shortened(", ".join(columns)),
    )
