"""Careless answering: one answer to everything, equal respondents, ids that occur twice.

Nobody is left out for it: a person may mean the same answer each time.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from cxlab.numbers import percent
from cxlab.statistics.moments import Array
from cxlab.survey.check import SIDES, Check
from cxlab.survey.responses import Responses
from cxlab.words import say

ENOUGH_FOR_LINES = 5  # items of a side, before one answer to all of them is suspicious
ENOUGH_FOR_TWINS = 10  # items, before two equal respondents are suspicious
MANY_LINES = 0.05


def straight_liners(responses: Responses) -> Array:
    """Return who gave one answer to every item of a side, of shape (respondents,), bool."""
    is_straight = np.zeros(len(responses.frame), bool)
    for role in SIDES:
        names = [column.name for column in responses.codebook.of(role)]
        if len(names) >= ENOUGH_FOR_LINES:
            # A missing answer makes the range nan, which is not 0.
            is_straight |= np.ptp(_as_given(responses, names), axis=1) == 0
    return is_straight


def straight_lines(responses: Responses) -> Check:
    """Count the respondents who gave one answer to every item of a side."""
    counts, most = [], 0.0
    for role, side in SIDES.items():
        names = [column.name for column in responses.codebook.of(role)]
        if len(names) < ENOUGH_FOR_LINES:
            continue
        lines, people = _alike_throughout(responses, names)
        share = lines / max(1, people)
        most = max(most, share)
        counts.append(
            say(
                "{side}: {lines:,} of {people:,} ({share})",
                side=say(side),
                lines=lines,
                people=people,
                share=percent(share),
            )
        )
    if not counts:
        too_few = say("fewer than {enough} items", enough=ENOUGH_FOR_LINES)
        return Check("straight_lines", None, too_few)
    text = say(
        "respondents who gave every item the same answer: {counts}; they are kept, and make items "
        "look more alike than they are",
        counts="; ".join(counts),
    )
    return Check("straight_lines", most <= MANY_LINES, text)


def _alike_throughout(responses: Responses, names: list[str]) -> tuple[int, int]:
    """Return how many gave every item the same answer, of how many who answered all."""
    # Before reversed items are turned: what the hand did on the page.
    table = _as_given(responses, names)
    whole = ~np.isnan(table).any(axis=1)
    return int((np.ptp(table[whole], axis=1) == 0).sum()), int(whole.sum())


def twins(responses: Responses) -> Check:
    """Count the respondents who equal an earlier one in every item, and are no straight line."""
    names = list(responses.values)
    if len(names) < ENOUGH_FOR_TWINS:
        return Check("twins", None, say("fewer than {enough} items", enough=ENOUGH_FOR_TWINS))
    table = _as_given(responses, names)
    varied = [tuple(row) for row in np.nan_to_num(table, nan=-np.inf) if len(set(row)) > 1]
    repeated = sum(count - 1 for count in Counter(varied).values())
    facts = {"repeated": repeated, "people": len(table), "items": len(names)}
    if not repeated:
        text = say(
            "{repeated:,} of {people:,} respondents equal an earlier one in all {items} items",
            **facts,
        )
        return Check("twins", True, text)
    text = say(
        "{repeated:,} of {people:,} respondents equal an earlier one in all {items} items; kept: "
        "look whether a file was joined twice or a form sent twice",
        **facts,
    )
    return Check("twins", False, text)


def ids(responses: Responses) -> Check:
    """Count the ids that occur twice."""
    columns = responses.codebook.of("respondent")
    if not columns:
        return Check("ids", None, say("the codebook names no column of ids"))
    counts = Counter(responses.others[columns[0].name].dropna())
    repeated = sum(count - 1 for count in counts.values())
    blank = int(responses.others[columns[0].name].isna().sum())
    parts = [
        say(
            "{repeated:,} of {people:,} answers carry an id that had occurred before",
            repeated=repeated,
            people=len(responses.frame),
        )
    ]
    if repeated and (waves := responses.codebook.of("wave")):
        pairs = responses.others[[columns[0].name, waves[0].name]].dropna()
        within = int(pairs.duplicated().sum())
        parts.append(say("{within:,} of them in one wave", within=within))
    if repeated:
        parts.append(say("kept: the same person may count twice"))
    if blank:
        parts.append(say("{blank:,} carry none", blank=blank))
    return Check("ids", not repeated, "; ".join(parts))


def _as_given(responses: Responses, names: Sequence[str]) -> Array:
    """Return answers as they were given, reversed items not turned."""
    return np.column_stack([responses.values[name].numbers for name in names])
