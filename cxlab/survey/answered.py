"""How many people are behind what is said of each dimension: who answered all of it, or half."""

import numpy as np

from cxlab.statistics.person_scores import LEAST
from cxlab.survey.check import SIDES, Check, listed
from cxlab.survey.responses import Responses
from cxlab.words import say

ENOUGH = 0.8  # of the respondents


def answered(responses: Responses) -> Check:
    """Count, for each dimension and side, who answered all of its questions, and who enough."""
    people = len(responses.frame)
    counts: list[tuple[int, str]] = []
    for role, side in SIDES.items():
        for dimension, names in responses.codebook.dimensions(role).items():
            given = np.column_stack([responses.given[name] for name in names])
            enough = int((given.mean(axis=1) >= LEAST).sum())
            text = say(
                "{dimension} ({side}): {whole:,} all, {enough:,} half or more",
                dimension=dimension,
                side=say(side),
                whole=int(given.all(axis=1).sum()),
                enough=enough,
            )
            counts.append((enough, text))
    if not counts:
        return Check("answered", None, say("no question belongs to a dimension"))
    fewest = sorted(counts, key=lambda count: count[0])
    text = say(
        "{n:,} of {people:,} respondents answered every question. Of the questions of a dimension "
        "answered: {counts}. Whoever answered half or more counts",
        n=int(np.all(list(responses.given.values()), axis=0).sum()),
        people=people,
        counts=listed(text for _, text in fewest),
    )
    return Check("answered", fewest[0][0] >= ENOUGH * people, text)
