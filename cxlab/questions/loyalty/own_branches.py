"""The branches and waves of a user's survey that may be shown, by what may be used of them."""

from collections import Counter
from dataclasses import replace

import numpy as np

from cxlab.evidence.account import Line, other_groups
from cxlab.evidence.names import refuse_alike
from cxlab.evidence.respondents import whose
from cxlab.evidence.small_groups import suppressed
from cxlab.evidence.withheld_answers import lost_in_words, withheld_answers
from cxlab.questions.loyalty.loyalty import Rated, kinds
from cxlab.questions.loyalty.own_columns import columns_of, texts_of
from cxlab.statistics.moments import Array
from cxlab.survey.responses import Responses
from cxlab.words import say


def branches_of(
    responses: Responses, last: np.ndarray, minimum_group: int
) -> tuple[tuple[Rated, ...], list[Line]]:
    """Return the branches that may be shown, of the last wave, by what may be used of them.

    Parameters
    ----------
    responses : Responses
    last : array of bool, of shape (rows,)
        Rows of the last wave.
    minimum_group : int
        Branches of fewer people are not shown.

    Returns
    -------
    tuple of (tuple of Rated, list of Line)
        And what the account says of them.

    Examples
    --------
    >>> from cxlab.survey.sample import sample_responses
    >>> responses = sample_responses()
    >>> shown, _ = branches_of(responses, np.ones(300, bool), minimum_group=10)
    >>> [branch.name for branch in shown]
    ['Centre', 'Harbour', 'Station']
    """
    of = texts_of(responses, "group")
    if of is None:
        return (), []
    column = responses.codebook.of("group")[0].name
    names = sorted({*of[last]} - {""})
    refuse_alike(names, f"{responses.name}, column '{column}'")
    taken = withheld_answers(responses, of.tolist(), minimum_group)
    scores = _scored(replace(responses, frame=responses.frame.where(taken.kept)))
    people = _people(responses, of, np.where(last, scores, np.nan))
    nobody = people.pop("", 0)
    hidden = suppressed(
        {name: people.get(name, 0) for name in names}, minimum_group, nobody, taken.groups
    )
    shown = tuple(
        Rated.of(name, scores[last & (of == name)]) for name in names if name not in hidden
    )
    lines = [(say("Branches"), say("{n:,} by '{column}'", n=len(shown), column=column))]
    lines += other_groups(responses.codebook)
    if hidden:
        lines.append((say("Branches with too few people"), say("{n:,}, not shown", n=len(hidden))))
    lost = responses.frame.notna().to_numpy() & ~taken.kept
    rows = np.flatnonzero(last & np.isin(of, [one.name for one in shown])).tolist()
    if note := lost_in_words(responses, rows, lost, minimum_group):
        lines.append((say("Not used in branches"), note))
    return shown, lines


def waves_of_few(
    responses: Responses,
    rated: Array,
    names: tuple[str, ...],
    wave_of: np.ndarray | None,
    *,
    minimum_group: int,
) -> frozenset[str]:
    """Return the waves of too few people to be shown.

    Examples
    --------
    >>> from cxlab.survey.sample import sample_responses
    >>> responses = sample_responses()
    >>> waves_of_few(responses, np.ones(300), (), None, minimum_group=10)
    frozenset()
    """
    if wave_of is None:
        return frozenset()
    people = _people(responses, wave_of, rated)
    return frozenset(name for name in names if people.get(name, 0) < minimum_group)


def _people(responses: Responses, of: np.ndarray, rated: Array) -> Counter[str]:
    """Count the people who rated, each once: rows are not people."""
    rows = zip(of.tolist(), whose(responses), ~np.isnan(rated), strict=True)
    return Counter(group for group, _ in {(group, who) for group, who, given in rows if given})


def _scored(responses: Responses) -> Array:
    """Return what branches are compared by: promoters less detractors, else satisfaction."""
    rated, nobody = columns_of(responses), np.full(len(responses.frame), np.nan)
    if "recommend" in rated:
        return kinds(rated["recommend"])
    return rated.get("satisfaction", nobody)
