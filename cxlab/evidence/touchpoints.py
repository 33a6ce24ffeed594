"""Touchpoints: how each respondent rated a company's points of contact, and the whole."""

from dataclasses import dataclass

import numpy as np

from cxlab.errors import InputError
from cxlab.evidence.account import Line, account_of, account_of_responses, cited_lines
from cxlab.evidence.episodes import products_of
from cxlab.evidence.survey import Survey
from cxlab.evidence.surveys import load_survey
from cxlab.published import TABLE_SOURCES, path_of, read
from cxlab.statistics.moments import Array, Moments
from cxlab.statistics.person_scores import person_scores
from cxlab.statistics.survey_moments import survey_moments
from cxlab.survey.panel import Rows, customers, of_last_wave
from cxlab.survey.responses import Responses
from cxlab.survey.text import shortened
from cxlab.table import Table
from cxlab.words import say

SUMS = "touchpoint_sums_sfo"
VARIABLES = ("overall", "mean", "worst", "best")
FEWEST_TOUCHPOINTS = 3  # of two, the mean is the middle of worst and best
FEWEST_PEOPLE = 10


@dataclass(frozen=True, eq=False)
class Touchpoints:
    """Overall rating, and mean, worst and best touchpoint of each respondent.

    Attributes
    ----------
    waves : tuple of Moments
        Of `VARIABLES`, a sample each.
    source : str
        Key of ``sources.csv``, or the user's file.
    account : Table
    asked : int or None
        People in a user's file, whether they rated enough or not.

    Examples
    --------
    >>> airport = published_touchpoints()
    >>> airport.whole.n, len(airport.waves)
    (23611, 8)
    """

    waves: tuple[Moments, ...]
    source: str
    account: Table
    asked: int | None = None

    @property
    def whole(self) -> Moments:
        """All respondents together."""
        first, *others = self.waves
        for wave in others:
            first = first + wave
        return first

    @property
    def within_waves(self) -> Moments:
        """All respondents, each about the means of the own sample."""
        n = sum(wave.n for wave in self.waves)
        scatter: Array = sum(((wave.n - 1) * wave.covariance for wave in self.waves), np.zeros(()))
        return Moments(VARIABLES, n, self.whole.mean.copy(), scatter / (n - 1))


def published_touchpoints() -> Touchpoints:
    """Return the airport passengers in ``data/published``.

    Examples
    --------
    >>> published_touchpoints().source
    'sfo_surveys'
    """
    waves = []
    for row in read(SUMS):
        n, sums = int(row["n"]), np.array([float(row[f"sum_{name}"]) for name in VARIABLES])
        products = np.array(products_of(row, VARIABLES))
        waves.append(
            Moments(VARIABLES, n, sums / n, (products - np.outer(sums, sums) / n) / (n - 1))
        )
    key = TABLE_SOURCES[SUMS]
    return Touchpoints(tuple(waves), key, account_of(cited_lines(key), [path_of(SUMS)]))


def own_touchpoints(data: str, codebook: str, outcome: str, minimum: int) -> Touchpoints:
    """Read a user's survey: touchpoints are its perceptions.

    Parameters
    ----------
    data, codebook : str
        Paths.
    outcome : str
        By name; empty takes the first.
    minimum : int
        Respondents who rated fewer touchpoints are left out; at least `FEWEST_TOUCHPOINTS`.

    Raises
    ------
    InputError
        Without answers at hand, an outcome, one scale, or enough touchpoints and people.

    Examples
    --------
    >>> from cxlab.published import ROOT
    >>> sample = ROOT / "data" / "samples" / "simulated_servqual"
    >>> data, codebook = (str(sample.with_suffix(ending)) for ending in (".csv", ".yml"))
    >>> own_touchpoints(data, codebook, outcome="", minimum=4).whole.names
    ('overall', 'mean', 'worst', 'best')
    """
    survey = load_survey(data, codebook)
    responses = _single_answers(survey)
    touchpoints = _touchpoints(responses, minimum)
    name, columns = survey.outcome(outcome)
    asked = customers(responses) & of_last_wave(responses)
    ratings = responses.frame[touchpoints].to_numpy(dtype=float)
    overall = person_scores(responses.frame[list(columns)].to_numpy(dtype=float))
    enough = asked & ((~np.isnan(ratings)).sum(axis=1) >= minimum)
    counted = enough & ~np.isnan(overall)
    if counted.sum() < FEWEST_PEOPLE:
        raise InputError(
            f"{survey.name}: {counted.sum()} people rated {minimum} or more touchpoints and "
            f"'{name}'; at least {FEWEST_PEOPLE} are needed (-p minimum_touchpoints=)"
        )
    moments = survey_moments(
        _scores(overall[counted], ratings[counted]), responses.design.of_rows(counted)
    )
    lines = [
        (say("Touchpoints"), ", ".join(map(responses.label, touchpoints))),
        (say("Overall rating"), name),
        *_left_out(minimum, asked=asked, enough=enough, counted=counted),
    ]
    account = account_of_responses(responses, lines)
    return Touchpoints((moments,), survey.source, account, asked=int(asked.sum()))


def _single_answers(survey: Survey) -> Responses:
    """Return the answers of a survey, one by one; refuse one of which there are only sums."""
    if survey.responses is None:
        raise InputError(
            f"{survey.name}: the worst touchpoint of each person needs every single answer, not "
            "moments or a table summed up where it lies"
        )
    return survey.responses


def _touchpoints(responses: Responses, minimum: int) -> list[str]:
    book = responses.codebook
    columns = book.of("perception")
    if len(columns) < minimum:
        raise InputError(
            f"{book.name}: {len(columns)} columns with the role 'perception' (touchpoints), but "
            f"minimum_touchpoints is {minimum}"
        )
    for column in columns:
        if column.scale != columns[0].scale:
            ends = ["{:g} to {:g}".format(*one.scale) for one in (columns[0], column)]
            raise InputError(
                f"{book.name}: touchpoints need one answer scale, but column "
                f"'{shortened(columns[0].name)}' has {ends[0]} and '{shortened(column.name)}' "
                f"{ends[1]}: the worst of two scales means nothing"
            )
    return [column.name for column in columns]


def _scores(overall: Array, ratings: Array) -> dict[str, Array]:
    return {
        "overall": overall,
        "mean": np.nanmean(ratings, axis=1),
        "worst": np.nanmin(ratings, axis=1),
        "best": np.nanmax(ratings, axis=1),
    }


def _left_out(minimum: int, *, asked: Rows, enough: Rows, counted: Rows) -> list[Line]:
    left_out = say("Left out")
    lines = []
    if others := int((~asked).sum()):
        lines.append((left_out, say("who is no customer of the last wave: {n:,}", n=others)))
    if few := int((asked & ~enough).sum()):
        facts = {"n": few, "minimum": minimum}
        lines.append((left_out, say("people who rated fewer than {minimum}: {n:,}", **facts)))
    if silent := int((enough & ~counted).sum()):
        lines.append((left_out, say("people without an overall rating: {n:,}", n=silent)))
    return lines
