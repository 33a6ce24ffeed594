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

ENOUGH_FOR_LINES = 5  # items of a side, before one answer to all of them is suspicious
ENOUGH_FOR_TWINS = 10  # items, before two equal respondents are suspicious
MANY_LINES = 0.05


def straight_liners(responses: Responses) -> Array:
    """Return who gave one answer to every item of a side, of shape (respondents,), bool."""
    found = np.zeros(len(responses.frame), bool)
    for role in SIDES:
        names = [column.name for column in responses.codebook.of(role)]
        if len(names) >= ENOUGH_FOR_LINES:
            # A missing answer makes the range nan, which is not 0.
            found |= np.ptp(_as_given(responses, names), axis=1) == 0
    return found


def straight_lines(responses: Responses) -> Check:
    """Count the respondents who gave one answer to every item of a side."""
    said, most = [], 0.0
    for role, side in SIDES.items():
        names = [column.name for column in responses.codebook.of(role)]
        if len(names) < ENOUGH_FOR_LINES:
            continue
        # Before reversed items are turned: what the hand did on the page.
        table = _as_given(responses, names)
        whole = ~np.isnan(table).any(axis=1)
        lines = int((np.ptp(table[whole], axis=1) == 0).sum())
        share = lines / max(1, int(whole.sum()))
        most = max(most, share)
        said.append(f"{side}: {lines:,} of {int(whole.sum()):,} ({percent(share)})")
    if not said:
        return Check("One answer to everything", None, f"fewer than {ENOUGH_FOR_LINES} items")
    text = (
        f"respondents who gave every item the same answer: {'; '.join(said)}; they are kept, and "
        "make items look more alike than they are"
    )
    return Check("One answer to everything", most <= MANY_LINES, text)


def twins(responses: Responses) -> Check:
    """Count the respondents who equal an earlier one in every item, and are no straight line."""
    names = list(responses.values)
    if len(names) < ENOUGH_FOR_TWINS:
        return Check("Equal respondents", None, f"fewer than {ENOUGH_FOR_TWINS} items")
    table = _as_given(responses, names)
    varied = [tuple(row) for row in np.nan_to_num(table, nan=-np.inf) if len(set(row)) > 1]
    repeated = sum(count - 1 for count in Counter(varied).values())
    text = (
        f"{repeated:,} of {len(table):,} respondents equal an earlier one in all {len(names)} items"
    )
    if repeated:
        text += "; kept: look whether a file was joined twice or a form sent twice"
    return Check("Equal respondents", not repeated, text)


def ids(responses: Responses) -> Check:
    """Count the ids that occur twice."""
    columns = responses.codebook.of("respondent")
    if not columns:
        return Check("Respondents' ids", None, "the codebook names no column of ids")
    counts = Counter(responses.others[columns[0].name].dropna())
    repeated = sum(count - 1 for count in counts.values())
    blank = int(responses.others[columns[0].name].isna().sum())
    text = f"{repeated:,} of {len(responses.frame):,} answers carry an id that had occurred before"
    if repeated and responses.codebook.of("wave"):
        return Check("Respondents' ids", True, text + "; the survey has waves")
    text += "; kept: the same person may count twice" if repeated else ""
    text += f"; {blank:,} carry none" if blank else ""
    return Check("Respondents' ids", not repeated, text)


def _as_given(responses: Responses, names: Sequence[str]) -> Array:
    """Return answers as they were given, reversed items not turned."""
    return np.column_stack([responses.values[name].numbers for name in names])
