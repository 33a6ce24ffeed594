"""The user's answers as scores: one expectation, one perception and each outcome a respondent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from cxlab.errors import InputError
from cxlab.statistics.moments import Array, Moments
from cxlab.statistics.person_scores import person_scores
from cxlab.statistics.response_surface import quadratic_columns
from cxlab.statistics.survey_moments import survey_moments
from cxlab.survey.codebook.codebook import Codebook, Column
from cxlab.survey.panel import Rows
from cxlab.survey.responses import Responses
from cxlab.survey.text import shortened

FEWEST = 10  # answers for a surface with six coefficients
Scores = Mapping[str, Array]


@dataclass(frozen=True)
class Asked:
    """What a codebook asks: the columns of both sides and of each outcome.

    Attributes
    ----------
    sides : mapping of str to tuple of str
        The columns of ``expectation`` and ``perception``.
    outcomes : mapping of str to tuple of str
    scale : tuple of float
        Both ends of the one scale of expectation and perception.
    """

    sides: Mapping[str, tuple[str, ...]]
    outcomes: Mapping[str, tuple[str, ...]]
    scale: tuple[float, float]


def asked_in(book: Codebook) -> Asked:
    """Return what a codebook asks.

    Raises
    ------
    InputError
        With mixed scales, without one of the sides, or without an outcome.
    """
    sides, outcomes = _sides(book), _outcomes(book)
    columns = [book.column(name) for names in sides.values() for name in names]
    return Asked(sides, outcomes, _scale(book, columns))


def _sides(book: Codebook) -> dict[str, tuple[str, ...]]:
    """Return the columns of both sides: paired items where there are pairs, else all."""
    pairs = book.pairs()
    if pairs:
        return {
            "expectation": tuple(pair.expectation for pair in pairs),
            "perception": tuple(pair.perception for pair in pairs),
        }
    sides = {}
    for role in ("expectation", "perception"):
        sides[role] = tuple(column.name for column in book.of(role))
        if not sides[role]:
            raise InputError(f"{book.name}: no column has the role '{role}'; at least 1 needed")
    return sides


def _outcomes(book: Codebook) -> dict[str, tuple[str, ...]]:
    outcomes = book.outcomes()
    if not outcomes:
        raise InputError(
            f"{book.name}: no column has the role 'outcome' (e.g. overall satisfaction); without "
            "one nothing can be said of satisfaction"
        )
    for name in outcomes:
        if name in {"expectation", "perception", "E2", "EP", "P2"}:
            raise InputError(f"{book.name}: an outcome cannot be called '{name}'; rename it")
    return outcomes


def _scale(book: Codebook, columns: Sequence[Column]) -> tuple[float, float]:
    """Return the one scale of both sides; the codebook has seen to the outcomes."""
    first = columns[0]
    for other in columns[1:]:
        if other.scale != first.scale:
            ends = ["{:g} to {:g}".format(*column.scale) for column in (first, other)]
            raise InputError(
                f"{book.name}: expectation and perception need one answer scale, but column "
                f"'{shortened(first.name)}' has {ends[0]} and '{shortened(other.name)}' {ends[1]}"
            )
    return first.scale


@dataclass(frozen=True, eq=False)
class OwnScores:
    """The scores of all respondents, ``nan`` where they did not answer half of what makes one.

    Attributes
    ----------
    responses : Responses
    asked : Asked
    terms : mapping of str to array
        The terms of the surface, with the outcomes.
    scores : mapping of str to array
        Expectation, perception and the outcomes: what the terms are made of.
    """

    responses: Responses
    asked: Asked
    terms: Scores
    scores: Scores

    def moments(self, rows: Rows) -> Moments:
        """Return the moments of some respondents' terms."""
        return moments_of(self.responses, self.terms, rows)

    def rated(self, rows: Rows) -> Rows:
        """Return which of some respondents answered enough of both sides."""
        rated: Rows = rows & ~np.isnan(self.terms["EP"])
        return rated

    def missing(self, rated: Rows) -> float:
        """Return the share of answers of both sides that is missing of some respondents."""
        columns = [name for names in self.asked.sides.values() for name in names]
        return float(self.responses.frame.loc[rated, columns].isna().to_numpy().mean())


def own_scores(responses: Responses, asked: Asked) -> OwnScores:
    """Return the scores of clean responses."""
    columns = (*asked.sides.items(), *asked.outcomes.items())
    scores = {name: mean_of(responses, made_of) for name, made_of in columns}
    centre = sum(asked.scale) / 2
    terms = quadratic_columns(scores["expectation"], scores["perception"], centre)
    outcomes = {name: scores[name] for name in asked.outcomes}
    return OwnScores(responses, asked, {**terms, **outcomes}, scores)


def mean_of(responses: Responses, columns: tuple[str, ...]) -> Array:
    """Return a score a respondent: the mean of its columns, nan unless half are answered."""
    return person_scores(responses.frame[list(columns)].to_numpy(dtype=float))


def moments_of(responses: Responses, scores: Scores, rows: Rows) -> Moments:
    """Return the moments of some respondents' scores."""
    part = {name: score[rows] for name, score in scores.items()}
    return survey_moments(part, responses.design.of_rows(rows))


def check_varied(scored: OwnScores, rows: Rows) -> None:
    """Refuse answers from which no surface can be drawn.

    Raises
    ------
    InputError
        With too few answers, or too few values of a side.
    """
    outcomes = np.column_stack([scored.scores[name] for name in scored.asked.outcomes])
    complete = scored.rated(rows) & np.logical_not(np.isnan(outcomes)).any(axis=1)
    name = scored.responses.name
    if (n := int(complete.sum())) < FEWEST:
        respondents = "respondent" if n == 1 else "respondents"
        raise InputError(
            f"{name}: {n} {respondents} answered half or more of expectation, of perception and of "
            f"an outcome; at least {FEWEST} needed"
        )
    for side in ("expectation", "perception"):
        if (different := len(np.unique(scored.terms[side][complete]))) < 3:
            values = "value" if different == 1 else "values"
            raise InputError(
                f"{name}: {side} takes {different} {values}; a surface needs 3 at least"
            )
