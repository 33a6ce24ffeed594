"""Moments of scores, each the mean of some questions, whatever is missing, however few answer."""

from collections.abc import Mapping, MutableMapping, Sequence

import numpy as np

from cxlab.errors import InputError, LackError, nearest
from cxlab.statistics.arrays import numbers
from cxlab.statistics.moments import Array, Moments, average
from cxlab.statistics.person_scores import LEAST, person_scores
from cxlab.statistics.sampling_design import SamplingDesign
from cxlab.statistics.survey_moments import survey_moments

ENOUGH = 4  # people a question, from which covariances of all questions can be told


def score_moments(
    answers: Mapping[str, Sequence[float] | Array],
    scores: Mapping[str, Sequence[str]],
    design: SamplingDesign | None = None,
    *,
    also: Sequence[str] = (),
    known: MutableMapping[tuple[str, ...], Moments] | None = None,
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
    also : sequence of str
        Questions on which gaps may depend, too, e.g. satisfaction; of no score.
    known : mapping, optional
        Moments of questions worked out before, by their sorted names; new ones are added.
    least : float
        Share of a score's questions a person must have answered, where people are few.

    Raises
    ------
    LackError
        As `cxlab.statistics.survey_moments.survey_moments`.
    InputError
        For a question that there is not, or no score.

    Examples
    --------
    >>> data = {"p1": [1.0, 2, 5, 4], "p2": [2.0, np.nan, 4, 5], "y": [1.0, 3, 5, 4]}
    >>> found = score_moments(data, {"P": ["p1", "p2"], "y": ["y"]})
    >>> found.n, found.mean.round(2).tolist()
    (4, [3.21, 3.25])
    """
    asked = sorted({name for items in scores.values() for name in items})
    if not asked:
        raise InputError("scores: none given; at least 1 is needed")
    for name in {*asked, *also} - {*answers}:
        raise InputError(f"no column '{name}'.{nearest(name, map(str, answers))}")
    columns = {name: numbers(name, answers[name], missing=True) for name in {*asked, *also}}
    helping = [name for name in also if name not in asked and not np.isnan(columns[name]).all()]
    if not np.isnan(np.column_stack([columns[name] for name in asked])).any():
        return survey_moments(_scored(columns, scores, least), design)
    known = {} if known is None else known
    try:
        return _filled(columns, scores, design, also=helping, known=known, least=least)
    except LackError:
        if not helping:
            raise  # what is lacking is not what helps
        return _filled(columns, scores, design, also=[], known=known, least=least)


def _filled(
    columns: Mapping[str, Array],
    scores: Mapping[str, Sequence[str]],
    design: SamplingDesign | None,
    *,
    also: Sequence[str],
    known: MutableMapping[tuple[str, ...], Moments],
    least: float,
) -> Moments:
    """Return the moments of scores, some of whose questions were not answered by all."""
    used = sorted({name for items in (*scores.values(), also) for name in items})
    table = np.column_stack([columns[name] for name in used])
    if (~np.isnan(table)).any(axis=1).sum() >= ENOUGH * len(used):
        if (key := tuple(used)) not in known:
            known[key] = survey_moments({name: columns[name] for name in used}, design)
        return known[key].composites({name: average(items) for name, items in scores.items()})
    parts = _scored(columns, {name: [name] for name in also} | dict(scores), least)
    return survey_moments(parts, design).select(list(scores))


def _scored(
    columns: Mapping[str, Array], scores: Mapping[str, Sequence[str]], least: float
) -> dict[str, Array]:
    """Return each person's score, if enough of its questions were answered."""
    return {
        name: person_scores(np.column_stack([columns[item] for item in items]), least)
        for name, items in scores.items()
    }
