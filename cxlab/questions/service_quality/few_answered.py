"""Where hardly anybody answered one side of a number, and the others' answers were filled in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from cxlab.claims.estimate import are_few
from cxlab.evidence.survey import Survey
from cxlab.evidence.surveys import OVERALL
from cxlab.questions.service_quality.dimensions import called
from cxlab.questions.service_quality.needs import Pairs, sides
from cxlab.words import phrase, say

SAID = {
    "perception": phrase(
        "{n:,} of {people:,} people said what they get of {what}; the answers of all others are "
        "filled in from what else they said."
    ),
    "expectation": phrase(
        "{n:,} of {people:,} people said what they expect of {what}; the answers of all others are "
        "filled in from what else they said."
    ),
    "outcome": phrase(
        "{n:,} of {people:,} people rated {what}; the answers of all others are filled in from "
        "what else they said."
    ),
}


@dataclass(frozen=True)
class Part:
    """Questions of which a number needs one answer at least: a side of a dimension, an outcome."""

    side: str
    what: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Behind:
    """How many people are behind a number, and what a reader must know of it.

    ``n`` counts who answered the part that fewest did, where these are so few that nothing should
    rest on them; else everybody used.

    Examples
    --------
    >>> Behind(120).note
    ''
    """

    n: int
    note: str = ""


def parts_of_gap(pairs: Mapping[str, Pairs]) -> list[Part]:
    """Return both sides of each dimension."""
    return [
        Part(side, _named(dimension), columns)
        for dimension, of_dimension in pairs.items()
        for side, columns in zip(("perception", "expectation"), sides(of_dimension), strict=True)
    ]


def _named(dimension: str) -> str:
    return say("what all questions ask") if dimension == OVERALL else called(dimension)


def behind(survey: Survey, n: int, parts: Iterable[Part]) -> Behind:
    """Return how many people are behind a number that uses ``n`` of a survey.

    Gaps between answers are filled in by maximum likelihood, which needs people who answered both:
    where hardly anybody answered a part, its mean is theirs, whoever else is counted. Few are fewer
    than 30, or a fifth of those used. Of printed tables and of large surveys everybody used
    answered everything.
    """
    if survey.responses is None:
        return Behind(n)
    given = survey.responses.given
    counted = [
        (int(np.any([given[c] for c in part.columns], axis=0).sum()), part) for part in parts
    ]
    fewest, part = min(counted, key=lambda one: one[0])
    if fewest >= n or not are_few(fewest, n):
        return Behind(n)
    return Behind(fewest, say(SAID[part.side], n=fewest, people=survey.people, what=part.what))
