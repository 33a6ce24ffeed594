"""Moments of raw answers with the people behind them: weights, strata, clusters, gaps."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from cxlab.errors import LackError
from cxlab.statistics.em import em
from cxlab.statistics.moments import Array, Moments, table_of_columns
from cxlab.statistics.people import CompletePeople
from cxlab.statistics.people_with_gaps import Likelihood, PeopleWithGaps
from cxlab.statistics.sampling_design import SamplingDesign


def survey_moments(
    answers: Mapping[str, Sequence[float] | Array], design: SamplingDesign | None = None
) -> Moments:
    """Return the moments of raw answers, everybody used who answered anything.

    Where nothing is missing these are the plain (weighted) moments; else those of maximum
    likelihood under a normal model (`cxlab.statistics.em.em`), which hold where gaps depend on
    nothing but answers given. Statistics of these moments know how uncertain they are from the
    people behind them.

    Parameters
    ----------
    answers : mapping of str to sequence of float
        Columns, e.g. a DataFrame; missing answers are ``nan``.
    design : SamplingDesign, optional
        Of all rows; a simple random sample unless given.

    Returns
    -------
    Moments
        ``n`` counts people with at least one answer used, weights or not; ``effective`` what these
        are worth. `Moments.select` and `Moments.composites` count anew.

    Raises
    ------
    LackError
        With fewer than two respondents, a variable nobody answered, two that nobody answered
        together, weights that leave no more than one respondent, or a design in which no stratum
        has two clusters.

    Examples
    --------
    >>> data = {"asked": [1.0, 2.0, 3.0, 4.0, 5.0], "skipped": [2.0, 3.5, 3.0, np.nan, 6.0]}
    >>> moments = survey_moments(data)
    >>> moments.n, moments.people.complete, moments.mean.round(3).tolist()
    (5, 4, [3.0, 3.857])
    """
    names = tuple(map(str, answers))
    table = table_of_columns(answers)
    design = design or SamplingDesign()
    design.check_people(len(table))
    used = ~np.isnan(table).all(axis=1)
    if design.weights is not None:
        used &= design.weights > 0
    table, design = table[used], design.of_rows(used)
    _check(names, table, design)
    if np.isnan(table).any():
        gaps = _with_gaps(table, design)
        return Moments(names, gaps.n, gaps.mean, gaps.covariance, people=gaps)
    people = CompletePeople(table, design)
    return Moments(names, people.n, people.mean, people.covariance, people=people)


def _check(names: Sequence[str], table: Array, design: SamplingDesign) -> None:
    if len(table) < 2:
        raise LackError("people who answered: {n}; at least 2 needed", n=len(table))
    for name, count in zip(names, (~np.isnan(table)).sum(axis=0), strict=True):
        if count == 0:
            raise LackError("nobody answered '{name}'", name=name)
    if (worth := design.effective_number(len(table))) < 2:
        raise LackError(
            "respondents: {n}; their weights differ so much that they are worth {worth:.2f}; at "
            "least 2 needed",
            n=len(table),
            worth=worth,
        )
    if design.df(len(table)) < 1:
        raise LackError(
            "no stratum has two clusters or people who answered: how these differ is not known"
        )
    given = (~np.isnan(table)).astype(float)
    never = np.argwhere(given.T @ given == 0)
    if len(never):
        first, second = (names[place] for place in never[0])
        raise LackError("nobody answered both '{first}' and '{second}'", first=first, second=second)


def _with_gaps(table: Array, design: SamplingDesign) -> PeopleWithGaps:
    """Return the people of a table with gaps; what everybody answered alike stays apart."""
    fixed = np.nanmax(table, axis=0) == np.nanmin(table, axis=0)
    varied: Any = np.nonzero(~fixed)[0]
    if not len(varied):
        raise LackError("everybody answered alike")
    rows = ~np.isnan(table[:, varied]).all(axis=1)
    answers, design = table[np.ix_(rows, varied)], design.of_rows(rows)
    fit = em(answers, design.shares(len(answers)) * len(answers))
    matrix = np.eye(table.shape[1])[:, varied]
    offset = np.where(fixed, np.nanmax(table, axis=0), 0.0)
    return PeopleWithGaps(Likelihood(answers, design, fit), matrix, offset)
