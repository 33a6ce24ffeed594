"""The groups of a user's survey that may be shown: branches or the like, else dimensions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from cxlab.errors import InputError, LackError
from cxlab.evidence.account import Line, other_groups
from cxlab.evidence.names import refuse_alike
from cxlab.evidence.withheld_answers import lost_in_words, withheld_answers
from cxlab.questions.satisfaction.answers import EVERYBODY, Group
from cxlab.questions.satisfaction.own_scores import (
    FEWEST,
    OwnScores,
    mean_of,
    moments_of,
    own_scores,
)
from cxlab.survey.panel import Rows
from cxlab.survey.responses import Responses
from cxlab.survey.text import shortened
from cxlab.words import say, say_count, say_lack


@dataclass(frozen=True, eq=False)
class Grouped:
    """The groups that may be shown, what they are, and what the account says of them."""

    groups: tuple[Group, ...]
    by: str
    lines: list[Line]


def groups_of(scored: OwnScores, now: Responses, rows: Rows, minimum: int) -> Grouped:
    """Return the branches of some respondents, or the dimensions where no column is a group.

    Parameters
    ----------
    scored : OwnScores
    now : Responses
        With the columns alone that the respondents of ``rows`` were asked.
    rows : array of bool
    minimum : int
        Branches of fewer people are not shown.

    Raises
    ------
    InputError
        With names of groups that nobody could tell apart.
    """
    if now.codebook.of("group"):
        return _branches(scored, rows, minimum)
    return _dimensions(now, rows)


def _branches(scored: OwnScores, rows: Rows, minimum: int) -> Grouped:
    """Return branches (or the like), with what the account says of them.

    They are counted and blanked by the rule of a sweep, so that a report of everybody and those
    of branches rest on the same answers of a branch.
    """
    responses = scored.responses
    column, fewest = responses.codebook.of("group")[0].name, max(minimum, FEWEST)
    labels = responses.others[column].fillna("")
    names = sorted(set(labels[scored.rated(rows)]) - {""})
    _refuse_unclear(names, responses.name)
    taken = withheld_answers(responses, labels.tolist(), fewest)
    kept = own_scores(replace(responses, frame=responses.frame.where(taken.kept)), scored.asked)
    rated = kept.rated(rows)
    members = {name: rated & (labels == name).to_numpy() for name in names}
    shown = [name for name in names if name not in taken.groups and members[name].sum() >= fewest]
    lines = _groups_lines(column, len(shown), len(names) - len(shown), fewest)
    lines += other_groups(responses.codebook)
    groups = []
    for name in shown:
        try:
            groups.append(Group(name, kept.moments(members[name])))
        except LackError as lack:
            lines.append((say("Group '{name}' not shown", name=name), say_lack(lack)))
    lost = responses.frame.notna().to_numpy() & ~taken.kept
    of_shown = np.flatnonzero(labels.isin(shown).to_numpy() & rows).tolist()
    if note := lost_in_words(responses, of_shown, lost, fewest):
        lines.append((say("Not used for groups"), note))
    return Grouped(tuple(groups), column, lines)


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


def _dimensions(responses: Responses, rows: Rows) -> Grouped:
    book = responses.codebook
    expected, perceived = book.dimensions("expectation"), book.dimensions("perception")
    names = [name for name in expected if name in perceived]
    if len(names) < 2:
        return Grouped((), "", [])
    _refuse_unclear(names, book.name)
    groups = []
    for name in names:
        sides = {"expectation": expected[name], "perception": perceived[name]}
        scores = {side: mean_of(responses, columns) for side, columns in sides.items()}
        groups.append(Group(name, moments_of(responses, scores, rows)))
    line = (say("Groups"), say("the dimensions, as no column is a group"))
    return Grouped(tuple(groups), say("dimension"), [line])
