"""Moments of scores, each the mean of some questions, whatever is missing, however few answer."""

from collections.abc import Mapping, Sequence

import numpy as np

from cxlab.statistics.moments import Array, Moments, average
from cxlab.statistics.person_scores import LEAST, person_scores
from cxlab.statistics.sampling_design import SamplingDesign
from cxlab.statistics.survey_moments import survey_moments

ENOUGH = 4  # people a question, from which covariances of all questions can be told


def score_moments(
    answers: Mapping[str, Sequence[float] | Array],
    scores: Mapping[str, Sequence[str]],
    design: SamplingDesign | None = None,
    least: float = LEAST,
) -> Moments:
    """Return the moments of scores with the people behind them.

    Where nothing is missing, of the scores as they are. Else by maximum likelihood over all
    questions used, if there are four people or more a question: then gaps may depend on any answer
    given. Fewer people cannot tell so many covariances (a scale's alpha would come out too low):
    then each score is a person's mean of at least half of its questions, and maximum likelihood
    fills the gaps between scores only.

    Parameters
    ----------
    answers : mapping of str to sequence of float
        Columns; missing answers are ``nan``.
    scores : mapping of str to sequence of str
        Questions of each score.
    design : SamplingDesign, optional
    least : float
        Share of a score's questions a person must have answered, where people are few.

    Raises
    ------
    LackError
        As `cxlab.statistics.survey_moments.survey_moments`.

    Examples
    --------
    >>> data = {"p1": [1.0, 2, 5, 4], "p2": [2.0, np.nan, 4, 5], "y": [1.0, 3, 5, 4]}
    >>> found = score_moments(data, {"P": ["p1", "p2"], "y": ["y"]})
    >>> found.n, found.mean.round(2).tolist()
    (4, [3.21, 3.25])
    """
    used = list(dict.fromkeys(name for items in scores.values() for name in items))
    columns = {name: np.asarray(answers[name], dtype=float) for name in used}
    table = np.column_stack(list(columns.values()))
    answered = int((~np.isnan(table)).any(axis=1).sum())
    if np.isnan(table).any() and answered >= ENOUGH * len(used):
        return survey_moments(columns, design).composites(
            {name: average(items) for name, items in scores.items()}
        )
    columns_of_scores = {
        name: person_scores(np.column_stack([columns[item] for item in items]), least)
        for name, items in scores.items()
    }
    return survey_moments(columns_of_scores, design)
