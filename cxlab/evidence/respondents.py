"""The people behind the rows of a survey: rows are not people."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import numpy as np

from cxlab.survey.responses import Responses

SIDES = ("expectation", "perception")


def respondents(responses: Responses, groups: Sequence[str]) -> Mapping[str, int]:
    """Count who answered, each respondent once: rows without an id may all be of one person.

    Both sides must be answered, where both were asked, or else anything rated. In linked surveys
    only customers count: a branch has one manager.

    Parameters
    ----------
    responses : Responses
    groups : sequence of str
        Of each row analysed; "" where it is in none.

    Examples
    --------
    >>> from cxlab.survey.sample import sample_responses
    >>> responses = sample_responses()
    >>> groups = list(responses.others["branch"])
    >>> sorted(respondents(responses, groups).items())
    [('Centre', 107), ('Harbour', 94), ('Station', 99)]
    """
    rows = zip(groups, whose(responses), _answered(responses), strict=True)
    return Counter(group for group, _ in {(group, name) for group, name, counts in rows if counts})


def whose(responses: Responses) -> list[Hashable]:
    """Return whose each row is that is analysed: its respondent, else its number in the file.

    Examples
    --------
    >>> from cxlab.survey.sample import sample_responses
    >>> responses = sample_responses()
    >>> whose(responses)[:3]
    ['1', '2', '3']
    """
    ids = responses.codebook.of("respondent")
    return list(responses.others[ids[0].name].fillna("") if ids else responses.row_numbers)


def _answered(responses: Responses) -> "np.ndarray[Any, np.dtype[np.bool_]]":
    frame, book = responses.frame, responses.codebook
    rows = np.ones(len(frame), bool)
    if sources := book.of("source"):
        customers = (responses.others[sources[0].name] == "customer").to_numpy()
        rows = customers if customers.any() else rows
    given = frame.notna().to_numpy()
    columns = list(frame)
    sides = [
        rows & given[:, [columns.index(column.name) for column in book.of(side)]].any(axis=1)
        for side in SIDES
    ]
    # A side that nobody was asked, or none of the customers, is not what the survey is about.
    asked = [side for side in sides if side.any()] or [rows & given.any(axis=1)]
    counts: np.ndarray[Any, np.dtype[np.bool_]] = np.logical_and.reduce(asked)
    return counts
